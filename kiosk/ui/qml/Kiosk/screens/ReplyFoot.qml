import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What a reply costs, said before it is written, and the one main button.
Rectangle {
    id: foot

    required property MessageModel message
    required property SessionModel session

    implicitHeight: grid.implicitHeight + (Theme.kiosk ? Theme.space.m + 28 : 2 * Theme.space.l)
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
        columns: Theme.docked || Theme.largest || Theme.textStep > 100 && foot.width < 720 ? 1 : 2
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.l

        StampOffer {
            Layout.fillWidth: true
            visible: foot.message.replyTitle.length > 0 && !Theme.largest
            message: foot.message
        }
        AppButton {
            Layout.fillWidth: grid.columns === 1
            iconName: "reply"
            text: foot.message.replyButton
            blocked: foot.message.canReply ? "" : foot.message.replyLine.length > 0 ? foot.message.replyLine : qsTr("You cannot reply to this message.")
            onActivated: foot.message.reply()
            onExplained: why => foot.session.explain(why)
        }
    }
}
