import QtQuick
import QtQuick.Layouts
import Kiosk

// A song, or a chapter: its number (a wave for the one that plays), its name, whether it is on this device, its length.
Pressable {
    id: row

    property int number: 0
    property string name: ""
    property string line: ""
    property bool here: true
    property string lengthText: ""
    property bool current: false
    property bool playing: false
    property bool ticked: true
    property bool first: true
    property bool last: true
    readonly property color ink: current ? (Theme.contrast ? Theme.color.inkOnPrimary : Theme.color.primaryInk) : Theme.color.ink
    readonly property color soft: current && Theme.contrast ? Theme.color.inkOnPrimary : Theme.color.inkSoft

    text: [String(number), name, line, lengthText].filter(part => part.length > 0).join(". ")
    Accessible.role: Accessible.ListItem
    Accessible.selected: current
    leftPadding: Theme.size.rowSide
    rightPadding: leftPadding
    topPadding: Theme.space.s
    bottomPadding: topPadding
    implicitHeight: Math.max(Theme.touch.recommended, implicitContentHeight + topPadding + bottomPadding)
    ringRadius: Theme.radius.control

    background: CardSlice {
        first: row.first
        last: row.last
        fill: row.down ? Theme.color.surfaceSunken : Theme.card
        Rectangle {
            visible: row.current
            anchors.fill: parent
            anchors.leftMargin: Theme.space.s
            anchors.rightMargin: Theme.space.s
            anchors.topMargin: row.first ? Theme.space.xs : 0
            anchors.bottomMargin: row.last ? Theme.space.xs : 0
            radius: Theme.radius.control
            color: Theme.contrast ? Theme.color.primary : Theme.color.primarySoft
        }
    }
    contentItem: RowLayout {
        spacing: Theme.space.m
        Item {
            visible: !Theme.largest
            Layout.preferredWidth: Math.max(Theme.size.songNumber * Theme.grow, Math.ceil(digits.implicitWidth))
            implicitHeight: digits.implicitHeight
            AppText {
                id: digits
                visible: !row.current
                width: parent.width
                text: String(row.number)
                color: row.soft
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
            AppIcon {
                anchors.centerIn: parent
                visible: row.current
                name: row.playing ? "audio-lines" : "pause"
                side: Theme.icon.inline * Theme.grow
                tint: row.ink
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: row.name
                weight: Theme.semibold
                color: row.ink
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: row.line
                kind: Theme.type.small
                color: row.soft
                Accessible.ignored: true
            }
        }
        AppIcon {
            visible: row.ticked
            name: row.here ? "circle-check" : "cloud"
            side: Theme.icon.inline * Theme.grow
            tint: row.current && Theme.contrast ? Theme.color.inkOnPrimary : row.here ? Theme.color.leafInk : Theme.color.inkSoft
        }
        AppText {
            visible: text.length > 0
            text: row.lengthText
            color: row.soft
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
