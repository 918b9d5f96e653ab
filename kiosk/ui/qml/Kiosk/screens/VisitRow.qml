import QtQuick
import Kiosk

// One visit in a list.
Item {
    id: holder

    required property string visitId
    required property string name
    required property string initial
    required property string hue
    required property string line
    required property var chip
    required property int index
    property int count: 0
    signal chosen(string id)

    implicitHeight: row.implicitHeight

    ListRow {
        id: row
        width: parent.width
        flat: false
        first: holder.index === 0
        last: holder.index === holder.count - 1
        initial: holder.initial
        hue: holder.hue
        title: holder.name
        subject: holder.line
        chips: [holder.chip]
        chevron: true
        onActivated: holder.chosen(holder.visitId)
    }
}
