pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The newest mail, on the card that stands over the scene.
Card {
    id: card

    required property HomeModel home
    property int most: 3
    signal openInbox
    signal write

    floating: Theme.kiosk
    pad: Theme.size.homePad

    ColumnLayout {
        width: parent.width
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.s

        Pressable {
            id: head
            Layout.fillWidth: true
            text: qsTr("Mail") + ". " + card.home.mailLine
            ringRadius: Theme.radius.control
            onActivated: card.openInbox()
            contentItem: RowLayout {
                spacing: Theme.size.leadGap
                IconTile {
                    name: "mail"
                    filled: true
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: qsTr("Mail")
                        kind: Theme.type.title
                        font.pixelSize: Theme.kiosk ? kind.size * 1.14 : kind.size
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: Theme.docked
                        text: card.home.mailLine
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                        Accessible.ignored: true
                    }
                }
                StatusChip {
                    text: card.home.newCount > 0 ? card.home.newText : ""
                    solid: true
                }
                AppIcon {
                    visible: card.home.newCount === 0
                    name: "chevron-right"
                    tint: Theme.color.inkSoft
                }
            }
        }
        Skeleton {
            Layout.fillWidth: true
            rows: 2
            loading: card.home.loading
        }
        Repeater {
            model: card.home.rows
            MailPeek {
                required property int index
                Layout.fillWidth: true
                visible: index < card.most
                ruled: !Theme.docked && index > 0
                onActivated: card.home.openMessage(messageId)
            }
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.s
            visible: card.home.mailCount === 0 && !card.home.loading
            spacing: Theme.space.xl
            StampArt {
                visible: Theme.textStep === 100
                side: Theme.size.homeStamp
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.space.m
                AppText {
                    Layout.fillWidth: true
                    visible: !Theme.docked
                    text: card.home.mailLine
                    kind: Theme.type.large
                }
                AppButton {
                    kind: "tonal"
                    iconName: "pen-line"
                    text: qsTr("Write a message")
                    onActivated: card.write()
                }
            }
        }
    }
}
