pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What it is called, who made it, and the facts.
ColumnLayout {
    id: head

    required property TitleModel titlePage

    spacing: Theme.kiosk ? Theme.space.s : Theme.space.xs

    AppText {
        Layout.fillWidth: true
        text: head.titlePage.name
        kind: Theme.kiosk ? Theme.type.display : Theme.type.heading
        Accessible.role: Accessible.Heading
    }
    AppText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: head.titlePage.by
        kind: Theme.kiosk ? Theme.type.body : Theme.type.large
        weight: Theme.medium
    }
    AppText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: head.titlePage.facts
        color: Theme.color.inkSoft
    }
    Flow {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space.xs
        spacing: Theme.space.s
        Repeater {
            model: head.titlePage.chips
            StatusChip {
                required property var modelData
                text: modelData.text
                iconName: modelData.icon
            }
        }
    }
}
