import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The page before, and the one way on.
GridLayout {
    id: foot

    required property FormModel form
    readonly property bool stacked: Theme.largest || (Theme.docked && Theme.textStep > 100)

    columns: stacked ? 1 : 2
    columnSpacing: Theme.space.m
    rowSpacing: Theme.space.s

    AppButton {
        Layout.fillWidth: foot.stacked
        // One above the other they stand as they are read: the main one is the lower, within reach.
        kind: "secondary"
        iconName: "arrow-left"
        implicitHeight: Math.max(Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
        text: foot.form.backText
        onActivated: foot.form.back()
    }
    AppButton {
        Layout.fillWidth: true
        iconName: foot.form.page === "check" ? "send" : "arrow-right"
        text: foot.form.nextText
        busy: foot.form.busy
        onActivated: foot.form.next()
    }
}
