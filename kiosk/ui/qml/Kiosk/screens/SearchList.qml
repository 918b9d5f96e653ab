pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The field, and below it what is found while one types.
ColumnLayout {
    id: view

    required property SearchModel search
    property ListPlace place: null
    readonly property real side: Theme.twoPane ? 0 : Theme.size.pageSide

    spacing: 0
    Component.onCompleted: if (search.selectedId.length === 0 || search.typed.length === 0) field.enter()

    PageTitle {
        Layout.leftMargin: view.side
        Layout.rightMargin: view.side
        inBar: true
        text: qsTr("Search your mail")
        kind: Theme.largest ? Theme.type.title : Theme.type.display
    }
    TextField {
        id: field
        Layout.fillWidth: true
        Layout.leftMargin: view.side
        Layout.rightMargin: view.side
        Layout.topMargin: Theme.kiosk ? Theme.space.l : Theme.space.xs
        search: true
        label: qsTr("Search your mail")
        hint: qsTr("A name, or a word")
        text: view.search.typed
        onEdited: words => view.search.search(words)
    }
    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: view.side + Theme.space.xs
        Layout.rightMargin: view.side
        Layout.topMargin: Theme.space.m
        visible: view.search.state === "found"
        text: view.search.title
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
        place: view.place
        model: view.search.results
        topMargin: flat ? 0 : Theme.space.s
        Accessible.name: qsTr("Search results")

        header: EmptyState {
            visible: view.search.state !== "found"
            height: visible ? implicitHeight : 0
            x: list.side
            width: list.width - 2 * x
            drawn: false
            iconName: "search"
            hue: view.search.state === "nothing" ? "honey" : "sky"
            title: view.search.title
            line: view.search.line
        }
        reuseItems: true
        delegate: LetterItem {
            list: list
            joined: view.search.olderText.length > 0
            selectedId: view.search.selectedId
            onOpened: view.search.open(messageId)
        }
        footer: Item {
            width: list.width
            height: older.height + Theme.space.xl
            OlderButton {
                id: older
                x: list.side
                width: parent.width - 2 * x
                text: view.search.olderText
                onActivated: view.search.showOlder()
            }
        }
    }
}
