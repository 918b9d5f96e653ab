import QtQuick
import QtQuick.Layouts
import Kiosk

// One card of the set: its picture, and what it says below. The chosen one carries a tick and an edge.
Pressable {
    id: tile

    property string title: ""
    property url picture
    property bool selected: false

    text: title
    Accessible.role: Accessible.RadioButton
    Accessible.checked: selected
    ringRadius: Theme.radius.card
    leftPadding: Theme.space.s
    rightPadding: leftPadding
    topPadding: leftPadding
    bottomPadding: Theme.space.m

    background: Rectangle {
        radius: Theme.radius.card
        color: tile.down ? Theme.color.surfaceSunken : tile.selected ? Theme.color.primarySoft : Theme.card
        border.width: tile.selected ? Theme.border.controlSelected : Theme.cardEdge
        border.color: tile.selected ? Theme.color.primary : Theme.color.line
    }
    contentItem: ColumnLayout {
        spacing: Theme.space.s
        Photo {
            Layout.fillWidth: true
            Layout.preferredHeight: width / Theme.size.ecardAspect
            picture: tile.picture
            corner: Theme.radius.control
            Accessible.ignored: true
        }
        RowLayout {
            Layout.fillWidth: true
            Layout.leftMargin: Theme.space.xs
            spacing: Theme.space.s
            AppIcon {
                visible: tile.selected
                name: "check"
                tint: Theme.color.primaryInk
                stroke: Theme.stroke.check
            }
            AppText {
                Layout.fillWidth: true
                text: tile.title
                kind: Theme.kiosk ? Theme.type.small : Theme.type.body
                weight: Theme.semibold
                Accessible.ignored: true
            }
        }
    }
}
