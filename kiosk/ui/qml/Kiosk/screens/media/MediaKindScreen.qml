pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// All titles of one kind, the newest first; more come as one scrolls, or by a button.
MailList {
    id: screen

    required property StoreModel media
    required property ShelfModel shelf
    required property TitleSearchModel titleSearch
    required property Navigator navigator
    readonly property bool small: shelf.kind !== "movies"
    readonly property int columns: Theme.largest ? 1 : Theme.covers + (small ? 1 : 0)
    readonly property real gap: Theme.kiosk ? Theme.space.l : Theme.space.m
    readonly property real coverWidth: Theme.largest ? width - 2 * side : Math.floor((width - 2 * side - (columns - 1) * gap) / columns)

    flat: false
    model: shelf.shelf
    Accessible.name: shelf.title
    onColumnsChanged: shelf.setColumns(columns)
    Component.onCompleted: shelf.setColumns(columns)

    Connections {
        target: screen.view
        function onMovementStarted() {
            screen.fresh = false;
        }
        function onAtYEndChanged() {
            if (screen.view.atYEnd && screen.count > 0)
                screen.shelf.more();
        }
    }
    // The head grows while its parts come in: until somebody moves the page, its top is seen.
    function settle() {
        if (fresh)
            view.positionViewAtBeginning();
    }
    property bool fresh: (place?.row ?? -1) < 0
    header: ColumnLayout {
        x: screen.side
        onHeightChanged: Qt.callLater(screen.settle)
        width: screen.width - 2 * x
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

        MediaHead {
            Layout.fillWidth: true
            media: screen.media
            titleSearch: screen.titleSearch
            current: screen.shelf.kind
        }
        SegmentedTabs {
            Layout.fillWidth: true
            visible: parts.length > 0
            parts: screen.shelf.forms
            current: screen.shelf.form
            onChosen: key => screen.shelf.chooseForm(key)
        }
        Flow {
            Layout.fillWidth: true
            visible: screen.shelf.genres.length > 0
            spacing: Theme.space.s
            Accessible.role: Accessible.Grouping
            Accessible.name: qsTr("Genres")
            Repeater {
                model: screen.shelf.genres
                ChoiceChip {
                    required property var modelData
                    width: Math.min(parent?.width ?? implicitWidth, implicitWidth)
                    text: modelData.text
                    selected: modelData.key === screen.shelf.genre
                    onActivated: screen.shelf.chooseGenre(modelData.key)
                }
            }
        }
        Skeleton {
            Layout.fillWidth: true
            loading: screen.shelf.loading
            onGoBack: screen.navigator.back()
        }
        EmptyState {
            Layout.fillWidth: true
            visible: screen.shelf.count === 0 && !screen.shelf.loading
            drawn: false
            iconName: "layout-grid"
            hue: "plum"
            title: qsTr("Nothing here yet")
            line: qsTr("Titles come with the next connection.")
        }
        Item { implicitHeight: Theme.space.xs }
    }
    reuseItems: true
    delegate: Item {
        id: row
        // A row that waits to be used again is out of sight, for keys too.
        ListView.onPooled: visible = false
        ListView.onReused: visible = true
        required property int index
        required property var cards
        readonly property real tallest: cards.reduce((most, card) => Math.max(most, card.ratio), 0) * screen.coverWidth

        width: screen.width
        height: covers.implicitHeight + Theme.space.l

        Row {
            id: covers
            x: screen.side
            spacing: screen.gap
            Repeater {
                model: row.cards
                CoverKey {
                    required property var modelData
                    card: modelData
                    width: screen.coverWidth
                    coverHeight: wide ? coverWidth * modelData.ratio : row.tallest
                    onActivated: {
                        screen.place?.keep(screen.view);
                        screen.media.open(modelData.key);
                    }
                }
            }
        }
    }
    footer: Item {
        width: screen.width
        height: older.height + Theme.space.xl
        OlderButton {
            id: older
            x: screen.side
            width: parent.width - 2 * x
            flat: true
            text: screen.shelf.moreText
            onActivated: screen.shelf.more()
        }
    }
}
