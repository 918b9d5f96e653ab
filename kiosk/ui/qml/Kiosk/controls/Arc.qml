import QtQuick
import QtQuick.Shapes
import Kiosk

// A ring that is full at 1 and empty at 0, from the top, clockwise.
Shape {
    id: arc

    property real fraction: 1
    property real stroke: Theme.size.ringStroke
    property color tint: Theme.color.primary
    property color track: Theme.color.surfaceSunken
    property real turned: 0

    Accessible.ignored: true
    antialiasing: true

    ShapePath {
        strokeColor: arc.track
        strokeWidth: arc.stroke
        fillColor: "transparent"
        PathAngleArc {
            centerX: arc.width / 2
            centerY: arc.height / 2
            radiusX: (arc.width - arc.stroke) / 2
            radiusY: (arc.height - arc.stroke) / 2
            startAngle: 0
            sweepAngle: 360
        }
    }
    ShapePath {
        strokeColor: arc.fraction > 0 ? arc.tint : "transparent"
        strokeWidth: arc.stroke
        fillColor: "transparent"
        capStyle: ShapePath.RoundCap
        PathAngleArc {
            centerX: arc.width / 2
            centerY: arc.height / 2
            radiusX: (arc.width - arc.stroke) / 2
            radiusY: (arc.height - arc.stroke) / 2
            startAngle: -90 + arc.turned
            sweepAngle: 360 * Math.min(1, arc.fraction)
        }
    }
}
