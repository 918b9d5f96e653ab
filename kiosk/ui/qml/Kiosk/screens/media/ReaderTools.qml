pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What can be done with a long text, icon over word, beside each other. tools: [{ key, icon, text }]
Row {
    id: bar

    required property var tools
    property string current: ""
    // Over the whole width; else each as wide as the longest word.
    property bool spread: false
    signal chosen(string key)

    spacing: Theme.space.xs
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Tools for reading")

    readonly property real widest: {
        let most = Theme.touch.recommended;
        for (let i = 0; i < keys.count; i++)
            most = Math.max(most, (keys.itemAt(i) as Pressable)?.implicitContentWidth ?? 0);
        return most + 2 * Theme.space.s;
    }
    Repeater {
        id: keys
        model: bar.tools
        ToolKey {
            required property var modelData
            width: bar.spread ? (bar.width - bar.spacing * (bar.tools.length - 1)) / bar.tools.length : bar.widest
            height: Math.max(Theme.touch.minimum, implicitHeight)
            iconName: modelData.icon
            text: modelData.text
            selected: modelData.key === bar.current
            onActivated: bar.chosen(modelData.key)
        }
    }
}
