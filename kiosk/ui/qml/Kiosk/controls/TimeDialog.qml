import QtQuick
import QtQuick.Layouts
import Kiosk

// kind "time": the session ends soon. kind "idle": nobody has touched the screen.
Dialog {
    id: dialog

    property string kind: "time"
    property int seconds: 60
    property real fraction: 1
    property string savedText: ""
    property int extensionsLeft: 0
    property int extendMinutes: Theme.time.extendMinutes
    readonly property bool idle: kind === "idle"

    title: idle ? qsTr("Are you still here?") : qsTr("Need more time?")
    line: idle ? qsTr("If you do nothing, we sign you out. That keeps your mail private.") : qsTr("Your time is almost up. If you do nothing, we sign you out. That keeps your mail private.")
    mainText: idle ? qsTr("I'm still here") : qsTr("%1 more minutes").arg(extendMinutes)
    mainIcon: idle ? "hand" : "plus"
    mainBlocked: !idle && extensionsLeft <= 0 ? qsTr("You have used all your extra time. You can sign in again later.") : ""
    otherText: qsTr("Sign out now")
    otherIcon: "log-out"
    small: idle || extensionsLeft <= 0 ? "" : extensionsLeft > 1 ? qsTr("You can add more time again later.") : qsTr("This is the last time you can add time today.")

    head: TimeRing {
        side: dialog.low ? Theme.size.ringLow : Theme.size.ringLarge
        seconds: dialog.seconds
        fraction: dialog.fraction
    }

    Rectangle {
        visible: dialog.savedText.length > 0
        Layout.fillWidth: true
        implicitHeight: saved.implicitHeight + 2 * Theme.space.l
        radius: Theme.radius.button
        color: Theme.color.leafSoft
        border.width: Theme.cardEdge
        border.color: Theme.color.leafInk
        RowLayout {
            id: saved
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Theme.space.xl
            anchors.verticalCenter: parent.verticalCenter
            spacing: Theme.space.m
            AppIcon {
                name: "circle-check"
                side: Theme.icon.button
                tint: Theme.color.leafInk
            }
            AppText {
                Layout.fillWidth: true
                text: dialog.savedText
                weight: Theme.semibold
                color: Theme.color.leafInk
            }
        }
    }
}
