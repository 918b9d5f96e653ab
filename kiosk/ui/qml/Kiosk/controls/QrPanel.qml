pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A QR code as black modules on white, always: readers need the contrast. rows: ["1010…", …], "1" is dark.
Rectangle {
    id: panel

    required property var rows
    property string label: ""

    readonly property int modules: rows.length
    // The quiet zone of four modules that ISO/IEC 18004 asks for.
    readonly property int quiet: 4
    readonly property real unit: Math.max(1, Math.floor(width / (modules + 2 * quiet)))

    implicitHeight: width
    radius: Theme.radius.control
    color: Theme.tokens.light.surface
    Accessible.role: Accessible.Graphic
    Accessible.name: label

    Column {
        anchors.centerIn: parent
        Repeater {
            model: panel.rows
            Row {
                id: line
                required property string modelData
                Repeater {
                    model: line.modelData.length
                    Rectangle {
                        required property int index
                        width: panel.unit
                        height: panel.unit
                        color: line.modelData[index] === "1" ? Theme.fixed.toast : Theme.tokens.light.surface
                    }
                }
            }
        }
    }
}
