import QtQuick
import QtQuick.Layouts
import Kiosk

// A few words over everything for six seconds. kind: plain, good, bad
Item {
    id: toast

    property string text: ""
    property string kind: "plain"
    signal dismissed

    implicitWidth: Math.min(parent ? parent.width - 2 * Theme.space.screenSide : 0, row.implicitWidth + 2 * Theme.space.xl)
    implicitHeight: row.implicitHeight + 2 * Theme.space.l
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Shadow {
        floating: true
        radius: Theme.radius.control
    }
    Rectangle {
        anchors.fill: parent
        radius: Theme.radius.control
        color: Theme.fixed.toast
        border.width: Theme.cardEdge
        border.color: Theme.color.line
    }
    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.space.xl
        anchors.rightMargin: Theme.space.xl
        spacing: Theme.space.m

        AppIcon {
            name: toast.kind === "good" ? "check" : toast.kind === "bad" ? "circle-alert" : "message-circle"
            tint: Theme.tokens.light.honey
            stroke: Theme.stroke.emphasis
        }
        AppText {
            Layout.fillWidth: true
            text: toast.text
            weight: Theme.medium
            color: Theme.tokens.light.surface
            Accessible.ignored: true
        }
    }
    TapHandler {
        onTapped: toast.dismissed()
    }
}
