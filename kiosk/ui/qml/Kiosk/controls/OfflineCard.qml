import QtQuick
import QtQuick.Layouts
import Kiosk

// A coloured card with an icon, a title and a line.
Rectangle {
    id: card

    property string hue: "leaf"
    property string iconName: ""
    property string title: ""
    property string line: ""

    implicitHeight: column.implicitHeight + 2 * Theme.space.l
    radius: Theme.radius.card
    color: Theme.hueSoft(hue)
    border.width: Theme.cardEdge
    border.color: Theme.hueInk(hue)
    Accessible.role: Accessible.Grouping
    Accessible.name: title + ". " + line

    ColumnLayout {
        id: column
        x: Theme.space.l
        y: Theme.space.l
        width: parent.width - 2 * x
        spacing: Theme.space.xs
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m
            AppIcon {
                name: card.iconName
                tint: Theme.hueInk(card.hue)
            }
            AppText {
                Layout.fillWidth: true
                text: card.title
                kind: Theme.type.large
                weight: Theme.semibold
                color: Theme.hueInk(card.hue)
            }
        }
        AppText {
            Layout.fillWidth: true
            text: card.line
            kind: Theme.type.small
        }
    }
}
