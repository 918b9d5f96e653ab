import QtQuick
import QtQuick.Layouts
import Kiosk

// A lesson in the list of a course: its number or a tick, its name, how long it takes.
Pressable {
    id: row

    property string number: ""
    property string line: ""
    property string said: ""
    // done, now or todo
    property string progress: "todo"
    readonly property bool current: progress === "now"

    implicitHeight: Math.max(Theme.touch.minimum, words.implicitHeight + 2 * Theme.space.m)
    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    ringRadius: Theme.radius.control
    Accessible.role: Accessible.ListItem
    Accessible.name: [number, text, line, said].filter(part => part.length > 0).join(". ")

    background: Rectangle {
        radius: Theme.radius.control
        color: row.current ? Theme.color.primarySoft : row.down ? Theme.color.surfaceSunken : Theme.card
        border.width: Theme.contrast ? Theme.edge : 0
        border.color: row.current ? Theme.color.primary : Theme.color.line
    }
    contentItem: RowLayout {
        id: words
        spacing: Theme.space.l
        Rectangle {
            Layout.preferredWidth: Math.max(Theme.size.avatarSmall, mark.implicitWidth, mark.implicitHeight)
            Layout.preferredHeight: Layout.preferredWidth
            radius: width / 2
            color: row.progress === "done" ? Theme.color.leafSoft : row.current ? Theme.card : Theme.color.surfaceSunken
            border.width: Theme.contrast ? Theme.edge : 0
            border.color: Theme.color.line
            AppText {
                id: mark
                anchors.centerIn: parent
                visible: row.progress !== "done"
                text: row.number
                kind: Theme.type.small
                weight: Theme.semibold
                color: row.current ? Theme.color.primaryInk : Theme.color.inkSoft
                Accessible.ignored: true
            }
            AppIcon {
                anchors.centerIn: parent
                visible: row.progress === "done"
                name: "check"
                side: Theme.icon.inline
                tint: Theme.color.leafInk
                stroke: Theme.stroke.check
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: row.text
                weight: row.current ? Theme.semibold : Theme.medium
                color: row.current && Theme.contrast ? Theme.color.primaryInk : Theme.color.ink
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: [row.line, row.said].filter(part => part.length > 0).join(" · ")
                kind: Theme.type.small
                color: Theme.color.inkSoft
                Accessible.ignored: true
            }
        }
        AppIcon {
            name: "chevron-right"
            side: Theme.icon.inline
            tint: Theme.color.inkSoft
        }
    }
}
