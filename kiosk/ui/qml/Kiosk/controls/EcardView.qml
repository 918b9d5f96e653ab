import QtQuick
import Kiosk

// The picture of a card, whole, in the middle of its place; a gift where this device does not have it.
Item {
    id: view

    property string picture: ""
    property real aspect: 1.5
    property real tallest: Theme.size.photoBand
    readonly property real drawnWidth: Math.floor(Math.min(width, tallest * aspect))

    implicitWidth: tallest * aspect
    implicitHeight: Math.floor(drawnWidth / aspect)
    Accessible.ignored: true

    Image {
        anchors.centerIn: parent
        width: view.drawnWidth
        height: view.implicitHeight
        visible: view.picture.length > 0
        sourceSize: Qt.size(width, height)
        fillMode: Image.PreserveAspectFit
        source: visible && width > 0 ? view.picture + "?cover=1&r=" + Math.round(Theme.radius.card) : ""
        Accessible.ignored: true
    }
    Rectangle {
        anchors.centerIn: parent
        width: view.drawnWidth
        height: view.implicitHeight
        visible: view.picture.length === 0
        radius: Theme.radius.card
        color: Theme.color.roseSoft
        AppIcon {
            anchors.centerIn: parent
            name: "gift"
            side: parent.height * Theme.size.giftShare
            tint: Theme.color.roseInk
        }
    }
    Rectangle {
        anchors.centerIn: parent
        width: view.drawnWidth
        height: view.implicitHeight
        visible: Theme.contrast
        radius: Theme.radius.card
        color: Theme.clear
        border.width: Theme.edge
        border.color: Theme.color.line
    }
}
