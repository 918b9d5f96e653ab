pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Orders and packs from family, the newest first; the money that family gave.
ScrollPage {
    id: screen

    required property OrdersModel orders
    required property Navigator navigator

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

        PageTitle {
            inBar: true
            text: qsTr("Orders and packs")
        }
        LinkCard {
            Layout.fillWidth: true
            visible: screen.orders.familyText.length > 0
            iconName: "gift"
            hue: "plum"
            title: qsTr("Family money %1").arg(screen.orders.familyText)
            line: screen.orders.familyLine
            onActivated: screen.navigator.go("family-money")
        }
        SegmentedTabs {
            Layout.fillWidth: true
            parts: [
                { key: "all", text: qsTr("All"), count: 0 },
                { key: "orders", text: qsTr("Orders"), count: 0 },
                { key: "packs", text: qsTr("Packs"), count: 0 }
            ]
            current: screen.orders.show
            onChosen: key => screen.orders.filter(key)
        }
        Skeleton {
            Layout.fillWidth: true
            loading: screen.orders.loading
            onGoBack: screen.navigator.back()
        }
        EmptyState {
            Layout.fillWidth: true
            visible: screen.orders.count === 0 && !screen.orders.loading
            iconName: screen.orders.show === "packs" ? "gift" : "clipboard-list"
            hue: screen.orders.show === "packs" ? "plum" : "honey"
            title: screen.orders.show === "packs" ? qsTr("No packs yet") : qsTr("Nothing ordered yet")
            line: screen.orders.show === "packs" ? qsTr("Packs that family sends show here.") : qsTr("Your orders and where they are show here.")
            action: screen.orders.show === "packs" ? "" : qsTr("See the shelves")
            onActivated: screen.navigator.go("commissary")
        }
        Column {
            Layout.fillWidth: true
            Repeater {
                id: rows
                model: screen.orders.rows
                ListRow {
                    required property int index
                    required property string rowId
                    required property string stateText
                    required title
                    required line
                    required iconName
                    required hue
                    required timeText
                    width: parent?.width ?? 0
                    flat: false
                    lines: 2
                    first: index === 0
                    last: index === rows.count - 1
                    chips: [{ text: stateText, icon: iconName, hue: hue }]
                    chevron: true
                    onActivated: screen.orders.open(rowId)
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
