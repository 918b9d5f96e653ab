pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Into which playlist the song goes that plays.
Sheet {
    id: sheet

    required property PlaylistsModel playlists
    required property MusicModel music
    signal pages

    title: qsTr("Add to a playlist")
    content: ColumnLayout {
        spacing: Theme.space.m

        AppText {
            Layout.fillWidth: true
            text: sheet.music.nowText
        }
        Repeater {
            model: sheet.playlists.playlists
            LinkCard {
                required property var modelData
                Layout.fillWidth: true
                iconName: "list-music"
                hue: "plum"
                title: modelData.name
                line: modelData.line
                onActivated: {
                    sheet.playlists.addPlaying(modelData.key);
                    sheet.closed();
                }
            }
        }
        AppButton {
            kind: "secondary"
            iconName: "list-music"
            text: sheet.playlists.playlists.length > 0 ? qsTr("All my playlists") : qsTr("Make a playlist")
            onActivated: sheet.pages()
        }
    }
}
