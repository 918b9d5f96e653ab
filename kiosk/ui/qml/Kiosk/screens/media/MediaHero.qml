import QtQuick
import Kiosk
import Kiosk.Models

// What stands over the rest: something to go on with, or something free, before a quiet evening.
Item {
    id: hero

    required property StoreModel media
    readonly property bool plain: Theme.largest || Theme.form === "compactPortrait"
    readonly property real pad: Theme.kiosk ? Theme.space.xl : Theme.space.l

    implicitHeight: Math.max(Theme.largest ? 0 : Theme.size.mediaHero, words.implicitHeight + 2 * pad)

    Rectangle {
        anchors.fill: parent
        radius: Theme.radius.card
        color: Theme.contrast ? Theme.color.surface : Theme.tokens.light.ink
        border.width: Theme.cardEdge
        border.color: Theme.color.line
    }
    SceneWindow {
        anchors.fill: parent
        band: "dusk"
        wall: Theme.color.bg
        sunAt: 0.8
        // Large words need the whole width, and a calm ground.
        visible: !Theme.contrast && !hero.plain
    }
    Column {
        id: words
        x: hero.pad
        anchors.verticalCenter: parent.verticalCenter
        width: hero.plain ? parent.width - 2 * x : Math.min(parent.width * Theme.size.stageShare - x, Theme.size.heroWords)
        spacing: Theme.kiosk ? Theme.space.m : Theme.space.s

        StatusChip {
            text: hero.media.heroChip
            iconName: hero.media.heroIcon
            hue: "honey"
        }
        AppText {
            width: parent.width
            text: hero.media.heroTitle
            kind: Theme.type.heading
            color: Theme.contrast ? Theme.color.ink : Theme.tokens.light.surface
            Accessible.role: Accessible.Heading
        }
        AppText {
            width: parent.width
            visible: text.length > 0
            text: hero.media.heroLine
            kind: Theme.type.title
            weight: Theme.regular
            color: Theme.contrast ? Theme.color.ink : Theme.tokens.light.surface
            preview: true
            maximumLineCount: 3
            wrapMode: Text.WordWrap
        }
        AppButton {
            width: Math.min(parent.width, implicitWidth)
            kind: "secondary"
            iconName: "play"
            text: hero.media.heroAction
            onActivated: hero.media.openHero()
        }
    }
}
