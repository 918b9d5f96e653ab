pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// One part of a letter: a photo, a clip, a card, or what is held back.
Loader {
    id: part

    required property var content
    required property VideoModel video
    signal bigger(int index)
    signal carded
    signal explained(string why)

    sourceComponent: content.kind === "photo" ? photo : content.kind === "video" ? clip : content.kind === "ecard" ? card : held

    Component {
        id: photo
        PhotoStrip {
            photos: [part.content]
            onOpened: part.bigger(part.content.index)
        }
    }
    Component {
        id: clip
        VideoCard {
            video: part.video
            blob: part.content.blob
            poster: part.content.poster
            captions: part.content.captions
            durationText: part.content.durationText
            ready: part.content.ready
            name: part.content.name
            aspect: part.content.aspect
            around: Theme.card
            onExplained: why => part.explained(why)
        }
    }
    Component {
        id: card
        Pressable {
            id: touch
            text: qsTr("%1. See the card again").arg(part.content.title)
            ringRadius: Theme.radius.card
            background: null
            onActivated: part.carded()
            contentItem: EcardView {
                picture: part.content.source
                aspect: part.content.aspect
                tallest: Theme.size.photoBand * 0.8
            }
        }
    }
    Component {
        id: held
        HeldPart {
            title: part.content.title
            line: part.content.line
            iconName: part.content.withheld ? "eye-off" : "circle-alert"
        }
    }
}
