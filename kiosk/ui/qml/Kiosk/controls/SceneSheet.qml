import QtQuick
import Kiosk

// A page of white paper under a strip of the landscape, before someone is signed in.
Item {
    id: page

    property string band: "day"
    property string fact: ""
    property string factIcon: ""
    property string initial: ""
    readonly property bool faced: initial.length > 0 && Theme.form !== "compact"
    default property Item content
    readonly property bool tall: Theme.docked
    // Room for the big keys; a low window takes the smaller ones.
    readonly property bool roomy: height > Theme.size.roomyHeight
    // Larger words leave less of the height to the keys.
    readonly property real keyHeight: !roomy ? Theme.size.pinKeySmall : Theme.largest || !Theme.kiosk && Theme.textStep > 100 ? Theme.size.pinKeyTight : Theme.size.pinKey

    Rectangle {
        anchors.fill: parent
        color: Theme.card
    }
    SceneHeader {
        width: page.tall ? parent.width : parent.width * 0.42 + Theme.radius.sheet
        height: page.tall ? sheet.y + Theme.radius.sheet : parent.height
        band: page.band
        wide: page.tall
    }
    Image {
        id: mark
        x: Theme.space.screenSide
        y: Theme.kiosk ? Theme.space.xxl : Theme.space.xl
        width: Theme.size.mark * 0.9
        height: width
        sourceSize: Qt.size(width, width)
        source: Theme.resource("illustrations/mark.svg")
        Accessible.ignored: true
    }
    AppText {
        anchors.left: mark.right
        anchors.leftMargin: Theme.space.m
        anchors.verticalCenter: mark.verticalCenter
        // The mark alone, where a fact needs the room.
        visible: !fact.visible || x + width + Theme.space.m < fact.x
        text: "Lumen"
        kind: Theme.type.title
        font.pixelSize: Theme.size.markName
        lineHeight: font.pixelSize * 1.2
        color: page.band === "day" || page.band === "dawn" ? Theme.heroInk : Theme.tokens.light.surface
    }
    Pill {
        id: fact
        visible: page.fact.length > 0
        anchors.right: parent.right
        anchors.rightMargin: page.tall ? Theme.space.screenSide : parent.width - sheet.x + Theme.space.l
        anchors.verticalCenter: mark.verticalCenter
        overScene: true
        text: page.fact
        iconName: page.factIcon
    }
    Rectangle {
        id: sheet
        x: page.tall ? 0 : parent.width * 0.42
        y: !page.tall ? 0 : Theme.textStep > 100 ? parent.height * (Theme.largest ? 0.11 : 0.15) : Theme.kiosk ? Theme.size.pinScene : parent.height * 0.2
        width: parent.width - x
        height: parent.height - y
        color: Theme.card
        topLeftRadius: Theme.radius.sheet
        topRightRadius: page.tall ? Theme.radius.sheet : 0
        bottomLeftRadius: page.tall ? 0 : Theme.radius.sheet
        border.width: Theme.cardEdge
        border.color: Theme.color.line

        ScrollPage {
            anchors.fill: parent
            anchors.leftMargin: Theme.space.xxl * (Theme.kiosk ? 1.3 : 1.5)
            anchors.rightMargin: anchors.leftMargin
            anchors.topMargin: page.faced ? face.height * (page.tall ? 0.56 : 1.1) + Theme.space.l : Theme.compact ? Theme.space.l : Theme.space.xxl
            anchors.bottomMargin: Theme.space.l
            content: page.content
        }
        Rectangle {
            id: face
            visible: page.faced
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.size.avatarHero + 2 * edge
            height: width
            y: page.tall ? -height / 2 + Theme.space.xs : Theme.space.l
            radius: width / 2
            color: Theme.card
            readonly property real edge: Theme.size.faceEdge
            Avatar {
                anchors.centerIn: parent
                initial: page.initial
                filled: true
                side: Theme.size.avatarHero
            }
        }
    }
}
