import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Over the picture: with whom, how much time is left, and whether it may be recorded.
Rectangle {
    id: head

    required property CallModel call
    readonly property color ink: Theme.tokens.light.surface

    implicitHeight: row.implicitHeight + 2 * Theme.space.m
    color: Theme.fixed.toast

    GridLayout {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space.l
        anchors.rightMargin: Theme.space.l
        columns: Theme.largest || Theme.form === "compactPortrait" ? 1 : 2
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.xs

        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: head.call.name
                kind: Theme.kiosk ? Theme.type.title : Theme.type.large
                weight: Theme.bold
                color: head.ink
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                text: head.call.recordedText
                kind: Theme.type.small
                color: head.ink
            }
        }
        Row {
            spacing: Theme.space.s
            visible: head.call.leftText.length > 0
            AppIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: "clock"
                side: Theme.icon.inline * Theme.grow
                tint: head.call.leftLow ? Theme.tokens.dark.honey : head.ink
            }
            AppText {
                text: head.call.leftText
                weight: Theme.semibold
                wrapMode: Text.NoWrap
                color: head.call.leftLow ? Theme.tokens.dark.honey : head.ink
            }
        }
    }
}
