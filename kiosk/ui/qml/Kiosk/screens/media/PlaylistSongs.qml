pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The songs of a playlist in their order, with what can be done above them.
MailList {
    id: list

    required property PlaylistsModel playlists
    readonly property real inset: Theme.size.pageSide

    flat: false
    footSide: inset
    model: playlists.songs
    Accessible.name: qsTr("Songs")

    header: Item {
        width: list.width
        height: head.implicitHeight + Theme.space.l
        onHeightChanged: if (list.view.contentY <= Theme.size.slack) Qt.callLater(list.view.positionViewAtBeginning)
        ColumnLayout {
            id: head
            x: list.inset
            width: parent.width - 2 * x
            spacing: Theme.space.m
            AppText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.size.pageTop
                text: list.playlists.name
                kind: Theme.largest || Theme.compact ? Theme.type.title : Theme.type.display
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                text: list.playlists.line
                color: Theme.color.inkSoft
            }
            PlaylistName {
                Layout.fillWidth: true
                visible: list.playlists.naming
                playlists: list.playlists
                label: qsTr("Another name")
                doneText: qsTr("Take this name")
                onDone: list.playlists.rename()
            }
            Flow {
                Layout.fillWidth: true
                spacing: Theme.space.m
                AppButton {
                    visible: list.playlists.songCount > 0
                    iconName: "play"
                    text: qsTr("Play")
                    onActivated: list.playlists.play("")
                }
                AppButton {
                    visible: list.playlists.songCount > 1
                    kind: "secondary"
                    iconName: "shuffle"
                    text: qsTr("Shuffle")
                    onActivated: list.playlists.playMixed()
                }
                AppButton {
                    kind: "secondary"
                    iconName: "list-plus"
                    text: qsTr("Add songs")
                    onActivated: list.playlists.startAdding()
                }
                AppButton {
                    kind: "secondary"
                    iconName: "pencil"
                    text: list.playlists.naming ? qsTr("Keep the name") : qsTr("Change the name")
                    onActivated: list.playlists.naming ? list.playlists.stopNaming() : list.playlists.startNaming()
                }
                AppButton {
                    visible: !list.playlists.removing
                    kind: "secondary"
                    iconName: "trash-2"
                    text: qsTr("Remove the playlist")
                    onActivated: list.playlists.startRemoving()
                }
                AppButton {
                    visible: list.playlists.removing
                    kind: "care"
                    iconName: "trash-2"
                    text: qsTr("Yes, remove it")
                    onActivated: list.playlists.remove()
                }
                AppButton {
                    visible: list.playlists.removing
                    kind: "secondary"
                    text: qsTr("Keep it")
                    onActivated: list.playlists.stopRemoving()
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: list.playlists.songCount === 0
                text: qsTr("This playlist is empty. Add your first song.")
            }
        }
    }
    delegate: Item {
        id: holder
        required property string title
        required property string name
        required property string by
        required property bool here
        required property string lengthText
        required property int index
        width: list.width
        height: row.implicitHeight
        PlaylistRow {
            id: row
            x: list.inset
            width: parent.width - 2 * x
            name: holder.name
            by: holder.by
            here: holder.here
            lengthText: holder.lengthText
            first: holder.index === 0
            last: holder.index === list.count - 1
            onPlayed: list.playlists.play(holder.title)
            onMoved: by => list.playlists.move(holder.title, by)
            onTakenOut: list.playlists.takeOut(holder.title)
        }
    }
}
