pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What plays while other pages are open: its name leads to the player.
Item {
    id: mini

    required property MusicModel music

    implicitHeight: Math.max(Theme.size.miniPlayer, row.implicitHeight + Theme.space.s)
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Playing now")

    Rectangle {
        anchors.fill: parent
        color: Theme.contrast ? Theme.color.bg : Theme.color.primarySoft
    }
    Rectangle {
        width: parent.width
        height: Theme.contrast ? Theme.edge : Theme.border.separator
        color: Theme.color.line
    }
    Rectangle {
        visible: mini.music.duration > 0
        width: Math.round(parent.width * Math.min(1, mini.music.position / Math.max(1, mini.music.duration)))
        height: Theme.size.underline
        color: Theme.color.primary
    }
    RowLayout {
        id: row
        anchors.fill: parent
        anchors.leftMargin: Theme.size.pageSide
        anchors.rightMargin: Theme.size.pageSide
        spacing: Theme.space.m

        Pressable {
            id: open
            Layout.fillWidth: true
            Layout.fillHeight: true
            text: qsTr("Open the player. %1").arg(mini.music.nowText)
            onActivated: mini.music.page()
            background: Rectangle {
                radius: Theme.radius.control
                color: open.down ? Theme.color.surfaceSunken : Theme.clear
            }
            contentItem: RowLayout {
                spacing: Theme.space.m
                Cover {
                    visible: !Theme.largest
                    Layout.preferredWidth: Theme.size.miniCover
                    Layout.preferredHeight: Theme.size.miniCover
                    picture: mini.music.art.picture ?? ""
                    hue: mini.music.art.hue ?? "plum"
                    figure: mini.music.art.figure ?? "sun"
                    corner: Theme.radius.key
                    Accessible.ignored: true
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: mini.music.name
                        weight: Theme.semibold
                        preview: true
                        maximumLineCount: 1
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0 && !Theme.largest
                        text: mini.music.by
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                        preview: true
                        maximumLineCount: 1
                        Accessible.ignored: true
                    }
                }
            }
        }
        TransportKey {
            text: mini.music.state === "playing" ? qsTr("Pause") : qsTr("Play")
            iconName: mini.music.state === "playing" ? "pause" : "play"
            busy: mini.music.state === "loading"
            onActivated: mini.music.toggle()
        }
        TransportKey {
            text: mini.music.kind === "audiobook" ? qsTr("Next chapter") : qsTr("Next song")
            iconName: "skip-forward"
            onActivated: mini.music.next()
        }
        TransportKey {
            visible: mini.music.state !== "playing"
            text: qsTr("Stop and put the player away")
            iconName: "x"
            onActivated: mini.music.close()
        }
    }
}
