import QtQuick
import Kiosk

// The face or the back of a card. Red suits and black ones differ in colour, each suit in shape.
Rectangle {
    id: face

    property bool up: true
    property string rank: ""
    property string suit: "suit-heart"
    property string court: ""
    property bool red: false
    // How much of it is seen when another card lies on it.
    property real strip: height
    readonly property color ink: Theme.contrast ? (red ? Theme.color.rose : Theme.color.ink) : red ? Theme.color.roseInk : Theme.color.ink
    readonly property real corner: Math.min(width * Theme.size.cornerShare * (Theme.largest ? 1.3 : Theme.textStep > 100 ? 1.15 : 1), strip * 0.72)

    implicitHeight: Math.round(width * Theme.size.cardAspect)
    radius: width * Theme.size.cardRadius
    color: up ? Theme.card : Theme.color.primary
    border.width: Theme.contrast ? Theme.edge : Theme.border.separator
    border.color: Theme.color.lineStrong

    Image {
        anchors.fill: parent
        visible: !face.up
        sourceSize: Qt.size(width, height)
        source: face.up || face.width <= 0 ? "" : Theme.resource("games/cards/back.svg")
        Accessible.ignored: true
    }
    AppText {
        id: sign
        visible: face.up
        x: face.width * 0.08
        y: Math.max(Theme.border.separator, (Math.min(face.strip, height * 1.3) - height) / 2)
        text: face.rank
        font.pixelSize: Math.round(face.corner)
        lineHeight: Math.round(face.corner * 1.1)
        weight: Theme.bold
        wrapMode: Text.NoWrap
        color: face.ink
        Accessible.ignored: true
    }
    AppIcon {
        visible: face.up
        anchors.verticalCenter: sign.verticalCenter
        x: face.width - width - face.width * 0.08
        name: face.suit
        side: face.corner * 0.86
        tint: face.ink
    }
    Image {
        visible: face.up && face.court.length > 0
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.border.separator
        width: Math.round(face.width * 0.74)
        height: width
        sourceSize: Qt.size(width, height)
        source: visible ? Theme.resource("games/cards/" + face.court + ".svg") : ""
        Accessible.ignored: true
    }
    AppIcon {
        visible: face.up && face.court.length === 0
        anchors.horizontalCenter: parent.horizontalCenter
        y: (sign.y + sign.height + face.height - height) / 2
        name: face.suit
        side: face.width * 0.52
        tint: face.ink
    }
}
