import QtQuick
import Kiosk

// A key of the word game: its letter, and the sign of what is known of it.
KeyCap {
    id: key

    property string mark: ""
    readonly property color markInk: mark === "here" ? Theme.color.inkOnPrimary : mark === "elsewhere" ? (Theme.contrast ? Theme.color.honeyInk : Theme.fixed.heroInk) : mark === "absent" ? Theme.color.inkSoft : Theme.color.ink
    readonly property color markFill: down ? Theme.color.primarySoft : mark === "here" ? Theme.color.primary : mark === "elsewhere" ? (Theme.contrast ? Theme.color.surface : Theme.color.honey) : mark === "absent" ? Theme.color.surfaceSunken : Theme.card

    background: Rectangle {
        radius: key.mark === "elsewhere" ? height / 2 : Theme.radius.key
        color: key.markFill
        border.width: key.mark === "here" ? 0 : Theme.contrast || key.mark === "" ? Theme.border.control : key.mark === "elsewhere" ? Theme.edge : 0
        border.color: key.mark === "elsewhere" ? Theme.color.honeyInk : Theme.color.lineStrong
    }
    contentItem: Item {
        AppIcon {
            anchors.centerIn: parent
            visible: key.iconName.length > 0
            name: key.iconName
            side: Theme.icon.button
            tint: key.markInk
        }
        AppText {
            anchors.horizontalCenter: parent.horizontalCenter
            y: key.mark.length > 0 ? Theme.space.xs : (parent.height - height) / 2
            visible: key.iconName.length === 0
            text: key.text.toLocaleUpperCase()
            font.pixelSize: Math.round(Math.min(key.height * 0.44, key.width * 0.6))
            lineHeight: Math.round(Math.min(key.height * 0.44, key.width * 0.6) * 1.15)
            weight: Theme.semibold
            wrapMode: Text.NoWrap
            color: key.markInk
            Accessible.ignored: true
        }
        AppIcon {
            visible: key.mark.length > 0
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Theme.space.xs
            name: key.mark === "here" ? "check" : key.mark === "elsewhere" ? "arrow-left-right" : "minus"
            side: Math.min(key.height * 0.26, Theme.icon.inline)
            stroke: Theme.stroke.check
            tint: key.markInk
        }
    }
}
