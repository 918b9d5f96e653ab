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
    leftPadding: Theme.kiosk ? (Theme.largest ? Theme.space.xl : Theme.size.homePad) : Theme.space.l
    rightPadding: leftPadding
    topPadding: Theme.size.homeTileTop
    bottomPadding: Theme.kiosk && wide ? Theme.space.l : Theme.size.homeTileFoot
    implicitHeight: Math.max(Theme.largest && Theme.kiosk ? Theme.size.homeTileLargest : Theme.touch.minimum, implicitContentHeight + topPadding + bottomPadding)

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
            side: Theme.largest && Theme.kiosk ? Theme.size.tileLargest : Theme.kiosk ? Theme.size.tileSmall : Theme.size.tile
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
            spacing: Theme.kiosk ? Theme.space.xs : 0
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
