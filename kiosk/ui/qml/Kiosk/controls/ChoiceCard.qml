import QtQuick
import QtQuick.Layouts
import Kiosk

// A choice that needs a sentence: icon, title, line, and a tick when it is chosen.
Pressable {
    id: card

    property string iconName: ""
    property string hue: "primary"
    property string line: ""
    property bool selected: false

    implicitHeight: Math.max(Theme.touch.minimum, implicitContentHeight + topPadding + bottomPadding)
    topPadding: Theme.space.l
    bottomPadding: Theme.space.l
    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    ringRadius: back.radius
    Accessible.role: Accessible.RadioButton
    Accessible.checked: selected
    Accessible.description: blocked.length > 0 ? blocked : line

    background: Rectangle {
        id: back
        radius: Theme.radius.card
        color: card.selected ? Theme.color.primarySoft : card.down ? Theme.color.surfaceSunken : Theme.card
        border.width: card.selected ? Theme.border.controlSelected : Theme.edge
        border.color: card.selected ? Theme.color.primary : Theme.color.lineStrong
    }
    contentItem: RowLayout {
        spacing: Theme.space.l
        IconTile {
            visible: card.iconName.length > 0
            name: card.iconName.length > 0 ? card.iconName : "check"
            hue: card.hue
            side: Theme.size.tileSmall
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: card.text
                kind: Theme.type.large
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: card.line
                kind: Theme.type.small
                color: Theme.color.inkSoft
                Accessible.ignored: true
            }
        }
        AppIcon {
            visible: card.selected
            name: "circle-check"
            side: Theme.icon.button
            tint: Theme.color.primaryInk
        }
    }
}
