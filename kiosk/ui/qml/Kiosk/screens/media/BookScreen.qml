pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A book, a page at a time; its contents, bookmarks, search and looks beside the page when they are asked for.
Item {
    id: screen

    required property BookModel book
    required property SessionModel session
    required property Navigator navigator
    readonly property bool reads: book.state === "ready"
    readonly property bool listed: ["contents", "bookmarks", "search"].includes(book.panel)

    focus: true
    // What lies under the page; where there is little room, it stands instead of it.
    readonly property real under: looks.visible ? looks.height : note.visible ? note.height : 0
    // The keyboard is up in a low window: what is found needs all the room.
    readonly property bool tight: listed && height < (book.panel === "search" ? Theme.size.bookSearchRows : Theme.size.bookRows) * Theme.touch.minimum
    // Keys turn pages whenever nothing else has been opened.
    readonly property bool bare: reads && book.panel.length === 0
    onBareChanged: if (bare) Qt.callLater(forceActiveFocus)
    Component.onCompleted: if (bare) Qt.callLater(forceActiveFocus)
    Keys.onLeftPressed: if (!listed) book.before()
    Keys.onRightPressed: if (!listed) book.after()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp) {
            event.key === Qt.Key_PageDown ? book.after() : book.before();
            event.accepted = true;
        } else if (event.key === Qt.Key_Escape && book.panel.length > 0) {
            book.open("");
            event.accepted = true;
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.size.pageSide
        anchors.rightMargin: Theme.size.pageSide
        anchors.topMargin: Theme.space.s
        anchors.bottomMargin: Theme.size.pageFoot / 2
        spacing: Theme.space.s

        GridLayout {
            Layout.fillWidth: true
            visible: !screen.tight
            columns: Theme.docked || Theme.textStep > 100 ? 1 : 2
            rowSpacing: Theme.space.xs
            columnSpacing: Theme.space.l
            ColumnLayout {
                Layout.fillWidth: true
                visible: !Theme.largest || screen.listed
                spacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: screen.book.title
                    kind: Theme.kiosk && !Theme.largest ? Theme.type.title : Theme.type.large
                    weight: Theme.semibold
                    maximumLineCount: 1
                    preview: true
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: screen.book.chapterText
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                    maximumLineCount: 1
                    preview: true
                }
            }
            ReaderTools {
                Layout.fillWidth: spread
                spread: Theme.docked || Theme.textStep > 100
                visible: screen.reads
                tools: [
                    { key: "contents", icon: "table-of-contents", text: qsTr("Contents") },
                    { key: "mark", icon: screen.book.marked ? "bookmark-check" : "bookmark", text: screen.book.marked ? qsTr("Marked") : qsTr("Bookmark") },
                    { key: "search", icon: "search", text: qsTr("Find") },
                    { key: "links", icon: "layers", text: qsTr("Links") },
                    { key: "looks", icon: "a-large-small", text: qsTr("Words") }
                ].filter(tool => tool.key !== "links" || page.page.links.length > 0)
                current: screen.book.panel === "bookmarks" ? "contents" : screen.book.panel
                onChosen: key => key === "mark" ? screen.book.mark() : screen.book.open(key === "contents" && screen.book.panel === "bookmarks" ? "bookmarks" : key)
            }
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            Skeleton {
                anchors.fill: parent
                visible: screen.book.state === "loading"
            }
            EmptyState {
                width: parent.width
                visible: screen.book.state === "broken"
                hue: "rose"
                iconName: "book-open"
                title: qsTr("We cannot open this book")
                line: screen.book.problem
                action: qsTr("Go back")
                onActivated: screen.navigator.back()
            }
            ReaderPage {
                id: page
                anchors.fill: parent
                anchors.bottomMargin: screen.under > 0 ? screen.under + Theme.space.s : 0
                visible: screen.reads && !screen.listed && screen.book.panel !== "links" && screen.under * 2 < parent.height
                page: screen.book.page as PageModel
                placeText: screen.book.placeText
                percent: screen.book.percent
                percentText: screen.book.percentText
                hasBefore: screen.book.hasBefore
                hasAfter: screen.book.hasAfter
                scaled: screen.book.scale
                paper: screen.book.paper
                onBefore: screen.book.before()
                onAfter: screen.book.after()
            }
            ReaderLooks {
                id: looks
                anchors.bottom: parent.bottom
                width: parent.width
                visible: screen.book.panel === "looks"
                book: screen.book
                onExplained: why => screen.session.explain(why)
            }
            ReaderNote {
                id: note
                anchors.bottom: parent.bottom
                width: parent.width
                most: parent.height
                visible: screen.book.panel === "note"
                text: screen.book.noteText
                onClosed: screen.book.open("")
            }
            PageLinks {
                anchors.fill: parent
                visible: screen.book.panel === "links"
                links: page.page.links
                onChosen: (link, note) => screen.book.follow(link, note)
            }
            Loader {
                anchors.fill: parent
                active: screen.listed
                sourceComponent: BookPlaces {
                    book: screen.book
                    tight: screen.tight
                }
            }
        }
    }
}
