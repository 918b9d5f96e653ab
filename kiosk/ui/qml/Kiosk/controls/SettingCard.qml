import QtQuick
import QtQuick.Layouts
import Kiosk

// One setting: what it is, what it does, and at its end how it is changed.
Rectangle {
    id: card

    property string iconName: ""
    property string title: ""
    property string line: ""
    // White on the page; sunken on a sheet, which is white itself.
    property bool raised: false
    default property alias control: slot.data
    // Beside the words while both fit on one line.
    readonly property bool beside: !Theme.largest && (Theme.kiosk || Theme.form === "tablet" || slot.implicitWidth < width * 0.4)

    Layout.fillWidth: true
    implicitHeight: grid.implicitHeight + 2 * Theme.space.m
    radius: Theme.size.boxRadius
    color: Theme.contrast ? Theme.color.surface : raised ? Theme.card : Theme.color.surfaceSunken
    border.width: Theme.contrast ? Theme.edge : 0
    border.color: Theme.color.line

    GridLayout {
        id: grid
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space.l
        anchors.rightMargin: Theme.space.l
        anchors.verticalCenter: parent.verticalCenter
        columns: card.beside ? 2 : 1
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.s

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.l
            AppIcon {
                visible: !Theme.largest || !Theme.compact
                name: card.iconName
                side: Theme.icon.button * 1.3
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: card.title
                    weight: Theme.semibold
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: card.line
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
            }
        }
        GridLayout {
            id: slot
            Layout.alignment: (card.beside ? Qt.AlignRight : Qt.AlignLeft) | Qt.AlignVCenter
            columns: Theme.largest && Theme.form === "compactPortrait" ? 1 : children.length
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.s
        }
    }
}
