pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// The way of a set-up. steps: [{ title, state: done | now | later | stopped }]
GridLayout {
    id: way

    required property var steps

    readonly property real titles: Array.from(steps, step => metrics.advanceWidth(step.title)).reduce((sum, wide) => sum + wide, 0)
    readonly property bool crowded: titles + steps.length * (Theme.size.step + Theme.space.s + columnSpacing) > width

    columns: Theme.oneColumn || crowded || Theme.docked && Theme.textStep > 100 ? 2 : Math.max(1, steps.length)
    columnSpacing: Theme.space.m
    rowSpacing: Theme.space.s
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Steps")

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: Theme.type.body.size
        font.weight: Theme.semibold
    }
    Repeater {
        model: way.steps

        RowLayout {
            id: step
            required property var modelData
            required property int index
            readonly property string progress: modelData.state

            Layout.fillWidth: true
            spacing: Theme.space.s
            Accessible.role: Accessible.ListItem
            Accessible.name: modelData.title + ". " + (progress === "done" ? qsTr("Done") : progress === "now" ? qsTr("Now") : progress === "stopped" ? qsTr("Stopped") : qsTr("Later"))

            Rectangle {
                Layout.preferredWidth: Theme.size.step
                Layout.preferredHeight: Theme.size.step
                radius: Theme.size.step / 2
                color: step.progress === "done" ? Theme.color.primary : step.progress === "now" ? Theme.hueInk("slate") : step.progress === "stopped" ? Theme.color.roseSoft : Theme.card
                border.width: step.progress === "later" || step.progress === "stopped" ? Theme.border.control + 1 : 0
                border.color: step.progress === "stopped" ? Theme.color.rose : Theme.color.lineStrong
                AppIcon {
                    visible: step.progress === "done" || step.progress === "stopped"
                    anchors.centerIn: parent
                    name: step.progress === "done" ? "check" : "x"
                    side: Math.round(parent.width * 0.5)
                    stroke: Theme.stroke.check
                    tint: step.progress === "done" ? Theme.color.inkOnPrimary : Theme.color.roseInk
                }
                AppText {
                    visible: step.progress === "now" || step.progress === "later"
                    anchors.centerIn: parent
                    text: step.index + 1
                    kind: Theme.type.body
                    weight: Theme.semibold
                    font.pixelSize: Math.round(parent.width * 0.45)
                    lineHeight: parent.width
                    verticalAlignment: Text.AlignVCenter
                    color: step.progress === "now" ? Theme.hueSoft("slate") : Theme.color.inkSoft
                    Accessible.ignored: true
                }
            }
            AppText {
                Layout.fillWidth: true
                text: step.modelData.title
                weight: step.progress === "later" ? Theme.regular : Theme.semibold
                color: step.progress === "later" ? Theme.color.inkSoft : Theme.color.ink
                Accessible.ignored: true
            }
        }
    }
}
