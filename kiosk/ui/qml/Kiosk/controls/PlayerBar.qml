pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The time, the bar to move in, the length, captions and the whole screen, on dark over a picture.
// `live`: the clip of this bar is the one that is open. In a narrow place the bar stands on a line of its own.
Rectangle {
    id: bar

    required property VideoModel video
    property bool live: true
    property string durationText: ""
    property bool captioned: false
    readonly property color ink: Theme.tokens.light.surface
    readonly property bool running: live && (video.state === "playing" || video.state === "paused")
    // Too little room for all of it in one line, whichever keys are shown now. `room` is the width that there is.
    property real room: width
    readonly property bool narrow: room < needed
    readonly property real needed: pauseKey.implicitWidth + captionsKey.implicitWidth + wideKey.implicitWidth + times.implicitWidth + Theme.size.playerTrack + 2 * Theme.space.l
    signal played
    signal widened

    implicitHeight: narrow ? track.height + buttons.implicitHeight + Theme.space.xs : Math.max(buttons.implicitHeight, Theme.size.playerBar)
    radius: Theme.radius.control
    color: Qt.alpha(Theme.fixed.toast, Theme.size.playerOpacity)
    border.width: Theme.cardEdge
    border.color: Theme.color.line

    Item {
        id: track
        anchors.left: parent.left
        anchors.right: bar.narrow ? parent.right : buttons.left
        anchors.leftMargin: Theme.space.l
        anchors.rightMargin: bar.narrow ? Theme.space.l : Theme.space.s
        y: bar.narrow ? 0 : Math.round((bar.height - height) / 2)
        height: Math.max(Theme.touch.minimum, times.implicitHeight)

        Row {
            id: times
            visible: false
            spacing: 2 * Theme.space.l
            AppText { text: "00:00"; kind: Theme.type.small; weight: Theme.semibold; Accessible.ignored: true }
            AppText { text: "00:00"; kind: Theme.type.small; weight: Theme.semibold; Accessible.ignored: true }
        }
        AppText {
            id: now
            anchors.left: parent.left
            anchors.verticalCenter: parent.verticalCenter
            text: bar.live ? bar.video.positionText : "0:00"
            kind: Theme.type.small
            weight: Theme.semibold
            color: bar.ink
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        PlayerTrack {
            anchors.left: now.right
            anchors.right: length.left
            anchors.leftMargin: Theme.space.m
            anchors.rightMargin: Theme.space.m
            height: parent.height
            video: bar.video
            running: bar.running || (bar.live && bar.video.state === "ended")
        }
        AppText {
            id: length
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            text: bar.live && bar.video.duration > 0 ? bar.video.durationText : bar.durationText
            kind: Theme.type.small
            weight: Theme.semibold
            color: bar.ink
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
    }
    RowLayout {
        id: buttons
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.rightMargin: Theme.space.s
        height: bar.narrow ? implicitHeight : parent.height
        spacing: Theme.space.xs

        DarkKey {
            id: pauseKey
            visible: bar.running
            iconName: bar.video.state === "playing" ? "pause" : "play"
            text: bar.video.state === "playing" ? qsTr("Pause") : qsTr("Play")
            wordless: true
            onActivated: bar.played()
        }
        CaptionsButton {
            id: captionsKey
            visible: bar.live && bar.video.state !== "closed" ? bar.video.hasCaptions : bar.captioned
            on: bar.live && bar.video.captionsOn
            onActivated: bar.video.toggleCaptions()
        }
        DarkKey {
            id: wideKey
            iconName: bar.video.full ? "minimize-2" : "maximize-2"
            text: bar.video.full ? qsTr("Smaller picture") : qsTr("Whole screen")
            wordless: true
            onActivated: bar.widened()
        }
    }
}
