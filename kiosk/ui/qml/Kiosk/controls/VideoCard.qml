pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// A clip in a message: its first picture with a big play mark, then the clip itself, the bar below in the picture.
//
//   VideoCard {
//       video: window.video          the one VideoModel of the screen
//       blob: "<sha256 of the clip>"
//       poster: "image://photo/<sha256>" (desk.photo_url(..., large=True)), "" while it is not here
//       captions: "<sha256 of the WebVTT>" or ""
//       durationText: "0:30"         (kiosk.ui.viewmodels.video.clock_text)
//       ready: whether the clip's bytes are on this device (has_blob)
//       name: "Video from Theo"      for reading aloud
//       aspect: width / height of the clip
//       onExplained: why => session.explain(why)
//   }
//
// Give it a width; it knows its height. Nothing else is to be wired: the whole screen opens by itself (Overlays), and leaving the page,
// the cover and sign-out close the clip. When the last card of a clip goes, the clip stops.
FocusScope {
    id: card

    required property VideoModel video
    property string blob: ""
    property string poster: ""
    property string captions: ""
    property string durationText: ""
    property string name: qsTr("Video")
    property bool ready: true
    property real aspect: 16 / 9
    // What lies beside the card, for its round corners.
    property color around: Theme.color.surface
    readonly property bool live: blob.length > 0 && video.clip === blob
    readonly property bool broken: live && video.state === "broken"
    readonly property bool absent: !ready || live && video.state === "missing"
    signal explained(string why)

    readonly property real band: Math.round(Math.min(Theme.size.photoBand, Theme.windowHeight * (Theme.compact ? 0.6 : 0.46), width / Math.max(0.1, aspect)))

    implicitHeight: band + (bar.below && bar.visible ? bar.height + Theme.space.xs : 0)
    Accessible.role: Accessible.Grouping
    Accessible.name: name
    Keys.onLeftPressed: if (live) video.back()
    Keys.onRightPressed: if (live) video.forward()
    // The clip that this card last told of.
    property string told: ""
    onBlobChanged: tell(blob)
    Component.onCompleted: tell(blob)
    Component.onDestruction: tell("")

    function tell(name: string) {
        if (told.length > 0 && told !== name)
            video.vanish(told);
        if (name.length > 0 && told !== name)
            video.appear(name);
        told = name;
    }

    Rectangle {
        width: parent.width
        height: card.band
        radius: Theme.radius.card
        color: Theme.fixed.toast
    }
    VideoStage {
        id: stage
        width: parent.width
        height: card.band
        focus: true
        video: card.video
        live: card.live
        shown: !card.video.full
        blob: card.blob
        poster: card.poster
        captions: card.captions
        absent: card.absent
        name: card.name
        around: card.around
        filled: Math.abs(Math.log(width / Math.max(1, height) / Math.max(0.1, card.aspect))) < Theme.size.smallCut
        foot: bar.below || !bar.visible ? 0 : bar.height + 2 * Theme.space.m
        onExplained: why => card.explained(why)
    }
    PlayerBar {
        id: bar
        // Too little room over the picture when words are large: then under it.
        readonly property bool below: narrow
        room: card.width - 2 * Theme.space.m
        x: below ? 0 : Theme.space.m
        y: card.height - height - x
        width: card.width - 2 * x
        visible: !card.absent && !card.broken
        video: card.video
        live: card.live
        durationText: card.durationText
        captioned: card.captions.length > 0
        onPlayed: stage.toggle()
        onWidened: stage.widen()
    }
}
