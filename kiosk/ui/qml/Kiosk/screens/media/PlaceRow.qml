import QtQuick
import QtQuick.Layouts
import Kiosk

// A line that leads to a place of a text: words, what stands under them, how deep it lies.
Pressable {
    id: row

    property string line: ""
    property int depth: 0
    property bool current: false
    property bool removable: false
    signal removed

    implicitHeight: Math.max(Theme.touch.minimum, words.implicitHeight + 2 * Theme.space.m)
    leftPadding: Theme.space.l + depth * Theme.space.xl
    rightPadding: Theme.space.l
    ringRadius: Theme.radius.control
    Accessible.role: Accessible.ListItem
    Accessible.name: [text, line].filter(part => part.length > 0).join(". ")
    Accessible.selected: current

    background: Rectangle {
        radius: Theme.radius.control
        color: row.current ? Theme.color.primarySoft : row.down ? Theme.color.surfaceSunken : Theme.card
        border.width: Theme.contrast ? Theme.edge : 0
        border.color: row.current ? Theme.color.primary : Theme.color.line
    }
    contentItem: RowLayout {
        id: words
        spacing: Theme.space.m
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
                text: row.line
                kind: Theme.type.small
                color: Theme.color.inkSoft
                Accessible.ignored: true
            }
        }
        AppIcon {
            visible: row.current
            name: "check"
            side: Theme.icon.inline
            tint: Theme.color.primaryInk
        }
        PagerKey {
            visible: row.removable
            iconName: "trash-2"
            text: qsTr("Remove this bookmark")
            onActivated: row.removed()
        }
    }
}
