pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// The way of a request, standing: where it was, where it is, what comes, and what was said on it.
// steps: [{ title, line, at, state: done | now | later | stopped, icon, said: [{ id, mine, who, at, text, note }] }]
Column {
    id: way

    required property var steps
    property bool mayWrite: true
    property bool hears: true
    signal listen(Item card)
    signal writeBack
    signal explained(string why)

    Accessible.role: Accessible.List
    Accessible.name: qsTr("Where your request is")

    Repeater {
        model: way.steps

        Item {
            id: step
            required property var modelData
            required property int index
            readonly property string progress: modelData.state
            readonly property bool now: progress === "now"
            readonly property bool last: index === way.steps.length - 1
            readonly property real markSide: now ? Theme.size.stepNow : Theme.size.stepMark
            readonly property real lane: Theme.size.stepNow

            width: way.width
            implicitHeight: words.implicitHeight + (last ? 0 : Theme.kiosk ? Theme.space.xxl : Theme.space.xl)

            Rectangle {
                id: behind
                visible: !step.last && step.progress === "done"
                x: (step.lane - width) / 2
                y: mark.y + mark.height + Theme.space.xs
                width: Theme.size.stepBar
                height: Math.max(0, step.height - mark.height - 2 * Theme.space.xs)
                radius: width / 2
                color: Theme.color.primary
            }
            Column {
                visible: !step.last && !behind.visible
                x: (step.lane - Theme.size.stepBar) / 2
                y: mark.y + mark.height + Theme.space.xs
                spacing: Theme.size.stepBar * Theme.size.stepDash
                readonly property real room: Math.max(0, step.height - mark.height - 2 * Theme.space.xs)
                Repeater {
                    model: Math.floor((parent.room + parent.spacing) / (Theme.size.stepBar * Theme.size.stepDash + parent.spacing))
                    Rectangle {
                        width: Theme.size.stepBar
                        height: Theme.size.stepBar * Theme.size.stepDash
                        color: Qt.alpha(Theme.color.lineStrong, Theme.contrast ? 1 : Theme.size.stepAhead)
                    }
                }
            }
            Rectangle {
                id: mark
                x: (step.lane - width) / 2
                width: step.markSide
                height: width
                radius: width / 2
                color: step.progress === "done" ? Theme.color.primary : step.now ? Theme.color.primarySoft : step.progress === "stopped" ? Theme.color.roseSoft : Theme.card
                border.width: step.progress === "done" ? 0 : step.now ? Theme.border.controlSelected : Theme.border.control
                border.color: step.now ? Theme.color.primary : step.progress === "stopped" ? Theme.color.rose : Theme.color.lineStrong
                AppIcon {
                    anchors.centerIn: parent
                    name: step.progress === "done" ? "check" : step.progress === "stopped" ? "x" : step.modelData.icon
                    side: Math.round(mark.width * 0.5)
                    stroke: step.progress === "done" ? Theme.stroke.check : Theme.stroke.normal
                    tint: step.progress === "done" ? Theme.color.inkOnPrimary : step.now ? Theme.color.primaryInk : step.progress === "stopped" ? Theme.color.roseInk : Theme.color.inkSoft
                }
            }
            ColumnLayout {
                id: words
                x: step.lane + (Theme.kiosk ? Theme.space.xxl : Theme.space.l)
                y: Math.max(0, (mark.height - head.implicitHeight) / 2)
                width: parent.width - x
                spacing: Theme.space.xs

                GridLayout {
                    id: head
                    Layout.fillWidth: true
                    columns: Theme.textStep > 100 || Theme.form === "compactPortrait" ? 1 : 2
                    columnSpacing: Theme.space.m
                    rowSpacing: 0
                    Accessible.role: Accessible.ListItem
                    Accessible.name: [step.modelData.title, step.modelData.at, step.progress === "done" ? qsTr("Done") : step.now ? qsTr("Now") : step.progress === "stopped" ? qsTr("Stopped") : qsTr("Later")].filter(part => part.length > 0).join(". ")
                    AppText {
                        Layout.fillWidth: true
                        text: step.modelData.title
                        kind: step.now ? Theme.type.title : Theme.type.large
                        weight: step.now ? Theme.bold : Theme.semibold
                        Accessible.ignored: true
                    }
                    AppText {
                        visible: text.length > 0
                        text: step.modelData.at
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: step.now && step.modelData.line.length === 0 && !step.last ? qsTr("You are here.") : step.modelData.line
                    color: Theme.color.inkSoft
                }
                Repeater {
                    model: step.modelData.said
                    SaidCard {
                        required property var modelData
                        Layout.fillWidth: true
                        Layout.topMargin: Theme.space.s
                        said: modelData
                        mayWrite: way.mayWrite
                        hears: way.hears
                        onListen: card => way.listen(card)
                        onWriteBack: way.writeBack()
                        onExplained: why => way.explained(why)
                    }
                }
            }
        }
    }
}
