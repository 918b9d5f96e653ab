import QtQuick
import QtQuick.Layouts
import Kiosk

// One part of the check: what it is, how it stands in words and by its mark, and for the microphone how loud it hears.
Card {
    id: part

    property string iconName: ""
    property string title: ""
    property string line: ""
    // "", "ok" or "bad"
    property string standing: ""
    property real level: 0
    property bool showsLevel: false
    readonly property string hue: standing === "ok" ? "leaf" : standing === "bad" ? "rose" : "sky"

    Layout.fillWidth: true
    pad: Theme.space.l
    implicitHeight: body.implicitHeight + 2 * pad
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    RowLayout {
        id: body
        width: parent.width
        spacing: Theme.space.l
        IconTile {
            visible: !Theme.largest || !Theme.compact
            name: part.iconName
            hue: part.hue
            side: Theme.size.tileSmall
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs
            AppText {
                Layout.fillWidth: true
                text: part.title
                kind: Theme.type.large
                weight: Theme.semibold
            }
            AppText {
                Layout.fillWidth: true
                text: part.line
                kind: Theme.type.small
                color: part.standing === "bad" ? Theme.color.roseInk : Theme.color.ink
            }
            Rectangle {
                Layout.fillWidth: true
                visible: part.showsLevel
                implicitHeight: Theme.size.meterThin
                radius: height / 2
                color: Theme.color.surfaceSunken
                border.width: Theme.border.separator
                border.color: Theme.color.lineStrong
                Rectangle {
                    width: Math.round(parent.width * Math.min(1, part.level))
                    height: parent.height
                    radius: parent.radius
                    color: Theme.color.leafInk
                }
            }
        }
        AppIcon {
            visible: part.standing.length > 0
            name: part.standing === "ok" ? "circle-check" : "circle-alert"
            side: Theme.icon.button
            tint: Theme.hueInk(part.hue)
        }
    }
}
