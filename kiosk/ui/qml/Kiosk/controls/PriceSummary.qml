pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// What it costs, the fees (also when there are none), and what is left after. lines: [{ label, value, strong }]
Card {
    id: summary

    required property var lines

    ColumnLayout {
        width: parent.width
        spacing: Theme.kiosk ? Theme.space.m : Theme.space.s

        Repeater {
            model: summary.lines

            ColumnLayout {
                id: entry
                required property var modelData
                required property int index
                readonly property bool ruled: modelData.strong && index > 0 && !summary.lines[index - 1].strong
                Layout.fillWidth: true
                spacing: Theme.kiosk ? Theme.space.m : Theme.space.s
                Accessible.role: Accessible.StaticText
                Accessible.name: modelData.label + ": " + modelData.value

                Rectangle {
                    Layout.fillWidth: true
                    visible: entry.ruled
                    implicitHeight: Theme.border.separator
                    color: Theme.color.line
                }
                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.largest ? 1 : 2
                    columnSpacing: Theme.space.l
                    rowSpacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: entry.modelData.label
                        weight: entry.modelData.strong ? Theme.semibold : Theme.regular
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: Theme.largest
                        Layout.maximumWidth: Theme.largest ? -1 : summary.width * 0.6
                        horizontalAlignment: Theme.largest ? Text.AlignLeft : Text.AlignRight
                        text: entry.modelData.value
                        kind: entry.modelData.strong ? Theme.type.large : Theme.type.body
                        weight: Theme.bold
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
