import QtQuick
import QtQuick.Layouts
import Kiosk

// A section on Home: its icon in its hue, its name, one live line.
Pressable {
    id: tile

    property string iconName: ""
    property string hue: "primary"
    property string title: ""
    property string line: ""
    property string chip: ""
    property bool filled: false
    property bool wide: Theme.largest || !Theme.docked

    Layout.fillWidth: true
    Layout.fillHeight: true
    text: title + ". " + line
    ringRadius: Theme.radius.card
    leftPadding: Theme.kiosk ? (Theme.largest ? 36 : 30) : Theme.space.l + 2
    rightPadding: leftPadding
    topPadding: Theme.kiosk ? 28 : Theme.space.l + 4
    bottomPadding: Theme.kiosk ? (wide ? 24 : 18) : Theme.space.l + 4
    implicitHeight: Math.max(Theme.largest && Theme.kiosk ? 205 : Theme.touch.minimum, implicitContentHeight + topPadding + bottomPadding)

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
    contentItem: GridLayout {
        columns: tile.wide ? 3 : 2
        columnSpacing: Theme.kiosk ? Theme.space.xl : Theme.space.l
        rowSpacing: Theme.space.l

        IconTile {
            name: tile.iconName
            hue: tile.hue
            filled: tile.filled
            side: Theme.largest && Theme.kiosk ? 124 : Theme.kiosk ? Theme.size.tileSmall : Theme.size.tile + 2
        }
        Item {
            visible: !tile.wide
            Layout.fillWidth: true
            implicitHeight: chip.implicitHeight
            StatusChip {
                id: chip
                anchors.right: parent.right
                hue: tile.hue
                text: tile.chip
            }
        }
        ColumnLayout {
            Layout.columnSpan: tile.wide ? 1 : 2
            Layout.fillWidth: true
            Layout.fillHeight: !tile.wide
            spacing: Theme.kiosk ? 6 : 0
            AppText {
                Layout.fillWidth: true
                text: tile.title
                kind: Theme.kiosk || Theme.largest ? Theme.type.title : Theme.type.large
                weight: Theme.bold
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                text: tile.line
                kind: Theme.type.small
                color: Theme.color.inkSoft
                Accessible.ignored: true
            }
            // Names stand at one height, however long the line of the tile beside it is.
            Item {
                visible: !tile.wide
                Layout.fillHeight: true
            }
        }
        AppIcon {
            visible: tile.wide && Theme.largest
            name: "chevron-right"
            side: Theme.icon.inline * 1.4
        }
    }
}
