import QtQuick
import QtQuick.Layouts
import Kiosk

// How one part of the device is: what needs care has an edge, an icon and a word.
Card {
    id: tile

    property string title: ""
    property string value: ""
    property string line: ""
    property string iconName: ""
    property string stateText: ""
    property bool good: true
    property bool known: true
    readonly property bool stacked: Theme.largest || (Theme.kiosk && Theme.textStep > 100)

    implicitHeight: inside.implicitHeight + 2 * pad

    Rectangle {
        visible: !tile.good
        anchors.fill: parent
        anchors.margins: -tile.pad
        radius: tile.radius
        color: Theme.clear
        border.width: Theme.border.control + 1
        border.color: Theme.color.honey
    }
    ColumnLayout {
        id: inside
        width: parent.width
        spacing: Theme.space.xs

        GridLayout {
            Layout.fillWidth: true
            columns: tile.stacked ? 1 : 3
            IconTile {
                name: tile.iconName
                hue: "slate"
            }
            Item {
                visible: !tile.stacked
                Layout.fillWidth: true
            }
            StatusChip {
                Layout.alignment: tile.stacked ? Qt.AlignLeft : Qt.AlignTop
                text: tile.stateText
                iconName: !tile.good ? "triangle-alert" : tile.known ? "circle-check" : "circle-help"
                hue: !tile.good ? "honey" : tile.known ? "leaf" : "slate"
            }
        }
        AppText {
            Layout.fillWidth: true
            text: tile.title
            color: Theme.color.inkSoft
        }
        AppText {
            Layout.fillWidth: true
            text: tile.value
            kind: Theme.type.title
        }
        AppText {
            Layout.fillWidth: true
            visible: tile.line.length > 0
            text: tile.line
            kind: Theme.type.caption
            color: Theme.color.inkSoft
        }
    }
}
