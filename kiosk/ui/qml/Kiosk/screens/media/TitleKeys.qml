import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Keep it in mind, or get it: one big key that says what it does and costs.
GridLayout {
    id: keys

    required property TitleModel titlePage
    required property SessionModel session

    columns: Theme.largest ? 1 : 2
    columnSpacing: Theme.space.m
    rowSpacing: Theme.space.s

    AppButton {
        Layout.fillWidth: Theme.largest || keys.titlePage.mainText.length === 0
        visible: !keys.titlePage.theirs
        kind: "secondary"
        big: true
        iconName: keys.titlePage.saved ? "check" : "heart"
        text: keys.titlePage.saveText
        Accessible.name: keys.titlePage.saved ? qsTr("Saved for later. Touch to take it off") : qsTr("Save for later")
        onActivated: keys.titlePage.keepInMind()
    }
    AppButton {
        Layout.fillWidth: true
        visible: keys.titlePage.mainText.length > 0
        iconName: keys.titlePage.mainIcon
        text: keys.titlePage.mainText
        busy: keys.titlePage.busy
        blocked: keys.titlePage.blocked
        onActivated: keys.titlePage.act()
        onExplained: why => keys.session.explain(why)
    }
}
