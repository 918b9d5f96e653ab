pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// One playlist: play it, change its songs and their order, its name, or let it go.
Item {
    id: screen

    required property PlaylistsModel playlists
    required property Navigator navigator

    EmptyState {
        visible: screen.playlists.gone
        x: Theme.size.pageSide
        y: Theme.space.l
        width: parent.width - 2 * x
        iconName: "list-music"
        hue: "plum"
        title: qsTr("This playlist is gone")
        line: qsTr("Its songs are still yours.")
        action: qsTr("See my playlists")
        onActivated: screen.navigator.back()
    }
    Loader {
        anchors.fill: parent
        active: !screen.playlists.gone
        sourceComponent: screen.playlists.adding ? choices : songs
    }
    Component {
        id: songs
        PlaylistSongs { playlists: screen.playlists }
    }
    Component {
        id: choices
        PlaylistChoices { playlists: screen.playlists }
    }
}
