import QtQuick
import QtQuick.Layouts
import Kiosk

// A type of request: icon, name, what it is for. Every type looks the same.
Pressable {
    id: tile

    property string iconName: ""
    property string hue: "primary"
    property string title: ""
    property string line: ""
    // Over the whole width of the page.
    property bool wide: false
    readonly property bool tall: !wide && !Theme.docked && !Theme.compact && Theme.textStep === 100

    Layout.fillWidth: true
    Layout.fillHeight: true
    text: title + ". " + line
    ringRadius: Theme.radius.card
    leftPadding: Theme.kiosk ? Theme.size.homePad : Theme.space.l
    rightPadding: leftPadding
    topPadding: Theme.kiosk ? Theme.space.xl : Theme.space.l
    bottomPadding: topPadding
    implicitHeight: Math.max(Theme.touch.minimum, Theme.kiosk ? Theme.size.requestTile : 0, implicitContentHeight + topPadding + bottomPadding)

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
        columns: tile.tall ? 1 : 2
        columnSpacing: Theme.kiosk ? Theme.space.xl : Theme.space.l
        rowSpacing: Theme.space.m

        IconTile {
            name: tile.iconName
            hue: tile.hue
            side: Theme.size.tileSmall
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.fillHeight: tile.tall
            Layout.alignment: tile.tall ? Qt.AlignTop : Qt.AlignVCenter
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: tile.title
                kind: Theme.type.large
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
            Item {
                visible: tile.tall
                Layout.fillHeight: true
            }
        }
    }
}
