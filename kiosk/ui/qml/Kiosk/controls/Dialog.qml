import QtQuick
import QtQuick.Layouts
import Kiosk

// One question over the page, at most two buttons. Keeps the focus until it is answered.
FocusScope {
    id: dialog

    property string title: ""
    property string line: ""
    property string small: ""
    property string mainText: ""
    property string mainIcon: ""
    property string mainKind: "primary"
    property string otherText: ""
    property string otherIcon: ""
    property string mainBlocked: ""
    default property alias content: slot.data
    property alias head: headSlot.data
    // A low window with large words: the parts stand beside each other.
    readonly property bool low: Theme.form === "compact" && Theme.textStep > 100
    signal main
    signal other
    signal explained(string why)

    anchors.fill: parent
    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Component.onCompleted: heading.forceActiveFocus()

    Scrim {}
    Item {
        anchors.centerIn: parent
        width: Math.min(dialog.low ? Theme.windowWidth : Theme.size.dialogWidth, parent.width - 2 * Theme.space.l)
        height: Math.min(parent.height - 2 * Theme.space.l, column.implicitHeight + Theme.space.xl + answers.implicitHeight + 2 * pad)
        readonly property real pad: dialog.low ? Theme.space.xl : Theme.size.dialogPad

        Shadow {
            floating: true
            radius: Theme.radius.sheet
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius.sheet
            color: Theme.card
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
        Flickable {
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.top: parent.top
            anchors.bottom: answers.top
            anchors.margins: parent.pad
            anchors.bottomMargin: Theme.space.m
            contentHeight: column.implicitHeight
            interactive: contentHeight > height
            clip: interactive

            ColumnLayout {
                id: column
                width: parent.width
                spacing: Theme.space.m

                GridLayout {
                    Layout.fillWidth: true
                    columns: dialog.low ? 2 : 1
                    columnSpacing: Theme.space.l
                    rowSpacing: 2 * Theme.space.m
                    Item {
                        id: headSlot
                        visible: children.length > 0
                        Layout.alignment: Qt.AlignHCenter
                        implicitWidth: childrenRect.width
                        implicitHeight: childrenRect.height
                    }
                    AppText {
                        id: heading
                        Layout.fillWidth: true
                        text: dialog.title
                        kind: dialog.low ? Theme.type.title : Theme.type.heading
                        horizontalAlignment: dialog.low ? Text.AlignLeft : Text.AlignHCenter
                        Accessible.role: Accessible.Heading
                        KeyNavigation.tab: mainButton
                        KeyNavigation.backtab: otherButton
                    }
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: dialog.line
                    kind: Theme.kiosk ? Theme.type.large : dialog.low ? Theme.type.small : Theme.type.body
                    weight: Theme.regular
                    color: Theme.color.inkSoft
                    horizontalAlignment: dialog.low ? Text.AlignLeft : Text.AlignHCenter
                }
                ColumnLayout {
                    id: slot
                    visible: children.length > 0
                    Layout.fillWidth: true
                    Layout.topMargin: dialog.low ? 0 : Theme.space.s
                }
            }
        }
        // The answers are always in sight, however large the words.
        GridLayout {
            id: answers
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: parent.pad
            columns: dialog.low ? 2 : 1
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m

            AppButton {
                id: mainButton
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: dialog.mainKind
                text: dialog.mainText
                iconName: dialog.mainIcon
                blocked: dialog.mainBlocked
                KeyNavigation.tab: otherButton.visible ? otherButton : mainButton
                KeyNavigation.backtab: heading
                onActivated: dialog.main()
                onExplained: why => dialog.explained(why)
            }
            AppButton {
                id: otherButton
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                visible: dialog.otherText.length > 0
                kind: "secondary"
                text: dialog.otherText
                iconName: dialog.otherIcon
                implicitHeight: Math.max(Theme.size.dialogKey, implicitContentHeight + 2 * Theme.space.s)
                KeyNavigation.tab: mainButton
                KeyNavigation.backtab: mainButton
                onActivated: dialog.other()
            }
            AppText {
                Layout.fillWidth: true
                Layout.columnSpan: dialog.low ? 2 : 1
                visible: text.length > 0
                text: dialog.small
                kind: Theme.type.small
                color: Theme.color.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
