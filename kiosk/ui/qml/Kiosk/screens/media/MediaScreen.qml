pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The store's first page: something to go on with, and a row of each kind; what is free as visible as what is not.
ScrollPage {
    id: screen

    required property StoreModel media
    required property TitleSearchModel titleSearch
    required property SchoolModel school
    required property Navigator navigator
    readonly property int columns: Theme.covers

    onColumnsChanged: media.setColumns(columns)
    Component.onCompleted: media.setColumns(columns)

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.kiosk ? Theme.space.xl : Theme.space.l

        MediaHead {
            Layout.fillWidth: true
            media: screen.media
            titleSearch: screen.titleSearch
        }
        Skeleton {
            Layout.fillWidth: true
            loading: screen.media.loading
            onGoBack: screen.navigator.back()
        }
        EmptyState {
            Layout.fillWidth: true
            visible: screen.media.empty && !screen.media.loading
            iconName: "film"
            hue: "plum"
            title: qsTr("The shelves are still empty")
            line: qsTr("Titles come with the next connection.")
        }
        SchoolCards {
            Layout.fillWidth: true
            school: screen.school
        }
        MediaHero {
            Layout.fillWidth: true
            visible: screen.media.heroKey.length > 0
            media: screen.media
        }
        Repeater {
            model: screen.media.rows
            CoverRow {
                required property var modelData
                Layout.fillWidth: true
                title: modelData.title
                cards: modelData.cards
                columns: screen.columns + (modelData.small ? 1 : 0)
                allShown: modelData.kind.length > 0
                onOpened: key => screen.media.open(key)
                onAll: screen.media.choose(modelData.kind)
            }
        }
        Item { implicitHeight: Theme.space.m }
    }
}
