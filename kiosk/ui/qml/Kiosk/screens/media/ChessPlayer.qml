pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// Who plays a side, whether it is their turn, and what they have taken.
Rectangle {
    id: player

    property string name: ""
    property bool white: true
    property bool moves: false
    property var taken: []
    property string takenText: ""

    implicitWidth: Theme.size.usualWidth
    implicitHeight: row.implicitHeight + 2 * Theme.space.s
    radius: Theme.size.boxRadius
    color: moves ? Theme.color.primarySoft : Theme.card
    border.width: moves ? Theme.border.controlSelected : Theme.cardEdge
    border.color: moves ? Theme.color.primary : Theme.color.line

    RowLayout {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        anchors.leftMargin: Theme.space.m
        anchors.rightMargin: Theme.space.m
        spacing: Theme.space.s

        Image {
            Layout.preferredWidth: Theme.size.takenMan * Theme.grow
            Layout.preferredHeight: Theme.size.takenMan * Theme.grow
            sourceSize: Qt.size(Theme.size.takenMan * Theme.grow, Theme.size.takenMan * Theme.grow)
            source: Theme.resource(player.white ? "games/chess/white-king.svg" : "games/chess/black-king.svg")
            Accessible.ignored: true
        }
        AppText {
            Layout.maximumWidth: Math.ceil(implicitWidth)
            Layout.fillWidth: true
            text: player.name
            weight: Theme.semibold
            color: player.moves ? (Theme.contrast ? Theme.color.ink : Theme.color.primaryInk) : Theme.color.ink
            Accessible.name: [player.name, player.white ? qsTr("white men") : qsTr("black men"), player.takenText].filter(part => part.length > 0).join(". ")
        }
        AppIcon {
            visible: player.moves
            name: "check"
            tint: Theme.color.primaryInk
            stroke: Theme.stroke.check
        }
        Flow {
            Layout.fillWidth: true
            layoutDirection: Qt.RightToLeft
            Repeater {
                model: player.taken
                Image {
                    required property string modelData
                    width: Theme.size.takenMan * 0.8
                    height: Theme.size.takenMan
                    fillMode: Image.PreserveAspectFit
                    sourceSize: Qt.size(Theme.size.takenMan, Theme.size.takenMan)
                    source: Theme.resource("games/chess/" + modelData + ".svg")
                    Accessible.ignored: true
                }
            }
        }
    }
}
