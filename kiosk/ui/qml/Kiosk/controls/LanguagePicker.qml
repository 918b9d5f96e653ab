pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// Languages by their own names. languages: [{ code, name }]
GridLayout {
    id: picker

    required property var languages
    property string current: "en"
    signal chosen(string code)

    columns: Theme.largest ? 1 : Math.max(1, languages.length)
    columnSpacing: Theme.space.m
    rowSpacing: Theme.space.s

    Repeater {
        model: picker.languages

        ChoiceButton {
            required property var modelData
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            text: modelData.name
            iconName: "languages"
            selected: modelData.code === picker.current
            onActivated: picker.chosen(modelData.code)
        }
    }
}
