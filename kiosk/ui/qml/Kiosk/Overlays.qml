pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// What may lie over the page, at most one at a time: a photo, the display panel, the time dialog;
// and a toast over everything.
Item {
    id: overlays

    objectName: "overlays"
    required property Main window
    property string name: ""
    property int photoIndex: 0
    property string listenPart: ""
    readonly property bool active: name.length > 0 || asked || rings
    // Somebody calls.
    readonly property bool rings: window.call.ringId.length > 0 && window.session.signedIn && !window.session.covered && !asked && !ending
    // Somebody else's card lies at the reader.
    readonly property bool asked: window.otherCard.asking && !ending
    readonly property bool ending: window.session.endingVisible
    readonly property string route: window.route

    function openPhoto(index: int) {
        photoIndex = index;
        name = "photo";
    }
    function openListening(part: string) {
        listenPart = part;
        name = "listen";
    }
    onRouteChanged: name = ""
    Connections {
        target: overlays.window.person
        function onAskingChanged() {
            overlays.name = overlays.window.person.asking ? "block" : overlays.name === "block" ? "" : overlays.name;
        }
    }
    Connections {
        target: overlays.window.myCard
        function onAskingChanged() {
            overlays.name = overlays.window.myCard.asking ? "lost-card" : overlays.name === "lost-card" ? "" : overlays.name;
        }
    }
    Connections {
        target: overlays.window.tracker
        function onAskingChanged() {
            overlays.name = overlays.window.tracker.asking ? "withdraw" : overlays.name === "withdraw" ? "" : overlays.name;
        }
    }
    Connections {
        target: overlays.window.video
        function onFullChanged() {
            overlays.name = overlays.window.video.full ? "video" : overlays.name === "video" ? "" : overlays.name;
        }
    }

    Loader {
        anchors.fill: parent
        active: overlays.name.length > 0 && !overlays.window.session.covered
        enabled: !overlays.ending && !overlays.asked && !overlays.rings
        focus: active
        sourceComponent: overlays.name === "photo" ? photo : overlays.name === "display" ? panel : overlays.name === "video" ? video : overlays.name === "more" ? more : overlays.name === "add" ? add : overlays.name === "listen" ? (overlays.listenPart === "add" ? intoList : listen) : overlays.name === "block" ? block : overlays.name === "lost-card" ? lostCard : overlays.name === "withdraw" ? withdraw : null
    }
    Component {
        id: photo
        PhotoViewer {
            photos: overlays.window.message.photos
            index: overlays.photoIndex
            timeText: overlays.window.session.timeLimited ? overlays.window.session.timeLeftText : ""
            onClosed: overlays.name = ""
            onExplained: why => overlays.window.session.explain(why)
        }
    }
    Component {
        id: video
        VideoViewer {
            video: overlays.window.video
            timeText: overlays.window.session.timeLimited ? overlays.window.session.timeLeftText : ""
            onClosed: overlays.window.video.closeFull()
        }
    }
    Component {
        id: more
        MoreSheet {
            message: overlays.window.message
            session: overlays.window.session
            onClosed: overlays.name = ""
        }
    }
    Component {
        id: listen
        ListenSheet {
            music: overlays.window.music
            part: overlays.listenPart
            onClosed: overlays.name = ""
            onExplained: why => overlays.window.session.explain(why)
        }
    }
    Component {
        id: intoList
        PlaylistSheet {
            playlists: overlays.window.playlists
            music: overlays.window.music
            onPages: overlays.window.navigator.go("playlists")
            onClosed: overlays.name = ""
        }
    }
    Component {
        id: add
        AddSheet {
            compose: overlays.window.compose
            onChosen: key => {
                overlays.name = "";
                overlays.window.attach.add(key);
            }
            onClosed: overlays.name = ""
            onExplained: why => overlays.window.session.explain(why)
        }
    }
    Component {
        id: block
        BlockDialog {
            person: overlays.window.person
            onExplained: why => overlays.window.session.explain(why)
        }
    }
    Component {
        id: withdraw
        WithdrawDialog {
            tracker: overlays.window.tracker
            onExplained: why => overlays.window.session.explain(why)
        }
    }
    Component {
        id: lostCard
        LostCardDialog { myCard: overlays.window.myCard }
    }
    Component {
        id: panel
        DisplayPanel {
            display: overlays.window.display
            session: overlays.window.session
            onClosed: overlays.name = ""
            onMore: overlays.window.navigator.go("settings")
        }
    }
    Loader {
        anchors.fill: parent
        active: overlays.asked
        focus: active
        sourceComponent: OtherCardDialog { otherCard: overlays.window.otherCard }
    }
    Loader {
        anchors.fill: parent
        active: overlays.rings
        focus: active
        sourceComponent: RingDialog {
            call: overlays.window.call
            onExplained: why => overlays.window.session.explain(why)
        }
    }
    Loader {
        anchors.fill: parent
        active: overlays.ending
        focus: active
        sourceComponent: TimeDialog {
            kind: overlays.window.session.endingKind
            seconds: overlays.window.session.endingSeconds
            fraction: overlays.window.session.endingFraction
            savedText: overlays.window.session.endingSavedText
            extensionsLeft: overlays.window.session.extensionsLeft
            extendMinutes: overlays.window.session.extendMinutes
            onMain: overlays.window.session.extend()
            onOther: overlays.window.session.signOut()
            onExplained: why => overlays.window.session.explain(why)
        }
    }
    Toast {
        visible: overlays.window.session.toastVisible
        width: implicitWidth
        height: implicitHeight
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: overlays.window.before ? Theme.space.xl : (Theme.docked ? Theme.dock : 0) + Theme.size.mainHeight + Theme.space.xl + Theme.space.l + (overlays.name === "video" ? Theme.size.playerBar : 0)
        text: overlays.window.session.toastText
        kind: overlays.window.session.toastKind
        onDismissed: overlays.window.session.dismissToast()
    }
}
