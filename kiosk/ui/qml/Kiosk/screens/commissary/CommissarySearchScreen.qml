pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Looking for a good, as it is typed.
Item {
    id: screen

    required property CommissaryModel commissary
    required property SessionModel session
    required property Navigator navigator
    readonly property real side: Theme.size.pageSide

    Component.onCompleted: if (commissary.typed.length === 0) field.enter()

    AppText {
        id: word
        x: screen.side
        y: Theme.size.pageTop
        width: parent.width - 2 * x
        visible: Theme.kiosk && !Theme.largest
        text: qsTr("Search the commissary")
        kind: Theme.type.display
        Accessible.role: Accessible.Heading
    }
    TextField {
        id: field
        x: screen.side
        y: word.visible ? word.y + word.height + Theme.space.l : Theme.kiosk ? Theme.space.xl : Theme.space.s
        width: parent.width - 2 * x
        search: true
        label: qsTr("Search the commissary")
        hint: qsTr("A name, such as soap")
        maximumLength: 60
        text: screen.commissary.typed
        onEdited: words => screen.commissary.search(words)
    }
    ScrollPage {
        anchors.top: field.bottom
        anchors.topMargin: Theme.space.m
        anchors.bottom: bar.top
        width: parent.width
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.m

            AppText {
                Layout.fillWidth: true
                visible: screen.commissary.foundCount > 0
                text: screen.commissary.foundTitle
                color: Theme.color.inkSoft
                Accessible.role: Accessible.StaticText
            }
            EmptyState {
                Layout.fillWidth: true
                visible: screen.commissary.foundCount === 0
                drawn: false
                iconName: "search"
                hue: "honey"
                title: screen.commissary.foundTitle
                line: screen.commissary.foundLine
            }
            GridLayout {
                Layout.fillWidth: true
                columns: Theme.largest ? 1 : Theme.goods
                columnSpacing: Theme.kiosk ? Theme.space.l : Theme.space.m
                rowSpacing: columnSpacing
                uniformCellWidths: true
                Repeater {
                    model: screen.commissary.found
                    GoodCard {
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        onOpened: screen.commissary.open(card.key)
                        onCounted: count => screen.commissary.take(card.key, count)
                        onExplained: why => screen.session.explain(why)
                    }
                }
            }
            Item { implicitHeight: Theme.space.l }
        }
    }
    BasketBar {
        id: bar
        y: parent.height - height
        width: parent.width
        // The keys to write with need the room.
        offered: !Theme.largest && !Theme.compact
        commissary: screen.commissary
        navigator: screen.navigator
    }
}
