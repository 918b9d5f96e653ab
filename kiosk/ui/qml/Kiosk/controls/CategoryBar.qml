pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The kinds of one place, icon over word, in a row that wraps. parts: [{ key, text, icon }]
Flow {
    id: bar

    required property var parts
    property string current: ""
    signal chosen(string key)

    // Equal keys, as many in a row as their longest word allows.
    readonly property real widest: {
        let most = 0;
        for (let i = 0; i < keys.count; i++)
            most = Math.max(most, (keys.itemAt(i) as Pressable)?.implicitWidth ?? 0);
        return most;
    }
    readonly property int inRow: Math.max(1, Math.min(parts.length, Math.floor((width + spacing) / (widest + spacing))))
    readonly property real keyWidth: Math.floor((width - (inRow - 1) * spacing) / inRow)

    spacing: Theme.space.s
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Kinds")

    Repeater {
        id: keys
        model: bar.parts
        Pressable {
            id: key
            required property var modelData
            readonly property bool selected: modelData.key === bar.current
            width: bar.keyWidth
            implicitWidth: Math.ceil(label.implicitWidth) + 2 * Theme.space.s
            implicitHeight: Theme.icon.button * Theme.grow + Theme.space.xs + label.implicitHeight + topPadding + bottomPadding
            topPadding: Theme.space.m
            bottomPadding: Theme.space.m
            text: modelData.text
            ringRadius: back.radius
            Accessible.role: Accessible.PageTab
            Accessible.selected: selected
            onActivated: if (!selected) bar.chosen(modelData.key)

            background: Rectangle {
                id: back
                radius: Theme.radius.control
                color: key.selected ? Theme.color.primarySoft : key.down ? Theme.color.surfaceSunken : Theme.card
                border.width: key.selected ? Theme.border.control + 1 : Theme.cardEdge
                border.color: key.selected ? Theme.color.primary : Theme.color.line
            }
            contentItem: Item {
                AppIcon {
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: label.top
                    anchors.bottomMargin: Theme.space.xs
                    name: key.modelData.icon
                    side: Theme.icon.button * Theme.grow
                    tint: Theme.color.primaryInk
                }
                AppText {
                    id: label
                    anchors.horizontalCenter: parent.horizontalCenter
                    anchors.bottom: parent.bottom
                    text: key.text
                    kind: Theme.type.caption
                    weight: Theme.semibold
                    wrapMode: Text.NoWrap
                    color: key.selected ? Theme.color.primaryInk : Theme.color.ink
                    Accessible.ignored: true
                }
            }
        }
    }
}
