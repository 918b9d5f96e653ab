import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The foot of the shelves: what lies in the basket, what is left after it, and the way on.
Rectangle {
    id: bar

    required property CommissaryModel commissary
    required property Navigator navigator
    property bool offered: true
    readonly property bool used: offered && commissary.basketCount > 0
    readonly property real side: Theme.size.pageSide

    visible: used
    height: used ? parts.implicitHeight + 2 * Theme.space.m : 0
    color: Theme.card

    Rectangle {
        width: parent.width
        height: Theme.contrast ? Theme.edge : Theme.border.separator
        color: Theme.color.line
    }
    GridLayout {
        id: parts
        x: bar.side
        y: Theme.space.m
        width: parent.width - 2 * x
        columns: Theme.largest ? 1 : 2
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.s
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: bar.commissary.basketText
                kind: Theme.type.large
                weight: Theme.bold
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: bar.commissary.basketLine
                kind: Theme.type.small
                color: Theme.color.inkSoft
            }
        }
        AppButton {
            Layout.fillWidth: Theme.largest
            iconName: "shopping-basket"
            text: qsTr("See the basket")
            onActivated: bar.navigator.go("basket")
        }
    }
}
