import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A card as it comes: its picture, the words on it, who it is from. The letter lies inside.
Item {
    id: closed

    required property MessageModel message
    required property var card
    readonly property real side: Theme.docked ? Theme.space.l : 0

    ScrollPage {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: open.top
        anchors.bottomMargin: Theme.space.l
        content: ColumnLayout {
            spacing: Theme.space.l
            Item { implicitHeight: Theme.kiosk ? Theme.space.l : Theme.space.s }
            EcardView {
                Layout.fillWidth: true
                picture: closed.card.source
                aspect: closed.card.aspect
                tallest: Math.min(Theme.size.photoBand * 1.2, closed.height * 0.56)
                Accessible.ignored: false
                Accessible.role: Accessible.Graphic
                Accessible.name: closed.card.title
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: closed.card.greeting
                kind: Theme.type.heading
                horizontalAlignment: Text.AlignHCenter
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                text: qsTr("A card from %1").arg(closed.message.sender)
                kind: Theme.type.large
                color: Theme.color.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
            AppText {
                Layout.fillWidth: true
                text: closed.message.sentLine
                kind: Theme.type.small
                color: Theme.color.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
    AppButton {
        id: open
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.size.pageFoot
        width: parent.width
        iconName: "gift"
        text: qsTr("Open the card")
        onActivated: closed.message.openCard()
    }
}
