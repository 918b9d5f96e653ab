pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// One day of a month. The view model gives the words: weekdays ["Su", …], and days: [{ key, text, name, state }] in weeks of
// seven, state "" | "today" | "chosen" | "off" (cannot be chosen: `why` tells) | "empty" (another month).
ColumnLayout {
    id: picker

    property string monthText: ""
    required property var weekdays
    required property var days
    property string why: ""
    property bool hasEarlier: true
    property bool hasLater: true
    signal chosen(string key)
    signal earlier
    signal later
    signal explained(string why)

    readonly property real side: Math.max(Theme.touch.minimum, Theme.type.body.line + Theme.space.m)

    spacing: Theme.space.s
    Accessible.role: Accessible.Grouping
    Accessible.name: monthText

    RowLayout {
        Layout.fillWidth: true
        PagerKey {
            iconName: "chevron-left"
            text: qsTr("Earlier month")
            blocked: picker.hasEarlier ? "" : picker.why
            onActivated: picker.earlier()
            onExplained: why => picker.explained(why)
        }
        AppText {
            Layout.fillWidth: true
            text: picker.monthText
            kind: Theme.type.title
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        PagerKey {
            iconName: "chevron-right"
            text: qsTr("Later month")
            blocked: picker.hasLater ? "" : picker.why
            onActivated: picker.later()
            onExplained: why => picker.explained(why)
        }
    }
    Grid {
        Layout.alignment: Qt.AlignHCenter
        columns: 7
        spacing: Theme.space.xs

        Repeater {
            model: picker.weekdays
            AppText {
                required property string modelData
                width: picker.side
                text: modelData
                kind: Theme.type.caption
                color: Theme.color.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
        Repeater {
            model: picker.days
            Pressable {
                id: day
                required property var modelData
                readonly property bool marked: modelData.state === "chosen"
                width: picker.side
                height: picker.side
                implicitHeight: picker.side
                enabled: modelData.state !== "empty"
                opacity: enabled ? 1 : 0
                text: modelData.name
                blocked: modelData.state === "off" ? picker.why : ""
                ringRadius: width / 2
                Accessible.role: Accessible.RadioButton
                Accessible.checked: marked
                onActivated: picker.chosen(modelData.key)
                onExplained: why => picker.explained(why)
                background: Rectangle {
                    radius: width / 2
                    color: day.marked ? Theme.color.primary : day.down ? Theme.color.surfaceSunken : Theme.clear
                    border.width: day.modelData.state === "today" ? Theme.border.control : 0
                    border.color: Theme.color.primary
                }
                contentItem: Item {
                    AppText {
                        anchors.centerIn: parent
                        text: day.modelData.text
                        weight: day.marked ? Theme.bold : day.modelData.state === "off" ? Theme.regular : Theme.semibold
                        font.strikeout: day.modelData.state === "off"
                        color: day.marked ? Theme.color.inkOnPrimary : day.modelData.state === "off" ? Theme.color.inkSoft : Theme.color.ink
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
