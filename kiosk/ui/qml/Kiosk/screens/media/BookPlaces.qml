pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Places of a book: its chapters, what was marked, what was searched for.
ColumnLayout {
    id: places

    required property BookModel book
    property bool tight: false
    readonly property string panel: book.panel
    readonly property var rows: panel === "contents" ? book.contents : panel === "bookmarks" ? book.bookmarks : book.results

    spacing: Theme.space.m
    Component.onCompleted: if (panel === "search") field.enter()

    SegmentedTabs {
        Layout.fillWidth: true
        visible: !places.tight
        parts: [
            { key: "contents", text: qsTr("Chapters"), count: 0 },
            { key: "bookmarks", text: qsTr("Bookmarks"), count: 0 },
            { key: "search", text: qsTr("Find"), count: 0 }
        ]
        current: places.panel
        onChosen: key => {
            places.book.open(key);
            if (key === "search")
                field.enter();
        }
    }
    TextField {
        id: field
        Layout.fillWidth: true
        visible: places.panel === "search"
        search: true
        label: qsTr("Find in this book")
        hint: qsTr("A word of the book")
        onEdited: words => places.book.search(words)
    }
    AppText {
        Layout.fillWidth: true
        visible: places.panel === "search" && text.length > 0
        text: places.book.searching ? qsTr("Looking …") : places.book.resultsText
        kind: Theme.type.small
        color: Theme.color.inkSoft
    }
    EmptyState {
        Layout.fillWidth: true
        visible: places.rows.length === 0 && places.panel !== "search"
        drawn: false
        iconName: places.panel === "contents" ? "table-of-contents" : "bookmark"
        title: places.panel === "contents" ? qsTr("This book has no list of chapters") : qsTr("No bookmarks yet")
        line: places.panel === "contents" ? qsTr("Turn its pages to read it.") : qsTr("Tap Bookmark on a page you want to find again.")
    }
    ListView {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        visible: places.rows.length > 0
        clip: true
        spacing: Theme.space.xs
        boundsBehavior: Flickable.StopAtBounds
        model: places.rows
        Accessible.role: Accessible.List
        Accessible.name: places.panel === "contents" ? qsTr("Chapters") : places.panel === "bookmarks" ? qsTr("Bookmarks") : qsTr("Places that were found")
        delegate: PlaceRow {
            required property var modelData
            width: list.width
            text: modelData.text
            line: modelData.line
            depth: modelData.depth
            current: modelData.current
            removable: places.panel === "bookmarks"
            onActivated: places.panel === "contents" ? places.book.goContent(modelData.key) : places.panel === "bookmarks" ? places.book.goBookmark(modelData.key) : places.book.goResult(modelData.key)
            onRemoved: places.book.removeBookmark(modelData.key)
        }
    }
    MoreButton {
        Layout.fillWidth: true
        visible: places.height > 5 * Theme.touch.minimum && list.visible && list.contentHeight > list.height + Theme.size.slack
        hidden: list.contentY + list.height < list.contentHeight + list.originY - Theme.size.slack
        onActivated: list.contentY = hidden ? Math.min(list.contentY + list.height * 0.8, list.originY + list.contentHeight - list.height) : list.originY
    }
}
