import QtQuick
import Kiosk

// The drawing that shows a card going to the reader.
Image {
    width: Theme.size.readerWidth * (Theme.compact ? 0.7 : 1)
    height: Math.round(width * 214 / 300)
    sourceSize: Qt.size(width, height)
    source: Theme.resource("illustrations/id-card-reader.svg")
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("A card held to the reader")
}
