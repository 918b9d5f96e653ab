import QtQuick
import QtQuick.Layouts
import Kiosk

// An answer to choose; once it is judged, what it was is said in words and by a sign, not by colour alone.
Pressable {
    id: choice

    property bool several: false
    property bool selected: false
    // "", right, wrong or missed
    property string judged: ""
    readonly property string hue: judged === "wrong" ? "honey" : judged.length > 0 ? "leaf" : ""
    readonly property string said: judged === "right" ? qsTr("Right") : judged === "wrong" ? qsTr("Your answer") : judged === "missed" ? qsTr("This is right") : ""

    implicitHeight: Math.max(Theme.touch.recommended, row.implicitHeight + 2 * Theme.space.m)
    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    ringRadius: back.radius
    Accessible.role: several ? Accessible.CheckBox : Accessible.RadioButton
    Accessible.checked: selected
    Accessible.name: [text, said].filter(part => part.length > 0).join(". ")

    background: Rectangle {
        id: back
        radius: Theme.radius.control
        color: choice.hue.length > 0 ? Theme.hueSoft(choice.hue) : choice.selected ? Theme.color.primarySoft : choice.down ? Theme.color.surfaceSunken : Theme.card
        border.width: choice.selected || choice.judged.length > 0 ? Theme.border.controlSelected : Theme.edge
        border.color: choice.hue.length > 0 ? Theme.hueInk(choice.hue) : choice.selected ? Theme.color.primary : Theme.color.lineStrong
    }
    contentItem: RowLayout {
        id: row
        spacing: Theme.space.l
        AppIcon {
            name: choice.judged === "right" || choice.judged === "missed" ? "check" : choice.judged === "wrong" ? "x" : choice.several ? (choice.selected ? "square-check" : "square") : (choice.selected ? "circle-dot" : "circle")
            side: Theme.icon.button * Theme.grow
            tint: choice.hue.length > 0 ? Theme.hueInk(choice.hue) : choice.selected ? Theme.color.primaryInk : Theme.color.inkSoft
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: choice.text
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: choice.said
                kind: Theme.type.small
                weight: Theme.semibold
                color: choice.hue.length > 0 ? Theme.hueInk(choice.hue) : Theme.color.inkSoft
                Accessible.ignored: true
            }
        }
    }
}
