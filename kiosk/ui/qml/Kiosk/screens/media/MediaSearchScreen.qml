pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Search in the store: the field, and below it what is found while one types.
ColumnLayout {
    id: screen

    required property TitleSearchModel titleSearch
    property ListPlace place: null
    readonly property real side: Theme.size.pageSide

    spacing: 0
    Component.onCompleted: if (titleSearch.typed.length === 0) field.enter()

    PageTitle {
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        inBar: true
        text: qsTr("Search in Media")
        kind: Theme.largest ? Theme.type.title : Theme.type.display
    }
    TextField {
        id: field
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.topMargin: Theme.kiosk ? Theme.space.l : Theme.space.xs
        search: true
        label: qsTr("Search in Media")
        hint: qsTr("A name, or a word")
        text: screen.titleSearch.typed
        onEdited: words => screen.titleSearch.search(words)
    }
    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side + Theme.space.xs
        Layout.rightMargin: screen.side
        Layout.topMargin: Theme.space.m
        visible: screen.titleSearch.state === "found"
        text: screen.titleSearch.title
        kind: Theme.type.small
        weight: Theme.semibold
        color: Theme.color.inkSoft
        Accessible.role: Accessible.Heading
    }
    MailList {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.topMargin: Theme.space.xs
        flat: false
        place: screen.place
        model: screen.titleSearch.results
        topMargin: Theme.space.s
        Accessible.name: qsTr("Search results")

        header: EmptyState {
            visible: screen.titleSearch.state !== "found"
            height: visible ? implicitHeight : 0
            x: list.side
            width: list.width - 2 * x
            drawn: false
            iconName: "search"
            hue: screen.titleSearch.state === "nothing" ? "honey" : "plum"
            title: screen.titleSearch.title
            line: screen.titleSearch.line
        }
        reuseItems: true
        delegate: Item {
            id: found
            // A row that waits to be used again is out of sight, for keys too.
            ListView.onPooled: visible = false
            ListView.onReused: visible = true
            required property int index
            required property var card
            width: list.width
            height: row.implicitHeight + 2 * row.y
            CardSlice {
                anchors.fill: parent
                anchors.leftMargin: list.side
                anchors.rightMargin: list.side
                first: found.index === 0
                last: found.index === list.count - 1
            }
            TitleRow {
                id: row
                x: list.side + Theme.size.rowSide
                y: Theme.size.pressInset
                width: parent.width - 2 * x
                card: found.card
                onActivated: {
                    list.place?.keep(list.view);
                    screen.titleSearch.open(card.key);
                }
            }
        }
        footer: Item {
            width: list.width
            height: older.height + Theme.space.xl
            OlderButton {
                id: older
                x: list.side
                width: parent.width - 2 * x
                flat: true
                text: screen.titleSearch.moreText
                onActivated: screen.titleSearch.more()
            }
        }
    }
}
