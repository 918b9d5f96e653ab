import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Below the people: whom one blocked and asked for, and asking for somebody new.
ColumnLayout {
    id: foot

    required property PeopleModel people
    signal requestsOpened
    signal asked

    spacing: Theme.space.m
    AppButton {
        Layout.fillWidth: true
        visible: foot.people.blockedCount + foot.people.wishCount > 0
        kind: "secondary"
        iconName: "users"
        text: qsTr("Requests and blocked people")
        onActivated: foot.requestsOpened()
    }
    AppButton {
        Layout.fillWidth: true
        iconName: "plus"
        text: qsTr("Ask to add someone")
        implicitHeight: Math.max(Theme.size.footKey, implicitContentHeight + 2 * Theme.space.s)
        onActivated: foot.asked()
    }
}
