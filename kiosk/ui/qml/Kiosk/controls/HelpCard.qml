import QtQuick
import QtQuick.Layouts
import Kiosk

Card {
    id: card

    property string iconName: ""
    property string hue: "primary"
    property string title: ""
    property string line: ""
    // A number to call, in letters that are read from a distance.
    property string number: ""

    Layout.fillWidth: true

    RowLayout {
        width: parent.width
        spacing: Theme.space.l
        IconTile {
            Layout.alignment: Qt.AlignTop
            name: card.iconName
            hue: card.hue
            side: Theme.size.tileSmall
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs
            AppText {
                Layout.fillWidth: true
                text: card.title
                kind: Theme.type.large
                weight: Theme.semibold
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: card.number
                kind: Theme.type.title
                weight: Theme.semibold
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: card.line
                color: Theme.color.inkSoft
            }
        }
    }
}
