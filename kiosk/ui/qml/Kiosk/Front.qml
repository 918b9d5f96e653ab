pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Kiosk

// The one window. Until the program is loaded it shows the opening; then Main lies in it.
Window {
    id: front

    property bool opening: false
    property string placeText
    property string timeText
    property string periodText
    property string dateText
    property string greeting
    property string band: "day"
    property real sheetTop: 0
    property bool reader: true

    width: Theme.drawnFor.width
    height: Theme.drawnFor.height
    visible: true
    title: "Lumen"
    color: Theme.color.bg

    Binding { target: Theme; property: "windowWidth"; value: front.width }
    Binding { target: Theme; property: "windowHeight"; value: front.height }

    Loader {
        anchors.fill: parent
        // Over Main while that is being made: nobody touches what they have not seen.
        z: 1
        active: front.opening
        sourceComponent: Opening {
            placeText: front.placeText
            timeText: front.timeText
            periodText: front.periodText
            dateText: front.dateText
            greeting: front.greeting
            band: front.band
            sheetTop: front.sheetTop
            reader: front.reader
        }
    }
}
