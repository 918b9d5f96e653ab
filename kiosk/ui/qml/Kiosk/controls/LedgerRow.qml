import QtQuick
import Kiosk

// A line of the history: what it was, what it added or took, and what was left after it. A touch opens it.
ListRow {
    id: row

    property string amount: ""
    property string after: ""
    property string chip: ""
    property bool isIn: false

    text: [title, amount, line, after, chip].filter(part => part.length > 0).join(". ")
    flat: false
    chevron: !Theme.largest
    lines: 2
    trailed: amount.length > 0
    chips: chip.length > 0 ? [{ text: chip, icon: "undo-2", hue: "leaf" }] : []

    Column {
        visible: row.amount.length > 0
        AppText {
            anchors.right: row.stacked ? undefined : parent.right
            text: row.amount
            kind: Theme.type.large
            weight: Theme.bold
            color: row.isIn ? Theme.color.leafInk : Theme.color.ink
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        AppText {
            anchors.right: row.stacked ? undefined : parent.right
            visible: text.length > 0
            text: row.after
            kind: Theme.type.small
            color: Theme.color.inkSoft
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
}
