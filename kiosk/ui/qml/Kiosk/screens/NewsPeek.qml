import QtQuick
import QtQuick.Layouts
import Kiosk

// One notice on the Home card.
Pressable {
    id: peek

    required property string noticeId
    required property string title
    required property string line
    required property string kindText
    required property string iconName
    required property string hue
    required property string timeText
    required property bool isNew
    property bool ruled: false

    text: [isNew ? qsTr("New") : "", kindText, title, timeText].filter(part => part.length > 0).join(". ")
    ringRadius: Theme.radius.control
    topPadding: Theme.size.peekPad
    bottomPadding: topPadding
    Accessible.role: Accessible.ListItem

    background: Item {
        Rectangle {
            visible: peek.down
            anchors.fill: parent
            radius: Theme.size.peekRadius
            color: Theme.color.primarySoft
        }
        Rectangle {
            visible: peek.ruled
            width: parent.width
            height: Theme.border.separator
            color: Theme.color.line
        }
    }
    contentItem: RowLayout {
        spacing: Theme.kiosk ? Theme.space.m : Theme.space.l
        Item {
            implicitWidth: tile.side
            implicitHeight: tile.side
            IconTile {
                id: tile
                name: peek.iconName
                hue: peek.hue
                round: true
                side: Theme.size.avatar
            }
            NewMark { visible: peek.isNew }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: peek.title
                kind: Theme.type.large
                weight: peek.isNew ? Theme.semibold : Theme.medium
                preview: true
                maximumLineCount: 1
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                text: peek.line
                kind: Theme.type.small
                preview: true
                maximumLineCount: 1
                Accessible.ignored: true
            }
        }
        AppText {
            text: peek.timeText
            kind: Theme.type.small
            color: Theme.color.inkSoft
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
