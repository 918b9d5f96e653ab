import QtQuick
import QtQuick.Layouts
import Kiosk

// How a game is played, in three sentences.
Card {
    id: rules

    property string text: ""

    RowLayout {
        width: parent.width
        spacing: Theme.space.l
        IconTile {
            Layout.alignment: Qt.AlignTop
            visible: !Theme.largest || Theme.kiosk
            name: "lightbulb"
            hue: "honey"
            side: Theme.size.tileSmall
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs
            AppText {
                Layout.fillWidth: true
                text: qsTr("How to play")
                kind: Theme.type.large
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                text: rules.text
            }
        }
    }
}
