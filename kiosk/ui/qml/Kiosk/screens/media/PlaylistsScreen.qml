pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Somebody's playlists, and a place for the name of a new one.
ScrollPage {
    id: screen

    required property PlaylistsModel playlists

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.l

        PageTitle {
            text: qsTr("Playlists")
            inBar: true
        }
        AppText {
            Layout.fillWidth: true
            visible: screen.playlists.playlists.length === 0 && !screen.playlists.loading
            text: qsTr("No playlists yet. Give your first one a name.")
        }
        Repeater {
            model: screen.playlists.playlists
            LinkCard {
                required property var modelData
                Layout.fillWidth: true
                iconName: "list-music"
                hue: "plum"
                title: modelData.name
                line: modelData.line
                onActivated: screen.playlists.open(modelData.key)
            }
        }
        PlaylistName {
            Layout.fillWidth: true
            playlists: screen.playlists
            label: qsTr("A new playlist")
            doneText: qsTr("Make this playlist")
            onDone: screen.playlists.make()
        }
        Item { Layout.preferredHeight: Theme.space.l }
    }
}
