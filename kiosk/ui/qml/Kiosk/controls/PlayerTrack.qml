import QtQuick
import QtQuick.Templates as T
import Kiosk
import Kiosk.Models

// Where the clip is, in seconds; moved by touch, by the arrow keys (5 s) and by assistive technology.
T.Slider {
    id: track

    required property VideoModel video
    property bool running: true
    // Of a second, in milliseconds.
    readonly property int parts: 1000

    enabled: running
    from: 0
    to: Math.max(1, video.duration / parts)
    stepSize: Theme.size.seekSeconds
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.touch.minimum
    onValueChanged: if (running && Math.abs(value * parts - video.position) > 1) video.seek(Math.round(value * parts))
    Accessible.role: Accessible.Slider
    Accessible.name: qsTr("Place in the video")
    Accessible.description: qsTr("%1 of %2").arg(video.positionText).arg(video.durationText)
    Accessible.onIncreaseAction: video.forward()
    Accessible.onDecreaseAction: video.back()

    Binding on value {
        when: !track.pressed
        value: track.running ? track.video.position / track.parts : 0
        restoreMode: Binding.RestoreNone
    }
    background: Item {
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: Theme.size.meterThin
            radius: height / 2
            color: Qt.alpha(Theme.tokens.light.surface, Theme.size.playerTrackOpacity)
            Rectangle {
                width: Math.max(0, track.visualPosition * parent.width)
                height: parent.height
                radius: height / 2
                color: Theme.tokens.light.surface
            }
        }
    }
    handle: Rectangle {
        visible: track.running
        x: track.visualPosition * (track.width - width)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.size.dot * (track.pressed ? 1.4 : 1)
        height: width
        radius: width / 2
        color: Theme.tokens.light.surface
    }
    FocusRing {
        visible: track.visualFocus
        around: Theme.radius.control
        anchors.margins: 0
    }
}
