import QtQuick
import QtQuick.Layouts
import Kiosk

// One balance, with where it comes from or when it was known.
Card {
    id: card

    property string iconName: ""
    property string hue: "leaf"
    property string title: ""
    property string amount: ""
    property string note: ""
    // The icon stands over the words, where three cards share a row of a tall window.
    property bool upright: false

    Layout.fillWidth: true
    Layout.fillHeight: true
    Accessible.role: Accessible.Grouping
    Accessible.name: [title, amount, note].filter(part => part.length > 0).join(". ")

    GridLayout {
        width: parent.width
        columns: card.upright ? 1 : 2
        columnSpacing: Theme.kiosk ? Theme.space.xl : Theme.space.l
        rowSpacing: Theme.space.s
        IconTile {
            name: card.iconName
            hue: card.hue
            side: card.upright ? Theme.size.tileSmall : Theme.size.balanceTile
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: card.title
                kind: Theme.type.small
                weight: Theme.medium
            }
            AppText {
                Layout.fillWidth: true
                text: card.amount
                kind: Theme.kiosk ? Theme.type.heading : Theme.type.heading
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: card.note
                kind: Theme.type.caption
                weight: Theme.regular
                color: Theme.color.inkSoft
            }
        }
    }
}
