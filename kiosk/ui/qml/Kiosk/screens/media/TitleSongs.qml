pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The songs of an album, each with its own page.
ColumnLayout {
    id: list

    required property TitleModel titlePage

    spacing: Theme.space.s

    AppText {
        Layout.fillWidth: true
        text: qsTr("Songs")
        kind: Theme.type.title
        weight: Theme.bold
        Accessible.role: Accessible.Heading
    }
    AppText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: list.titlePage.overlapText
        color: Theme.color.inkSoft
    }
    Column {
        Layout.fillWidth: true
        Repeater {
            id: songs
            model: list.titlePage.songs
            Pressable {
                id: song
                required property var modelData
                required property int index
                width: parent?.width ?? 0
                text: modelData.spoken
                ringRadius: Theme.radius.control
                topPadding: Theme.space.s
                bottomPadding: Theme.space.s
                onActivated: list.titlePage.openSong(modelData.key)

                background: Item {
                    Rectangle {
                        anchors.fill: parent
                        radius: Theme.radius.control
                        color: song.down ? Theme.color.surfaceSunken : Theme.clear
                    }
                    Rectangle {
                        visible: song.index > 0
                        width: parent.width
                        height: Theme.border.separator
                        color: Theme.color.line
                    }
                }
                contentItem: RowLayout {
                    spacing: Theme.space.m
                    AppText {
                        Layout.preferredWidth: Theme.type.body.size * 1.6
                        text: song.modelData.number
                        color: Theme.color.inkSoft
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0
                        AppText {
                            Layout.fillWidth: true
                            text: song.modelData.name
                            weight: Theme.semibold
                            Accessible.ignored: true
                        }
                        AppText {
                            Layout.fillWidth: true
                            visible: text.length > 0
                            text: [song.modelData.by, song.modelData.length].filter(part => part.length > 0).join(" · ")
                            kind: Theme.type.small
                            color: Theme.color.inkSoft
                            Accessible.ignored: true
                        }
                    }
                    AppText {
                        text: song.modelData.line
                        kind: Theme.type.small
                        weight: Theme.semibold
                        wrapMode: Text.NoWrap
                        color: song.modelData.tone === "free" ? Theme.color.leafInk : song.modelData.tone === "yours" ? Theme.color.plumInk : Theme.color.ink
                        Accessible.ignored: true
                    }
                    AppIcon {
                        name: "chevron-right"
                        tint: Theme.color.inkSoft
                    }
                }
            }
        }
    }
}
