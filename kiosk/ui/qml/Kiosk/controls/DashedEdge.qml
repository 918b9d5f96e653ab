import QtQuick
import QtQuick.Shapes
import Kiosk

// The broken edge of something that cannot be used now.
Shape {
    id: edge

    property real radius: Theme.radius.control

    ShapePath {
        strokeColor: Theme.color.lineStrong
        strokeWidth: Theme.border.control
        strokeStyle: ShapePath.DashLine
        dashPattern: [4, 3]
        fillColor: "transparent"
        PathRectangle {
            x: 1
            y: 1
            width: Math.max(0, edge.width - 2)
            height: Math.max(0, edge.height - 2)
            radius: edge.radius
        }
    }
}
