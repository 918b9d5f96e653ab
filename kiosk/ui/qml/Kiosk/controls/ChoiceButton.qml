import QtQuick
import Kiosk

// One of several choices; the chosen one carries a tick and an edge.
Pressable {
    id: choice

    property string iconName: ""
    property bool selected: false
    // White with an edge until it is chosen, for chips among other words.
    property bool quiet: false
    property TypeStyle kind: Theme.type.button
    readonly property color ink: selected ? (Theme.contrast ? Theme.color.inkOnPrimary : Theme.color.primaryInk) : Theme.color.ink

    implicitHeight: Math.max(Theme.size.secondaryHeight, implicitContentHeight + 2 * Theme.space.s)
    ringRadius: back.radius
    leftPadding: Theme.space.m
    rightPadding: Theme.space.m
    Accessible.role: Accessible.RadioButton
    Accessible.checked: selected

    background: Rectangle {
        id: back
        radius: Theme.size.boxRadius
        color: choice.selected ? (Theme.contrast ? Theme.color.primary : Theme.color.primarySoft) : choice.down ? Theme.color.line : choice.quiet ? Theme.card : Theme.color.surfaceSunken
        border.width: choice.selected ? Theme.border.controlSelected : Theme.contrast || choice.quiet ? Theme.edge : 0
        border.color: choice.selected ? Theme.color.primary : choice.quiet ? Theme.color.lineStrong : Theme.color.line
    }
    contentItem: Item {
        implicitWidth: Math.ceil(label.implicitWidth) + (mark.visible ? mark.width + row.spacing : 0)
        implicitHeight: row.implicitHeight
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Theme.space.s
            AppIcon {
                id: mark
                anchors.verticalCenter: parent.verticalCenter
                name: choice.selected ? "check" : choice.iconName
                tint: choice.ink
                side: Theme.icon.inline * Theme.grow
                stroke: choice.selected ? Theme.stroke.check : Theme.stroke.normal
            }
            AppText {
                id: label
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(implicitWidth), choice.availableWidth - (mark.visible ? mark.width + row.spacing : 0))
                text: choice.text
                kind: choice.kind
                wrapMode: Text.WordWrap
                horizontalAlignment: Text.AlignHCenter
                weight: Theme.semibold
                color: choice.ink
                Accessible.ignored: true
            }
        }
    }
}
