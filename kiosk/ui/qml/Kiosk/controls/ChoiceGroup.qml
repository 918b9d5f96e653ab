pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A heading and its choices. choices: [{ key, text, icon?, kind? }]
ColumnLayout {
    id: group

    property string title: ""
    required property var choices
    property string current: ""
    signal chosen(string key)

    Layout.fillWidth: true
    spacing: Theme.space.s

    SectionHeader {
        Layout.topMargin: Theme.space.s
        text: group.title
        kind: Theme.type.body
        color: Theme.color.ink
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.oneColumn && Theme.textStep > 100 ? 1 : group.choices.length
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.s
        Repeater {
            model: group.choices
            ChoiceButton {
                required property var modelData
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.fillHeight: true
                text: modelData.text
                iconName: modelData.icon ?? ""
                kind: modelData.kind ?? Theme.type.button
                selected: modelData.key === group.current
                onActivated: group.chosen(modelData.key)
            }
        }
    }
}
