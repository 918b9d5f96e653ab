import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Who pays for the reply, said before it is written.
Rectangle {
    id: offer

    required property MessageModel message

    implicitHeight: words.implicitHeight + (Theme.docked ? 2 * Theme.space.l : 0)
    radius: Theme.radius.card
    color: Theme.docked ? (offer.message.replyPaid ? Theme.color.honeySoft : Theme.color.surfaceSunken) : "transparent"
    border.width: Theme.docked ? Theme.cardEdge : 0
    border.color: Theme.color.honeyInk

    RowLayout {
        id: words
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.docked ? Theme.space.xl : 0
        anchors.rightMargin: Theme.docked ? Theme.space.l : 0
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.kiosk ? Theme.space.xl : Theme.space.l
        IconTile {
            visible: offer.message.replyLocked && !Theme.largest
            name: "lock-keyhole"
            hue: "slate"
            side: Theme.size.tileSmall
        }
        StampArt {
            side: Theme.size.stampLarge
            visible: !offer.message.replyLocked && !Theme.largest
            tilted: Theme.docked
            white: Theme.docked
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.kiosk ? Theme.space.xs : 0
            AppText {
                Layout.fillWidth: true
                text: offer.message.replyTitle
                kind: Theme.kiosk ? Theme.type.large : Theme.docked ? Theme.type.body : Theme.type.small
                weight: Theme.bold
            }
            AppText {
                Layout.fillWidth: true
                text: offer.message.replyLine
                kind: Theme.type.small
                color: offer.message.replyPaid && Theme.docked ? Theme.color.honeyInk : Theme.color.inkSoft
            }
        }
    }
}
