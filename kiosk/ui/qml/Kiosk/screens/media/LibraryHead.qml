import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Over the titles: the kinds, the way to the queue and the way to the store.
ColumnLayout {
    id: head

    required property LibraryModel library
    // The two ways stand beside the kinds, where there is room.
    readonly property bool beside: Theme.form === "tablet" && Theme.textStep === 100

    spacing: Theme.space.m

    PageTitle {
        inBar: true
        text: qsTr("My library")
    }
    GridLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.docked ? 0 : Theme.space.s
        columns: head.beside ? 2 : 1
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.s

        CategoryBar {
            id: bar
            Layout.fillWidth: true
            parts: head.library.kinds
            current: head.library.kind
            onChosen: key => head.library.choose(key)
        }
        GridLayout {
            Layout.fillWidth: !head.beside
            columns: Theme.largest && !Theme.kiosk ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.s
            uniformCellWidths: !head.beside

            AppButton {
                Layout.fillWidth: true
                Layout.preferredHeight: head.beside ? bar.implicitHeight : implicitHeight
                kind: "secondary"
                iconName: head.library.problem ? "circle-alert" : "download"
                text: head.library.comingText.length > 0 ? head.library.comingText : qsTr("Downloads")
                Accessible.name: head.library.comingText.length > 0 ? qsTr("Downloads: %1").arg(head.library.comingText) : text
                onActivated: head.library.downloads()
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredHeight: head.beside ? bar.implicitHeight : implicitHeight
                kind: "tonal"
                iconName: "store"
                text: qsTr("Store")
                onActivated: head.library.store()
            }
        }
    }
    AppButton {
        Layout.fillWidth: true
        visible: head.library.kind === "games" && head.library.count > 0
        kind: "tonal"
        iconName: "gamepad-2"
        text: qsTr("Go to my games")
        onActivated: head.library.games()
    }
    AppButton {
        Layout.fillWidth: true
        visible: head.library.kind === "music" && head.library.count > 0
        kind: "tonal"
        iconName: "list-music"
        text: qsTr("My playlists")
        onActivated: head.library.playlists()
    }
    EmptyState {
        Layout.fillWidth: true
        visible: head.library.count === 0
        iconName: "library"
        hue: "plum"
        title: head.library.emptyTitle
        line: head.library.emptyLine
        action: head.library.emptyAction
        onActivated: head.library.store()
    }
    Item {
        visible: head.library.count > 0
        implicitHeight: Theme.space.xs
    }
}
