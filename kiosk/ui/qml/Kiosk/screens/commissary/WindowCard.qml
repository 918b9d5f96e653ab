import QtQuick
import QtQuick.Layouts
import Kiosk

// Whether orders are taken now, and until when.
RowLayout {
    id: told

    property bool open: true
    property string title: ""
    property string line: ""
    property string more: ""

    spacing: Theme.space.l
    Accessible.role: Accessible.StaticText
    Accessible.name: [title, line, more].filter(part => part.length > 0).join(". ")

    IconTile {
        Layout.alignment: Qt.AlignTop
        name: told.open ? "calendar-clock" : "clock"
        hue: told.open ? "leaf" : "slate"
        side: Theme.size.tileSmall
    }
    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0
        AppText {
            Layout.fillWidth: true
            text: told.title
            weight: Theme.bold
            Accessible.ignored: true
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: [told.line, told.more].filter(part => part.length > 0).join(" ")
            kind: Theme.type.small
            color: Theme.color.inkSoft
            Accessible.ignored: true
        }
    }
}
