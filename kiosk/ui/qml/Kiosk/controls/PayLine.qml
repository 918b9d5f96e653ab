import QtQuick
import QtQuick.Layouts
import Kiosk

// From where it is paid, what is there and what is left after; and the way to move money there.
GridLayout {
    id: pay

    property string source: ""
    property string leftText: ""
    property bool changes: false
    signal change

    columns: Theme.largest ? 1 : 2
    columnSpacing: Theme.space.l
    rowSpacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space.l
        Accessible.role: Accessible.StaticText
        Accessible.name: pay.source + ". " + pay.leftText
        IconTile {
            visible: !Theme.largest
            name: "ticket"
            hue: "plum"
            side: Theme.size.tileSmall
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: pay.source
                kind: Theme.type.small
                color: Theme.color.inkSoft
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                text: pay.leftText
                weight: Theme.bold
                Accessible.ignored: true
            }
        }
    }
    AppButton {
        visible: pay.changes
        kind: "quiet"
        text: qsTr("Change")
        Accessible.name: qsTr("Change: move money to credits")
        onActivated: pay.change()
    }
}
