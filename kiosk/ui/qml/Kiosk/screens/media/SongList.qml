pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The songs of an album, in its order: number, name, where each is, how long it is.
ColumnLayout {
    id: list

    required property OwnedTitleModel owned

    spacing: 0
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Songs")

    Repeater {
        model: list.owned.songs
        Pressable {
            id: song
            required property string title
            required property string name
            required property string numberText
            required property string lengthText
            required property string stateText
            required property string stateIcon
            required property string stateHue
            required property bool here
            required property int index

            Layout.fillWidth: true
            text: [numberText, name, stateText, lengthText].filter(part => part.length > 0).join(". ")
            Accessible.role: Accessible.ListItem
            ringRadius: Theme.radius.control
            leftPadding: Theme.size.rowSide
            rightPadding: leftPadding
            topPadding: Theme.space.m
            bottomPadding: topPadding
            onActivated: list.owned.playSong(title)

            background: CardSlice {
                first: song.index === 0
                last: song.index === list.owned.songCount - 1
                fill: song.down ? Theme.color.surfaceSunken : Theme.card
            }
            contentItem: RowLayout {
                spacing: Theme.space.m
                AppText {
                    Layout.preferredWidth: Math.max(Theme.size.songNumber * Theme.grow, Math.ceil(implicitWidth))
                    visible: !Theme.largest
                    text: song.numberText
                    color: Theme.color.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: song.name
                        weight: Theme.semibold
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: !song.here
                        text: song.stateText
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                        Accessible.ignored: true
                    }
                }
                AppIcon {
                    name: song.stateIcon
                    side: Theme.icon.inline * Theme.grow
                    tint: Theme.hueInk(song.stateHue)
                }
                AppText {
                    visible: text.length > 0
                    text: song.lengthText
                    color: Theme.color.inkSoft
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
    }
}
