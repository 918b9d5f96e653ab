import QtQuick
import QtQuick.Layouts
import Kiosk

// A song of a playlist: a touch plays it; keys move it up and down and take it out.
Item {
    id: row

    property string name: ""
    property string by: ""
    property bool here: true
    property string lengthText: ""
    property bool first: true
    property bool last: true
    readonly property bool stacked: Theme.textStep > 100 || Theme.form === "compactPortrait"
    signal played
    signal moved(int by)
    signal takenOut

    implicitHeight: inside.implicitHeight + 2 * Theme.space.s

    CardSlice {
        anchors.fill: parent
        first: row.first
        last: row.last
    }
    GridLayout {
        id: inside
        x: Theme.space.s
        y: Theme.space.s
        width: parent.width - 2 * x
        columns: row.stacked ? 1 : 2
        columnSpacing: Theme.space.s
        rowSpacing: 0

        Pressable {
            id: song
            Layout.fillWidth: true
            implicitHeight: Math.max(Theme.touch.recommended, implicitContentHeight + 2 * Theme.space.s)
            leftPadding: Theme.space.m
            rightPadding: Theme.space.m
            text: [qsTr("Play %1").arg(row.name), row.by, row.here ? "" : qsTr("Not on this device"), row.lengthText].filter(part => part.length > 0).join(". ")
            onActivated: row.played()
            background: Rectangle {
                radius: Theme.radius.control
                color: song.down ? Theme.color.surfaceSunken : Theme.clear
            }
            contentItem: RowLayout {
                spacing: Theme.space.m
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: row.name
                        weight: Theme.semibold
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0
                        text: row.here ? row.by : qsTr("Not on this device")
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                        Accessible.ignored: true
                    }
                }
                AppIcon {
                    name: row.here ? "circle-check" : "cloud"
                    side: Theme.icon.inline * Theme.grow
                    tint: row.here ? Theme.color.leafInk : Theme.color.inkSoft
                }
                AppText {
                    visible: text.length > 0
                    text: row.lengthText
                    color: Theme.color.inkSoft
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
        }
        RowLayout {
            Layout.alignment: row.stacked ? Qt.AlignRight : Qt.AlignVCenter
            spacing: 0
            TransportKey {
                visible: !row.first
                text: qsTr("Move up: %1").arg(row.name)
                iconName: "chevron-up"
                onActivated: row.moved(-1)
            }
            TransportKey {
                visible: !row.last
                text: qsTr("Move down: %1").arg(row.name)
                iconName: "chevron-down"
                onActivated: row.moved(1)
            }
            TransportKey {
                text: qsTr("Take out: %1").arg(row.name)
                iconName: "list-x"
                onActivated: row.takenOut()
            }
        }
    }
}
