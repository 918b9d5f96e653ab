import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A name to write, and the key that takes it.
GridLayout {
    id: row

    required property PlaylistsModel playlists
    property alias label: field.label
    property string doneText: ""
    signal done

    columns: Theme.oneColumn || Theme.largest ? 1 : 2
    columnSpacing: Theme.space.m
    rowSpacing: Theme.space.m

    TextField {
        id: field
        Layout.fillWidth: true
        hint: qsTr("Name of the playlist")
        text: row.playlists.newName
        error: row.playlists.newProblem
        suggests: false
        maximumLength: 60
        onEdited: words => row.playlists.typeName(words)
        onAccepted: row.done()
    }
    AppButton {
        Layout.fillWidth: row.columns === 1
        Layout.alignment: field.error.length > 0 ? Qt.AlignVCenter : Qt.AlignBottom
        kind: "tonal"
        iconName: "plus"
        text: row.doneText
        onActivated: row.done()
    }
}
