pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Songs of somebody's that are not in the playlist yet: a touch adds one.
Item {
    id: screen

    required property PlaylistsModel playlists

    MailList {
        id: list
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.space.m
        width: parent.width
        flat: false
        footSide: Theme.size.pageSide
        model: screen.playlists.choices
        Accessible.name: qsTr("Songs that you can add")

        header: Item {
            width: list.width
            height: head.implicitHeight + Theme.space.l
            onHeightChanged: if (list.view.contentY <= Theme.size.slack) Qt.callLater(list.view.positionViewAtBeginning)
            ColumnLayout {
                id: head
                x: Theme.size.pageSide
                width: parent.width - 2 * x
                spacing: Theme.space.s
                AppText {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.size.pageTop
                    text: qsTr("Add songs to %1").arg(screen.playlists.name)
                    kind: Theme.type.title
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    text: screen.playlists.choiceCount > 0 ? screen.playlists.line : qsTr("All your songs are in this playlist.")
                    color: Theme.color.inkSoft
                }
            }
        }
        delegate: Item {
            id: holder
            required property string title
            required property string name
            required property string by
            required property string lengthText
            required property int index
            width: list.width
            height: key.implicitHeight
            Pressable {
                id: key
                x: Theme.size.pageSide
                width: parent.width - 2 * x
                leftPadding: Theme.size.rowSide
                rightPadding: leftPadding
                implicitHeight: Math.max(Theme.touch.recommended, implicitContentHeight + 2 * Theme.space.s)
                text: [qsTr("Add %1").arg(holder.name), holder.by, holder.lengthText].filter(part => part.length > 0).join(". ")
                onActivated: screen.playlists.add(holder.title)
                background: CardSlice {
                    first: holder.index === 0
                    last: holder.index === list.count - 1
                    fill: key.down ? Theme.color.surfaceSunken : Theme.card
                }
                contentItem: RowLayout {
                    spacing: Theme.space.m
                    AppIcon {
                        name: "plus"
                        side: Theme.icon.inline * Theme.grow
                        tint: Theme.color.primaryInk
                        stroke: Theme.stroke.emphasis
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0
                        AppText {
                            Layout.fillWidth: true
                            text: holder.name
                            weight: Theme.semibold
                            Accessible.ignored: true
                        }
                        AppText {
                            Layout.fillWidth: true
                            visible: text.length > 0
                            text: holder.by
                            kind: Theme.type.small
                            color: Theme.color.inkSoft
                            Accessible.ignored: true
                        }
                    }
                    AppText {
                        visible: text.length > 0
                        text: holder.lengthText
                        color: Theme.color.inkSoft
                        wrapMode: Text.NoWrap
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    AppButton {
        id: foot
        x: Theme.size.pageSide
        width: parent.width - 2 * x
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.size.pageFoot
        text: qsTr("Finished")
        onActivated: screen.playlists.stopAdding()
    }
}
