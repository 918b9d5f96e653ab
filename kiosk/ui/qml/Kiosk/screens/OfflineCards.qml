import QtQuick
import QtQuick.Layouts
import Kiosk

// What goes on without a connection, and what waits for it.
GridLayout {
    columns: Theme.largest || Theme.compact && Theme.textStep > 100 ? 1 : 2
    columnSpacing: Theme.space.m
    rowSpacing: Theme.space.m
    uniformCellWidths: true

    OfflineCard {
        Layout.fillWidth: true
        Layout.fillHeight: true
        hue: "leaf"
        iconName: "circle-check"
        title: qsTr("Works now")
        line: qsTr("Saved mail, writing, contacts, buying stamps")
    }
    OfflineCard {
        Layout.fillWidth: true
        Layout.fillHeight: true
        hue: "slate"
        iconName: "clock"
        title: qsTr("Needs connection")
        line: qsTr("New mail, photos and videos, new balances")
    }
}
