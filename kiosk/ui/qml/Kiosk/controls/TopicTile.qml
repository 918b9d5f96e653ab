import QtQuick
import QtQuick.Layouts
import Kiosk

// Something that can be the trouble: its icon beside its words, so that many fit on a page.
Pressable {
    id: tile

    property string iconName: ""
    property string hue: "sky"
    property string title: ""
    property string line: ""

    Layout.fillWidth: true
    Layout.fillHeight: true
    text: [title, line].filter(part => part.length > 0).join(". ")
    ringRadius: Theme.radius.card
    leftPadding: Theme.kiosk ? Theme.space.xl : Theme.space.l
    rightPadding: leftPadding
    topPadding: Theme.kiosk ? Theme.space.xl : Theme.space.m
    bottomPadding: topPadding
    implicitHeight: Math.max(Theme.touch.minimum, implicitContentHeight + topPadding + bottomPadding)

    background: Item {
        Shadow {}
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius.card
            color: tile.down ? Theme.color.surfaceSunken : Theme.card
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
    }
    contentItem: RowLayout {
        spacing: Theme.space.l
        IconTile {
            Layout.alignment: Qt.AlignTop
            name: tile.iconName
            hue: tile.hue
            side: Theme.size.tileSmall
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.space.xs
            AppText {
                Layout.fillWidth: true
                text: tile.title
                kind: Theme.type.large
                weight: Theme.semibold
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: tile.line
                kind: Theme.type.small
                color: Theme.color.inkSoft
                Accessible.ignored: true
            }
        }
    }
}
