pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// A soft edge around the sentence that is being read; pages turn to show it.
Item {
    id: mark

    required property ReadingModel reading
    readonly property real air: Theme.space.xs

    Repeater {
        model: mark.reading.places
        Rectangle {
            required property rect modelData
            x: modelData.x - mark.air
            y: modelData.y
            width: modelData.width + 2 * mark.air
            height: modelData.height
            radius: Theme.radius.key
            // Nothing over the letters: they stay as dark as they were.
            color: Theme.clear
            border.width: Theme.border.control + 1
            border.color: Theme.contrast ? Theme.color.focus : Theme.color.honeyInk
        }
    }
    Connections {
        target: mark.reading
        function onTurn(page: Flickable, contentY: real) {
            page.contentY = contentY;
        }
    }
}
