import QtQuick
import QtQuick.Layouts
import Kiosk

// A line of an order: how many of what, for how much, and what became of it.
GridLayout {
    id: row

    property string name: ""
    property string price: ""
    property string note: ""

    columns: Theme.largest ? 1 : 2
    columnSpacing: Theme.space.l
    rowSpacing: 0
    Accessible.role: Accessible.StaticText
    Accessible.name: [name, price, note].filter(part => part.length > 0).join(". ")

    AppText {
        Layout.fillWidth: true
        text: row.name
        Accessible.ignored: true
    }
    AppText {
        visible: text.length > 0
        text: row.price
        weight: Theme.semibold
        wrapMode: Text.NoWrap
        Accessible.ignored: true
    }
    AppText {
        Layout.fillWidth: true
        Layout.columnSpan: row.columns
        visible: text.length > 0
        text: row.note
        kind: Theme.type.small
        color: Theme.color.roseInk
        Accessible.ignored: true
    }
}
