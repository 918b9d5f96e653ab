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
            Item {
                id: line
                required property string modelData
                width: panel.unit * panel.modules
                height: panel.unit
                Repeater {
                    // Each run of dark modules is one rectangle: a proof has some ten thousand modules.
                    model: panel.runs(line.modelData)
                    Rectangle {
                        required property var modelData
                        x: modelData.from * panel.unit
                        width: modelData.count * panel.unit
                        height: panel.unit
                        color: Theme.fixed.toast
                    }
                }
            }
        }
    }

    function runs(line: string): list<var> {
        const found = [];
        for (let from = line.indexOf("1"); from >= 0; from = line.indexOf("1", from)) {
            const light = line.indexOf("0", from);
            const end = light < 0 ? line.length : light;
            found.push({ from: from, count: end - from });
            from = end;
        }
        return found;
    }
}
