pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What can be spent without a connection, on which device, and until when.
ScrollPage {
    id: screen

    required property MoneyModel money

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        PageTitle {
            text: qsTr("Set aside")
        }
        AppText {
            Layout.fillWidth: true
            text: qsTr("You can spend this without a connection. What is left comes back by itself.")
            color: Theme.color.inkSoft
        }
        Column {
            Layout.fillWidth: true
            Repeater {
                id: parts
                model: screen.money.aside
                ListRow {
                    required property var modelData
                    required property int index
                    width: parent?.width ?? 0
                    flat: false
                    passive: true
                    first: index === 0
                    last: index === parts.count - 1
                    iconName: "tablet-smartphone"
                    hue: "leaf"
                    title: modelData.title
                    line: modelData.line
                }
            }
        }
        EmptyState {
            Layout.fillWidth: true
            visible: parts.count === 0
            iconName: "tablet-smartphone"
            hue: "leaf"
            title: qsTr("Nothing is set aside")
            line: qsTr("All of it is in your account.")
        }
        Item { implicitHeight: Theme.space.l }
    }
}
