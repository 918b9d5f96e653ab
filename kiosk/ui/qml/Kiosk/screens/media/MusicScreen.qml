pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// Music and audiobooks: the cover, the list, and the player at the foot.
Item {
    id: screen

    required property MusicModel music
    required property Navigator navigator
    // A part of the player: "sleep", "speed", "volume" or "add".
    signal asked(string part)
    signal explained(string why)

    readonly property bool beside: Theme.twoPane
    readonly property real side: Theme.size.pageSide

    EmptyState {
        visible: !screen.music.active
        x: screen.side
        y: Theme.space.l
        width: parent.width - 2 * x
        iconName: "music"
        hue: "plum"
        title: qsTr("Nothing plays now")
        line: qsTr("Find your songs in your library.")
        action: qsTr("Go to my library")
        onActivated: screen.navigator.go("library")
    }
    Item {
        id: body
        visible: screen.music.active
        x: screen.side
        width: parent.width - 2 * x
        anchors.top: parent.top
        anchors.bottom: player.top
        anchors.bottomMargin: Theme.space.l

        Cover {
            id: cover
            visible: screen.beside
            width: Math.min(body.height, Math.round(body.width * Theme.size.coverShare))
            height: width
            picture: screen.music.art.picture ?? ""
            hue: screen.music.art.hue ?? "plum"
            figure: screen.music.art.figure ?? "sun"
            title: screen.music.name
            corner: Theme.radius.card
        }
        MusicLines {
            anchors.fill: parent
            anchors.leftMargin: screen.beside ? cover.width + Theme.space.xl : 0
            music: screen.music
            headed: true
            covered: !screen.beside
        }
    }
    MusicPlayer {
        id: player
        visible: screen.music.active
        x: screen.side
        width: parent.width - 2 * x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.size.pageFoot
        music: screen.music
        onAsked: part => screen.asked(part)
        onExplained: why => screen.explained(why)
    }
}
