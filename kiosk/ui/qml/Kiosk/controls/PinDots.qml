pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Dots, never digits.
Row {
    id: dots

    property int filled: 0
    property int length: 6

    spacing: Theme.size.pinDotGap
    // Never read aloud, and never how many.
    Accessible.role: Accessible.Indicator
    Accessible.name: filled > 0 ? qsTr("Numbers typed") : qsTr("No numbers typed yet")

    Repeater {
        model: dots.length
        Rectangle {
            required property int index
            width: Theme.size.pinDot
            height: width
            radius: width / 2
            color: index < dots.filled ? Theme.color.primary : "transparent"
            border.width: index < dots.filled ? 0 : Theme.size.pinDotEdge
            border.color: Theme.color.lineStrong
        }
    }
}
