pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// Amounts side by side, each in words and as a bar. bars: [{ label, value, fraction, hue, main }]
ColumnLayout {
    id: chart

    required property var bars

    spacing: Theme.kiosk ? Theme.space.m : Theme.space.s

    Repeater {
        model: chart.bars

        ColumnLayout {
            id: bar
            required property var modelData
            required property int index
            readonly property bool ruled: index > 0 && !modelData.main && chart.bars[index - 1].main
            Layout.fillWidth: true
            spacing: Theme.kiosk ? Theme.space.s : Theme.space.xs
            Accessible.role: Accessible.StaticText
            Accessible.name: modelData.label + ": " + modelData.value

            Rectangle {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space.xs
                Layout.bottomMargin: Theme.space.xs
                visible: bar.ruled
                implicitHeight: Theme.border.separator
                color: Theme.color.line
            }
            GridLayout {
                Layout.fillWidth: true
                columns: Theme.largest ? 1 : 2
                columnSpacing: Theme.space.m
                rowSpacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: bar.modelData.label
                    weight: Theme.medium
                    Accessible.ignored: true
                }
                AppText {
                    text: bar.modelData.value
                    weight: Theme.semibold
                    Accessible.ignored: true
                }
            }
            Rectangle {
                Layout.fillWidth: true
                implicitHeight: Theme.size.meterBar
                radius: height / 2
                color: Theme.color.surfaceSunken
                border.width: Theme.contrast ? Theme.border.separator : 0
                border.color: Theme.color.line
                Rectangle {
                    visible: bar.modelData.fraction > 0
                    height: parent.height
                    width: Math.max(height, parent.width * Math.min(1, bar.modelData.fraction))
                    radius: height / 2
                    color: Theme.contrast ? Theme.color.ink : Theme.hue(bar.modelData.hue)
                }
            }
        }
    }
}
