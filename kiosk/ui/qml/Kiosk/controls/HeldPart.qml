import QtQuick
import QtQuick.Layouts
import Kiosk

// A part that is not shown keeps its place: what, why, and how to appeal.
Rectangle {
    id: held

    required property string title
    property string line: ""
    property string iconName: "eye-off"

    implicitHeight: row.implicitHeight + 2 * Theme.space.cardPad
    radius: Theme.radius.card
    color: Theme.color.slateSoft
    border.width: Theme.cardEdge
    border.color: Theme.color.line
    Accessible.role: Accessible.Grouping
    Accessible.name: title + ". " + line

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: Theme.space.cardPad
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space.l
        AppIcon {
            Layout.alignment: Qt.AlignTop
            name: held.iconName
            side: Theme.icon.button
            tint: Theme.color.slateInk
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs
            AppText {
                Layout.fillWidth: true
                text: held.title
                kind: Theme.type.large
                weight: Theme.semibold
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: held.line
                kind: Theme.type.small
                color: Theme.color.slateInk
            }
        }
    }
}
