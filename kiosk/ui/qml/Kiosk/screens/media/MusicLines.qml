pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The songs of the list that plays, or the chapters of an audiobook; a touch plays one. What the list is stands above it.
MailList {
    id: list

    required property MusicModel music
    property bool headed: true
    property bool covered: false

    flat: false
    footSide: 0
    model: music.active ? music.lines : null
    Accessible.name: music.kind === "audiobook" ? qsTr("Chapters") : qsTr("Songs")

    function showCurrent() {
        if (music.currentLine > 0)
            view.positionViewAtIndex(music.currentLine, ListView.Contain);
    }
    Component.onCompleted: Qt.callLater(showCurrent)
    Connections {
        target: list.music
        function onCurrentLineChanged() {
            Qt.callLater(list.showCurrent);
        }
    }

    header: Item {
        width: list.width
        height: head.implicitHeight + Theme.space.l
        onHeightChanged: if (list.view.contentY <= Theme.size.slack) Qt.callLater(list.view.positionViewAtBeginning)
        RowLayout {
            id: head
            width: parent.width
            spacing: Theme.space.l
            Cover {
                visible: list.covered && (!Theme.largest || Theme.kiosk)
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.size.playerCover
                Layout.preferredHeight: Theme.size.playerCover
                picture: list.music.art.picture ?? ""
                hue: list.music.art.hue ?? "plum"
                figure: list.music.art.figure ?? "sun"
                title: list.music.name
                corner: Theme.radius.control
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.space.xs
                AppText {
                    Layout.fillWidth: true
                    text: list.music.heading
                    weight: Theme.semibold
                    color: Theme.color.primaryInk
                }
                AppText {
                    Layout.fillWidth: true
                    text: list.music.setName
                    kind: Theme.form === "compact" || Theme.largest ? Theme.type.title : Theme.type.display
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0 && !(Theme.compact && Theme.largest)
                    text: list.music.setLine
                    color: Theme.color.inkSoft
                }
            }
        }
    }
    delegate: Item {
        id: holder
        required property string key
        required property int number
        required property string name
        required property string line
        required property bool here
        required property string lengthText
        required property bool current
        required property int index
        width: list.width
        height: row.implicitHeight

        MusicLine {
            id: row
            width: parent.width
            number: holder.number
            name: holder.name
            line: holder.line
            here: holder.here
            lengthText: holder.lengthText
            current: holder.current
            playing: list.music.state === "playing"
            ticked: list.music.kind === "song"
            first: holder.index === 0
            last: holder.index === list.count - 1
            onActivated: list.music.choose(holder.key)
        }
    }
}
