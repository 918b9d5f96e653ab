import QtQuick
import Kiosk

// A key on the dark bar of a player: an icon, with its word beside it unless `wordless`.
Pressable {
    id: key

    property string iconName: ""
    property bool wordless: false
    property bool chosen: false
    readonly property color ink: Theme.tokens.light.surface

    leftPadding: Theme.space.s
    rightPadding: Theme.space.s
    implicitWidth: Math.max(Theme.touch.minimum, implicitContentWidth + leftPadding + rightPadding)

    background: Item {
        Rectangle {
            anchors.centerIn: parent
            width: parent.width
            height: Math.min(parent.height, row.implicitHeight + 2 * Theme.space.s)
            radius: Theme.radius.key
            color: Qt.alpha(Theme.tokens.light.surface, key.down ? Theme.size.playerTrackOpacity : key.chosen ? Theme.size.playerChosenOpacity : 0)
            border.width: key.chosen ? Theme.border.separator : 0
            border.color: key.ink
        }
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.space.xs
            AppIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: key.iconName
                side: Theme.icon.button * Theme.grow
                tint: key.ink
                stroke: Theme.stroke.emphasis
            }
            AppText {
                anchors.verticalCenter: parent.verticalCenter
                visible: !key.wordless
                text: key.text
                kind: Theme.type.small
                weight: Theme.semibold
                color: key.ink
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
    }
}
