pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The newest notices and news, beside the mail.
Card {
    id: card

    required property HomeModel home
    property int most: 3
    signal openNews

    pad: Theme.size.homePad

    ColumnLayout {
        width: parent.width
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.s

        Pressable {
            Layout.fillWidth: true
            text: [qsTr("News"), card.home.newsLine].filter(part => part.length > 0).join(". ")
            ringRadius: Theme.radius.control
            onActivated: card.openNews()
            contentItem: RowLayout {
                spacing: Theme.size.leadGap
                IconTile {
                    name: "newspaper"
                    hue: "honey"
                }
                AppText {
                    Layout.fillWidth: true
                    text: qsTr("News")
                    kind: Theme.type.title
                    Accessible.ignored: true
                }
                StatusChip {
                    text: card.home.newsUnread > 0 ? qsTr("%1 new").arg(card.home.newsUnread) : ""
                    solid: true
                }
                AppIcon {
                    visible: card.home.newsUnread === 0
                    name: "chevron-right"
                    tint: Theme.color.inkSoft
                }
            }
        }
        Repeater {
            model: card.home.news
            NewsPeek {
                required property int index
                Layout.fillWidth: true
                visible: index < card.most
                ruled: index > 0
                onActivated: card.home.openNotice(noticeId)
            }
        }
        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.s
            visible: card.home.newsCount === 0
            text: card.home.newsLine
            kind: Theme.type.large
        }
        AppText {
            Layout.fillWidth: true
            visible: card.home.newsCount === 0
            text: qsTr("You will see notices and news here.")
            color: Theme.color.inkSoft
        }
    }
}
