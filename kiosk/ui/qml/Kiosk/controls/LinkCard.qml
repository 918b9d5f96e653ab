import QtQuick
import QtQuick.Layouts
import Kiosk

// A fact that leads somewhere: icon, words, and what a touch does.
Pressable {
    id: card

    property string iconName: ""
    property string hue: "honey"
    property string title: ""
    property string line: ""

    Layout.fillWidth: true
    text: [title, line].filter(part => part.length > 0).join(". ")
    ringRadius: Theme.radius.card
    leftPadding: Theme.size.rowSide
    rightPadding: leftPadding
    topPadding: Theme.kiosk ? Theme.space.l : Theme.space.m
    bottomPadding: topPadding

    background: Rectangle {
        radius: Theme.radius.card
        color: card.down ? Theme.color.surfaceSunken : Theme.hueSoft(card.hue)
        border.width: Theme.cardEdge
        border.color: Theme.hueInk(card.hue)
    }
    contentItem: RowLayout {
        spacing: Theme.space.l
        AppIcon {
            name: card.iconName
            side: Theme.icon.button
            tint: Theme.hueInk(card.hue)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: card.title
                weight: Theme.semibold
                color: Theme.hueInk(card.hue)
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: card.line
                kind: Theme.type.small
                color: Theme.hueInk(card.hue)
                Accessible.ignored: true
            }
        }
        AppIcon {
            name: "chevron-right"
            tint: Theme.hueInk(card.hue)
        }
    }
}
