import QtQuick
import Kiosk

// White paper with the one soft shadow.
Item {
    id: card

    default property alias content: inside.data
    property real pad: Theme.space.cardPad
    property bool floating: false
    property real radius: Theme.radius.card
    property color color: Theme.card

    implicitHeight: inside.childrenRect.height + 2 * pad
    implicitWidth: 2 * pad

    Shadow {
        floating: card.floating
        radius: card.radius
    }
    Rectangle {
        anchors.fill: parent
        radius: card.radius
        color: card.color
        border.width: Theme.cardEdge
        border.color: Theme.color.line
    }
    Item {
        id: inside
        anchors.fill: parent
        anchors.margins: card.pad
    }
}
