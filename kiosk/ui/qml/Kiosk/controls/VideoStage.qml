pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// The picture of a clip, pressed to play and to pause, and what is said when it cannot.
FocusScope {
    id: stage

    required property VideoModel video
    property bool live: true
    // False while the same clip is shown elsewhere.
    property bool shown: true
    property string blob: ""
    property string poster: ""
    property string captions: ""
    property bool absent: false
    property string name: ""
    property real corner: Theme.radius.card
    property color around: Theme.color.surface
    // Filling its place, where that cuts little of it away.
    property bool filled: false
    // What lies over the lower edge.
    property real foot: 0
    readonly property string now: live ? video.state : "closed"
    readonly property bool rolling: now === "playing"
    readonly property string trouble: now === "broken" ? qsTr("This video did not play. It is not your fault.") : absent ? qsTr("This video is on its way.") : ""
    signal explained(string why)

    function toggle() {
        if (rolling)
            video.pause();
        else
            video.play(blob, captions);
    }
    function widen() {
        if (video.full) {
            video.closeFull();
            return;
        }
        if (!live)
            video.play(blob, captions);
        video.openFull();
    }

    Photo {
        anchors.fill: parent
        visible: stage.poster.length > 0 && !picture.visible
        picture: stage.poster
        cover: stage.filled
        corner: stage.corner
        Accessible.ignored: true
    }
    PictureItem {
        id: picture
        anchors.fill: parent
        visible: stage.live && stage.shown && stage.video.hasPicture
        source: stage.live && stage.shown ? stage.video.picture : null
        cover: stage.filled
        corner: stage.corner
        around: stage.around
        behind: Theme.fixed.toast
    }
    Pressable {
        id: touch
        anchors.fill: parent
        anchors.bottomMargin: stage.foot
        focus: true
        visible: stage.trouble.length === 0
        text: stage.rolling ? qsTr("Pause the video") : stage.now === "ended" ? qsTr("Play the video again") : qsTr("Play the video")
        Accessible.description: stage.name
        ringRadius: stage.corner
        onActivated: stage.toggle()
        contentItem: Item {
            CaptionBox {
                z: 1
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.space.s
                text: stage.live && stage.shown ? stage.video.captionText : ""
                kind: stage.video.full ? Theme.type.large : Theme.type.body
            }
            Rectangle {
                // In the middle of the whole picture, not of what the bar leaves free.
                anchors.horizontalCenter: parent.horizontalCenter
                y: Math.round(Math.max(0, Math.min((stage.height - height) / 2, parent.height - height)))
                visible: !stage.rolling
                width: Math.min(Theme.size.playMark, touch.height)
                height: width
                radius: width / 2
                color: touch.down ? Theme.color.surfaceSunken : Theme.overScene
                border.width: Theme.cardEdge
                border.color: Theme.color.line
                AppIcon {
                    anchors.centerIn: parent
                    visible: stage.now !== "loading"
                    name: stage.now === "ended" ? "rotate-ccw" : "play"
                    side: parent.width * Theme.size.playMarkIcon
                    stroke: Theme.stroke.emphasis
                }
                BusyRing {
                    anchors.centerIn: parent
                    visible: stage.now === "loading"
                    side: parent.width * Theme.size.playMarkIcon
                    tint: Theme.color.primary
                }
            }
        }
    }
    Column {
        anchors.centerIn: parent
        width: parent.width - 2 * Theme.space.xl
        spacing: Theme.space.m
        visible: stage.trouble.length > 0
        Rectangle {
            width: parent.width
            height: words.height + 2 * Theme.space.m
            radius: Theme.radius.control
            color: Qt.alpha(Theme.fixed.toast, Theme.size.playerOpacity)
            AppText {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: parent.width - 2 * Theme.space.m
                x: Theme.space.m
                horizontalAlignment: Text.AlignHCenter
                text: stage.trouble
                weight: Theme.medium
                color: Theme.tokens.light.surface
            }
        }
        AppButton {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: stage.now === "broken"
            kind: "secondary"
            iconName: "refresh-cw"
            text: qsTr("Try again")
            onActivated: stage.video.play(stage.blob, stage.captions)
        }
    }
}
