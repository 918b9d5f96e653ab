import QtQuick
import QtQuick.Layouts
import Kiosk

// Who pays for this letter, how much of it is used and what is left.
Card {
    id: meter

    property string title: ""
    property string count: ""
    property real fraction: 0
    property string remaining: ""
    property string own: ""
    // What the stamps are for, when they carry more than words.
    property string parts: ""
    // What helps when they do not suffice.
    property string action: ""
    signal activated
    property bool near: false
    property int stamps: 1
    property bool none: false
    property bool folded: false
    // No message goes: the words say why.
    property bool locked: false

    // A small window with the largest words has no room for paper around them.
    readonly property bool bare: folded && Theme.compact && Theme.textStep > 100
    readonly property bool terse: folded && (Theme.textStep > 100 || Theme.compact)

    pad: bare ? Theme.space.xs : Theme.kiosk ? Theme.space.l : Theme.space.m
    radius: Theme.kiosk ? Theme.radius.button : Theme.radius.card
    Accessible.role: Accessible.Grouping
    Accessible.name: [title, count, remaining, parts, own].filter(part => part.length > 0).join(". ")

    RowLayout {
        width: parent.width
        spacing: Theme.space.l

        IconTile {
            visible: meter.locked && !meter.folded && !Theme.largest
            name: "lock-keyhole"
            hue: "slate"
            side: Theme.size.tileSmall
        }
        StampArt {
            visible: !meter.locked && !meter.folded && !Theme.largest
            side: Theme.size.stampWidth
            count: Math.max(1, meter.stamps)
            faded: meter.none
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs

            GridLayout {
                Layout.fillWidth: true
                columns: Theme.largest || much.told && who.implicitWidth + columnSpacing + much.implicitWidth > width ? 1 : 2
                columnSpacing: Theme.space.m
                rowSpacing: 0
                AppText {
                    id: who
                    Layout.fillWidth: true
                    visible: !(meter.bare && Theme.largest && meter.near)
                    text: meter.title
                    kind: meter.bare ? Theme.type.caption : meter.terse ? Theme.type.body : Theme.type.large
                    weight: Theme.bold
                }
                AppText {
                    // Folded, with large words, who pays comes before how much, until it matters.
                    id: much
                    readonly property bool told: text.length > 0 && (!meter.terse || meter.near)
                    visible: told
                    Layout.fillWidth: meter.terse
                    text: meter.terse ? meter.remaining : meter.count
                    kind: meter.bare ? Theme.type.caption : Theme.type.small
                    weight: Theme.semibold
                }
            }
            Rectangle {
                Layout.fillWidth: true
                visible: meter.count.length > 0
                implicitHeight: Theme.size.meterBar
                radius: height / 2
                color: Theme.color.surfaceSunken
                border.width: Theme.contrast ? 1 : 0
                border.color: Theme.color.line
                Rectangle {
                    width: meter.fraction > 0 ? Math.max(height, parent.width * Math.min(1, meter.fraction)) : 0
                    height: parent.height
                    radius: height / 2
                    color: meter.near ? Theme.color.honey : Theme.color.primary
                }
            }
            GridLayout {
                visible: !meter.folded
                Layout.fillWidth: true
                columns: Theme.largest ? 1 : 2
                columnSpacing: Theme.space.m
                rowSpacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: meter.parts.length > 0 && !meter.near ? meter.parts : meter.remaining
                    kind: Theme.type.small
                    weight: meter.near ? Theme.semibold : Theme.regular
                    color: meter.near ? Theme.color.honeyInk : Theme.color.inkSoft
                }
                AppText {
                    visible: meter.action.length === 0
                    text: meter.own
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
                AppButton {
                    visible: meter.action.length > 0
                    kind: "quiet"
                    text: meter.action
                    onActivated: meter.activated()
                }
            }
        }
        AppButton {
            visible: meter.action.length > 0 && meter.folded
            kind: "tonal"
            words: meter.terse ? Theme.type.caption : Theme.type.button
            leftPadding: meter.terse ? Theme.space.m : Theme.space.xl
            text: meter.action
            onActivated: meter.activated()
        }
    }
}
