import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What a reply costs, said before it is written, the one main button, and what else can be done with a letter.
Rectangle {
    id: foot

    required property MessageModel message
    required property SessionModel session
    signal more

    // One under the other, or all in a row.
    readonly property bool stacked: Theme.docked || Theme.largest || keys.implicitWidth + Theme.space.m + Theme.size.offer * Theme.enlarged > width

    readonly property real besideWords: Theme.docked && Theme.textStep > 100 ? Theme.space.s : Theme.space.l

    implicitHeight: grid.implicitHeight + (Theme.kiosk ? Theme.space.m + Theme.size.pageFoot : 2 * Theme.space.l)
    color: Theme.card

    Rectangle {
        visible: !Theme.docked
        width: parent.width
        height: Theme.border.separator
        color: Theme.color.line
    }
    GridLayout {
        id: grid
        anchors.left: parent.left
        anchors.right: parent.right
        y: Theme.docked ? Theme.space.s : Theme.space.l
        columns: foot.stacked ? 1 : 2
        columnSpacing: Theme.space.m
        rowSpacing: Theme.kiosk ? Theme.space.l : Theme.space.m

        StampOffer {
            Layout.fillWidth: true
            visible: foot.message.replyTitle.length > 0 && !Theme.largest
            message: foot.message
        }
        GridLayout {
            id: keys
            Layout.fillWidth: foot.stacked
            columns: Theme.docked && Theme.largest ? 2 : 3
            // Three keys of larger words in a narrow window: the word alone.
            readonly property bool bare: Theme.oneColumn && !Theme.largest && Theme.textStep > 100
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m

            AppButton {
                Layout.fillWidth: true
                Layout.columnSpan: keys.columns
                visible: Theme.docked
                iconName: "reply"
                text: foot.message.replyButton
                blocked: foot.message.canReply ? "" : foot.message.replyTitle
                onActivated: foot.message.reply()
                onExplained: why => foot.session.explain(why)
            }
            AppButton {
                Layout.fillWidth: foot.stacked
                Layout.preferredWidth: 1
                // Large words have no room for three: then it is under More.
                visible: Theme.docked && !Theme.largest
                leftPadding: foot.besideWords
                rightPadding: leftPadding
                kind: "secondary"
                iconName: "printer"
                text: qsTr("Print")
                busy: foot.message.printing
                blocked: foot.message.printBlocked
                onActivated: foot.message.print()
                onExplained: why => foot.session.explain(why)
            }
            AppButton {
                Layout.fillWidth: Theme.docked
                Layout.preferredWidth: Theme.docked ? 1 : implicitWidth
                leftPadding: foot.besideWords
                rightPadding: leftPadding
                kind: foot.message.saved ? "tonal" : "secondary"
                iconName: keys.bare ? "" : foot.message.saved ? "check" : "bookmark"
                text: foot.message.saveText
                Accessible.checkable: true
                Accessible.checked: foot.message.saved
                onActivated: foot.message.toggleSaved()
            }
            AppButton {
                Layout.fillWidth: Theme.docked
                Layout.preferredWidth: Theme.docked ? 1 : implicitWidth
                leftPadding: foot.besideWords
                rightPadding: leftPadding
                kind: "secondary"
                iconName: "ellipsis"
                text: qsTr("More")
                onActivated: foot.more()
            }
            AppButton {
                Layout.fillWidth: foot.stacked
                visible: !Theme.docked
                leftPadding: Theme.space.l
                rightPadding: leftPadding
                iconName: "reply"
                text: foot.message.replyButton
                blocked: foot.message.canReply ? "" : foot.message.replyTitle
                onActivated: foot.message.reply()
                onExplained: why => foot.session.explain(why)
            }
        }
    }
}
