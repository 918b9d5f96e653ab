import QtQuick
import QtQuick.Layouts
import Kiosk

// A name and what carries it.
ColumnLayout {
    id: section

    property string title: ""
    default property alias content: inside.data

    Layout.fillWidth: true
    spacing: Theme.space.s

    AppText {
        Layout.fillWidth: true
        text: section.title
        kind: Theme.type.title
        Accessible.role: Accessible.Heading
    }
    ColumnLayout {
        id: inside
        Layout.fillWidth: true
        spacing: Theme.space.m
    }
}
