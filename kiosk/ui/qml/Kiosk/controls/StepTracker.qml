pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// Where a message is. steps: [{ title, line, state: done | now | later | stopped, icon }]
// Lies down when there is room, stands up when the words are large.
GridLayout {
    id: tracker

    required property var steps
    readonly property bool upright: Theme.textStep > 100 || Theme.form === "compactPortrait" || longest * steps.length > width
    readonly property real longest: Math.max(longestOf("title"), longestOf("line") * Theme.type.caption.size / words.size)
    readonly property TypeStyle words: Theme.kiosk ? Theme.type.small : Theme.type.body

    columns: upright ? 1 : Math.max(1, steps.length)
    rowSpacing: Theme.space.m
    columnSpacing: 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Where your message is")

    FontMetrics {
        id: metrics
        font.family: Theme.family
        font.pixelSize: tracker.words.size
        font.weight: Theme.semibold
    }
    function longestOf(part: string): real {
        return Math.max(...Array.from(steps, step => step[part]).join(" ").split(" ").map(word => metrics.advanceWidth(word)));
    }
    Repeater {
        model: tracker.steps

        Item {
            id: step
            required property var modelData
            required property int index
            readonly property string progress: modelData.state
            readonly property bool doneBefore: index > 0 && tracker.steps[index - 1].state === "done"

            Layout.fillWidth: true
            Layout.preferredWidth: 1
            Layout.alignment: Qt.AlignTop
            implicitHeight: tracker.upright ? Math.max(mark.height, words.implicitHeight) : mark.height + Theme.space.s + words.implicitHeight
            Accessible.role: Accessible.ListItem
            Accessible.name: modelData.title + " " + modelData.line + ". " + (progress === "done" ? qsTr("Done") : progress === "now" ? qsTr("Now") : progress === "stopped" ? qsTr("Stopped") : qsTr("Later"))

            StepLine {
                visible: !tracker.upright && step.index > 0
                anchors.verticalCenter: mark.verticalCenter
                x: -step.width / 2 + mark.width / 2 + Theme.space.xs
                width: step.width - mark.width - 2 * Theme.space.xs
                solid: step.doneBefore
            }
            Rectangle {
                id: mark
                x: tracker.upright ? 0 : (step.width - width) / 2
                // Words in large letters are higher than the mark beside them.
                y: tracker.upright ? (step.height - height) / 2 : 0
                width: Theme.size.step
                height: width
                radius: width / 2
                color: step.progress === "done" ? Theme.color.primary : step.progress === "now" ? Theme.color.honey : step.progress === "stopped" ? Theme.color.roseSoft : Theme.card
                border.width: step.progress === "later" || step.progress === "stopped" ? Theme.border.control + 1 : 0
                border.color: step.progress === "stopped" ? Theme.color.rose : Theme.color.lineStrong
                AppIcon {
                    anchors.centerIn: parent
                    name: step.progress === "done" ? "check" : step.modelData.icon
                    side: Math.round(mark.width * 0.5)
                    stroke: step.progress === "done" ? Theme.stroke.check : Theme.stroke.normal
                    tint: step.progress === "done" ? Theme.color.inkOnPrimary : step.progress === "now" ? Theme.fixed.heroInk : step.progress === "stopped" ? Theme.color.roseInk : Theme.color.ink
                }
            }
            Column {
                id: words
                anchors.top: tracker.upright ? undefined : mark.bottom
                anchors.topMargin: Theme.space.s
                anchors.verticalCenter: tracker.upright ? mark.verticalCenter : undefined
                anchors.left: tracker.upright ? mark.right : parent.left
                anchors.leftMargin: tracker.upright ? Theme.space.l : 0
                anchors.right: parent.right
                AppText {
                    width: parent.width
                    text: step.modelData.title
                    kind: tracker.words
                    weight: Theme.semibold
                    horizontalAlignment: tracker.upright ? Text.AlignLeft : Text.AlignHCenter
                    Accessible.ignored: true
                }
                AppText {
                    width: parent.width
                    visible: text.length > 0
                    text: step.modelData.line
                    kind: Theme.type.caption
                    weight: Theme.regular
                    color: Theme.color.inkSoft
                    horizontalAlignment: tracker.upright ? Text.AlignLeft : Text.AlignHCenter
                    Accessible.ignored: true
                }
            }
        }
    }
}
