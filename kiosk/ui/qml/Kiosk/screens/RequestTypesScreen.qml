pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The types behind one tile.
ScrollPage {
    id: screen

    required property RequestsModel requests

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        PageTitle {
            text: screen.requests.typesTitle
        }
        Repeater {
            model: screen.requests.types
            RequestTile {
                required property var modelData
                wide: true
                iconName: modelData.icon
                hue: modelData.hue
                title: modelData.title
                line: modelData.line
                onActivated: screen.requests.begin(modelData.key)
            }
        }
        Banner {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.s
            hue: "rose"
            iconName: "siren"
            title: qsTr("Is this an emergency?")
            line: qsTr("Tell any officer now. Do not wait for an answer here.")
        }
        Item { implicitHeight: Theme.space.m }
    }
}
