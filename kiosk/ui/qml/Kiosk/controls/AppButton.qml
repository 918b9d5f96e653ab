import QtQuick
import Kiosk

// kind: "primary" (one per screen), "secondary", "tonal", "care", "quiet"
Pressable {
    id: button

    property string kind: "primary"
    property string iconName: ""
    property bool big: kind === "primary"
    property bool leading: false
    property TypeStyle words: Theme.type.button

    readonly property bool off: blocked.length > 0
    property color ink: off ? Theme.color.inkSoft : kind === "primary" ? Theme.color.inkOnPrimary : kind === "care" ? Theme.color.roseInk : Theme.color.primaryInk
    readonly property color fill: off && kind !== "quiet" ? Theme.color.surfaceSunken : kind === "primary" ? Theme.color.primary : kind === "tonal" ? Theme.color.primarySoft : kind === "care" ? Theme.color.roseSoft : kind === "secondary" ? Theme.card : "transparent"
    readonly property color fillDown: off ? Theme.color.surfaceSunken : kind === "primary" ? Theme.color.primaryPressed : kind === "care" ? Theme.color.surfaceSunken : kind === "tonal" ? Theme.color.surfaceSunken : Theme.color.primarySoft

    ringRadius: back.radius
    leftPadding: kind === "quiet" ? Theme.space.s : Theme.space.xl
    rightPadding: leftPadding
    topPadding: Theme.space.s
    bottomPadding: Theme.space.s
    implicitHeight: Math.max(big ? Theme.size.mainHeight : kind === "quiet" ? Theme.touch.minimum : Theme.size.secondaryHeight, implicitContentHeight + topPadding + bottomPadding)

    background: Rectangle {
        id: back
        radius: button.big ? Theme.radius.button : Theme.size.boxRadius
        color: button.down ? button.fillDown : button.fill
        border.width: button.off ? 0 : button.kind === "secondary" ? Theme.edge : Theme.contrast && button.kind !== "primary" && button.kind !== "quiet" ? Theme.edge : 0
        border.color: Theme.contrast ? button.ink : Theme.color.lineStrong

        DashedEdge {
            anchors.fill: parent
            visible: button.off && button.kind !== "quiet"
            radius: back.radius
        }
    }

    contentItem: Item {
        id: inside
        readonly property real lead: button.iconName.length > 0 || button.busy ? picture.side + row.spacing : 0
        implicitWidth: Math.ceil(label.implicitWidth) + lead
        implicitHeight: Math.max(label.implicitHeight, lead > 0 ? picture.side : 0)

        Row {
            id: row
            anchors.verticalCenter: parent.verticalCenter
            x: button.leading ? 0 : Math.round((parent.width - width) / 2)
            spacing: button.big ? Theme.space.m : Theme.space.s

            BusyRing {
                visible: button.busy
                anchors.verticalCenter: parent.verticalCenter
                side: picture.side
                tint: button.ink
            }
            AppIcon {
                id: picture
                visible: button.iconName.length > 0 && !button.busy
                anchors.verticalCenter: parent.verticalCenter
                name: button.iconName
                side: (button.big ? Theme.icon.button : Theme.icon.inline) * Theme.grow
                tint: button.ink
                stroke: Theme.stroke.emphasis
            }
            AppText {
                id: label
                anchors.verticalCenter: parent.verticalCenter
                visible: text.length > 0
                width: Math.min(Math.ceil(implicitWidth), Math.max(1, inside.width - inside.lead))
                text: button.text
                // A word is never broken in two on a button.
                wrapMode: Text.WordWrap
                kind: button.words
                font.pixelSize: button.big && Theme.kiosk && !Theme.largest ? Math.round(Theme.type.large.size * 1.06) : kind.size
                lineHeight: font.pixelSize * 1.2
                weight: Theme.semibold
                color: button.ink
                horizontalAlignment: button.leading ? Text.AlignLeft : Text.AlignHCenter
                Accessible.ignored: true
            }
        }
    }
}
