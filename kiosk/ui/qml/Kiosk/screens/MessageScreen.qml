pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// One message on its own page: the photo first, full width, then the letter on its paper.
Item {
    id: screen

    required property MessageModel message
    required property VideoModel video
    required property SessionModel session
    required property Navigator navigator
    signal bigger(int index)
    signal more

    readonly property var photo: message.lead.length > 0 && message.lead[0].kind === "photo" ? message.lead[0] : null
    readonly property bool pictured: photo !== null && Theme.docked && !message.loading && message.problem.length === 0 && !message.cardClosed
    readonly property real band: pictured ? Math.min(Theme.size.photoBand, height * (Theme.largest ? 0.2 : Theme.textStep > 100 ? 0.26 : 0.34)) : 0

    Rectangle {
        anchors.fill: parent
        color: Theme.card
    }
    Loader {
        active: screen.pictured
        width: parent.width
        // What the paper covers is not to be pressed.
        height: screen.band - Theme.radius.sheet
        sourceComponent: Pressable {
            id: picture
            readonly property bool here: screen.photo.source.length > 0
            text: here ? qsTr("%1. See bigger").arg(screen.photo.name) : qsTr("%1. It is on its way").arg(screen.photo.name)
            enabled: here
            ringRadius: 0
            background: null
            onActivated: screen.bigger(screen.photo.index)
            contentItem: Item {
                Photo {
                    width: parent.width
                    height: screen.band
                    picture: screen.photo.source
                    cover: true
                    Accessible.ignored: true
                }
            }
            Pill {
                z: 1
                visible: picture.here
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Theme.space.xl
                overScene: true
                iconName: "maximize-2"
                tint: Theme.color.ink
                text: qsTr("See bigger")
                Accessible.ignored: true
            }
        }
    }
    Rectangle {
        y: screen.pictured ? screen.band - Theme.radius.sheet : 0
        width: parent.width
        height: parent.height - y
        color: Theme.card
        topLeftRadius: screen.pictured ? Theme.radius.sheet : 0
        topRightRadius: topLeftRadius

        MessageView {
            anchors.fill: parent
            anchors.leftMargin: Theme.kiosk ? Theme.space.xxl : Theme.space.screenSide
            anchors.rightMargin: anchors.leftMargin
            message: screen.message
            video: screen.video
            session: screen.session
            headless: screen.pictured
            onGoBack: screen.navigator.back()
            onBigger: index => screen.bigger(index)
            onMore: screen.more()
        }
    }
}
