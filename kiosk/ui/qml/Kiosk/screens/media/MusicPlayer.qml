pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The keys of the player, the place in the song, and its tools: in one line where there is room.
Rectangle {
    id: player

    required property MusicModel music
    signal asked(string part)
    signal explained(string why)

    readonly property bool book: music.kind === "audiobook"
    readonly property bool wide: Theme.form === "tablet" && Theme.textStep === 100
    // A low window: words and bar beside the keys, the tools below.
    readonly property bool low: Theme.form === "compact" || (Theme.form === "tablet" && !wide)
    readonly property real pad: Theme.kiosk ? Theme.space.xl : low ? Theme.space.m : Theme.space.l

    implicitHeight: whole.implicitHeight + 2 * pad
    radius: Theme.radius.card
    color: Theme.card
    border.width: Theme.contrast ? Theme.edge : 0
    border.color: Theme.color.line
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Player")

    Shadow {
        visible: !Theme.dark
        z: -1
        radius: player.radius
    }
    GridLayout {
        id: whole
        x: player.pad
        y: player.pad
        width: parent.width - 2 * x
        columns: player.wide ? 3 : player.low ? 2 : 1
        columnSpacing: Theme.space.xl
        rowSpacing: Theme.kiosk ? Theme.space.l : Theme.space.s

        RowLayout {
            id: keys
            Layout.row: player.wide || player.low ? 0 : 1
            Layout.column: 0
            Layout.alignment: Qt.AlignCenter
            spacing: Theme.kiosk ? Theme.space.xl : Theme.space.m

            TransportKey {
                text: player.book ? qsTr("30 seconds back") : qsTr("The song before")
                iconName: player.book ? "rotate-ccw" : "skip-back"
                onActivated: player.book ? player.music.back() : player.music.previous()
            }
            TransportKey {
                main: true
                text: player.music.state === "playing" ? qsTr("Pause") : qsTr("Play")
                iconName: player.music.state === "playing" ? "pause" : "play"
                busy: player.music.state === "loading"
                onActivated: player.music.toggle()
            }
            TransportKey {
                text: player.book ? qsTr("30 seconds on") : qsTr("Next song")
                iconName: player.book ? "rotate-cw" : "skip-forward"
                blocked: player.music.hasNext ? "" : qsTr("This is the last song.")
                onActivated: player.book ? player.music.forward() : player.music.next()
                onExplained: why => player.explained(why)
            }
        }
        ColumnLayout {
            Layout.row: 0
            Layout.column: player.wide || player.low ? 1 : 0
            Layout.fillWidth: true
            spacing: 0
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space.m
                AppText {
                    Layout.fillWidth: true
                    text: player.music.name
                    kind: Theme.type.large
                    weight: Theme.semibold
                    preview: true
                    maximumLineCount: Theme.largest ? 2 : 1
                }
                AppText {
                    text: player.music.timeText
                    color: Theme.color.inkSoft
                    wrapMode: Text.NoWrap
                }
            }
            SeekBar {
                Layout.fillWidth: true
                name: player.book ? qsTr("Place in the book") : qsTr("Place in the song")
                spoken: player.music.timeText
                placed: player.music.position
                duration: player.music.duration
                onSought: to => player.music.seek(to)
            }
        }
        Flow {
            id: tools
            readonly property real each: {
                let most = 0;
                for (let i = 0; i < parts.count; i++)
                    most = Math.max(most, (parts.itemAt(i) as Item)?.implicitWidth ?? 0);
                return Math.ceil(most);
            }
            readonly property int inRow: Math.max(1, Math.min(parts.count, Math.floor(width / Math.max(1, each))))
            Layout.row: player.wide ? 0 : player.low ? 1 : 2
            Layout.column: player.wide ? 2 : 0
            Layout.columnSpan: player.low ? 2 : 1
            Layout.fillWidth: !player.wide
            Layout.preferredWidth: player.wide ? each * parts.count : -1
            Layout.alignment: Qt.AlignVCenter
            Repeater {
                id: parts
                model: player.book ? [
                    { key: "speed", icon: "gauge", text: player.music.speedText, name: qsTr("Speed: %1").arg(player.music.speedText), on: player.music.otherSpeed },
                    { key: "sleep", icon: "moon-star", text: qsTr("Sleep"), name: qsTr("Sleep timer: %1").arg(player.music.sleepText), on: player.music.sleeping },
                    { key: "volume", icon: "volume-2", text: qsTr("Volume"), name: qsTr("Volume"), on: false }
                ] : [
                    { key: "shuffle", icon: "shuffle", text: qsTr("Shuffle"), name: player.music.shuffled ? qsTr("Shuffle: on") : qsTr("Shuffle: off"), on: player.music.shuffled },
                    { key: "repeat", icon: player.music.repeat === "one" ? "repeat-1" : "repeat", text: qsTr("Repeat"), name: player.music.repeatText, on: player.music.repeat !== "off" },
                    { key: "sleep", icon: "moon-star", text: qsTr("Sleep"), name: qsTr("Sleep timer: %1").arg(player.music.sleepText), on: player.music.sleeping },
                    { key: "volume", icon: "volume-2", text: qsTr("Volume"), name: qsTr("Volume"), on: false },
                    { key: "add", icon: "list-plus", text: qsTr("Playlist"), name: qsTr("Add this song to a playlist"), on: false }
                ]
                ToolKey {
                    required property var modelData
                    width: player.wide ? tools.each : Math.floor(tools.width / tools.inRow)
                    implicitWidth: Math.max(Theme.touch.minimum, implicitContentWidth + 2 * Theme.space.s)
                    implicitHeight: Math.max(Theme.touch.minimum, implicitContentHeight + 2 * Theme.space.xs)
                    iconName: modelData.icon
                    text: modelData.text
                    selected: modelData.on
                    Accessible.name: modelData.name
                    onActivated: {
                        if (modelData.key === "shuffle")
                            player.music.toggleShuffle();
                        else if (modelData.key === "repeat")
                            player.music.cycleRepeat();
                        else
                            player.asked(modelData.key);
                    }
                }
            }
        }
    }
}
