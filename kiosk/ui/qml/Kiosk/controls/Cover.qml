import QtQuick
import Kiosk

// The picture of a title, rounded when it was decoded; a title without one gets a drawn scene and its name.
Item {
    id: cover

    property url picture
    property string title: ""
    property string hue: "plum"
    property real ratio: 1.22
    property real corner: Theme.radius.control

    readonly property bool pictured: picture.toString().length > 0
    implicitHeight: width * ratio
    Accessible.role: Accessible.Graphic
    Accessible.name: title

    Rectangle {
        anchors.fill: parent
        visible: !cover.pictured
        radius: cover.corner
        // The inks of the light theme are dark enough for white words in every theme.
        color: Theme.contrast ? Theme.color.surface : Theme.tokens.light[cover.hue + "Ink"] ?? Theme.tokens.light.slateInk
        border.width: Theme.cardEdge
        border.color: Theme.color.line

        Rectangle {
            width: parent.width * 0.42
            height: width
            radius: width / 2
            anchors.horizontalCenter: parent.horizontalCenter
            anchors.bottom: horizon.top
            anchors.bottomMargin: -height / 2
            color: Theme.tokens.light.honeySoft
        }
        Rectangle {
            id: horizon
            width: parent.width * 0.76
            height: Theme.border.selectedRowBar
            radius: height / 2
            anchors.horizontalCenter: parent.horizontalCenter
            y: parent.height * 0.74
            color: Theme.tokens.light.honeySoft
        }
        Rectangle {
            anchors.left: horizon.left
            anchors.right: horizon.right
            anchors.top: horizon.top
            anchors.topMargin: Theme.border.selectedRowBar
            height: cover.height * 0.2
            color: parent.color
        }
        AppText {
            x: Theme.space.m
            y: Theme.space.m
            width: parent.width - 2 * x
                // A small cover has no room for words: its title stands below it.
            visible: width > kind.size * 6
            text: cover.title
            kind: Theme.type.caption
            weight: Theme.bold
            color: Theme.tokens.light.surface
            preview: true
            maximumLineCount: 3
            Accessible.ignored: true
        }
    }
    Photo {
        anchors.fill: parent
        visible: cover.pictured
        picture: cover.picture
        cover: true
        corner: cover.corner
        Accessible.ignored: true
    }
}
