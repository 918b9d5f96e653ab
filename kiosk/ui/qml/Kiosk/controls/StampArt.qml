import QtQuick
import Kiosk

// The stamp, drawn as a real stamp. A second one peeks out when the letter needs two.
Item {
    id: art

    property real side: Theme.size.stampWidth
    property int count: 1
    property bool faded: false
    property bool tilted: true
    property bool white: false // on honey paper

    implicitWidth: side * (count > 1 ? 1.45 : 1.08)
    implicitHeight: side * 1.25
    Accessible.ignored: true

    Image {
        visible: art.count > 1
        x: art.side * 0.42
        width: art.side * 0.92
        height: width * 1.2
        rotation: 6
        sourceSize: Qt.size(width, height)
        source: Theme.resource(art.white ? "illustrations/stamp-white.svg" : "illustrations/stamp.svg")
        antialiasing: true
        smooth: true
    }
    Image {
        width: art.side
        height: width * 1.2
        rotation: art.tilted ? -4 : 0
        opacity: art.faded ? 0.35 : 1
        sourceSize: Qt.size(width, height)
        source: Theme.resource(art.white ? "illustrations/stamp-white.svg" : "illustrations/stamp.svg")
        antialiasing: true
        smooth: true
    }
}
