import QtQuick
import QtQuick.Templates as T
import Kiosk

// Where one is in a title, in seconds; moved by touch, by the arrow keys and by assistive technology. It goes there when it is let go.
T.Slider {
    id: track

    property string name: qsTr("Place in the song")
    property string spoken: ""
    // Milliseconds
    property int placed: 0
    property int duration: 0
    property int step: 5000
    property color ink: Theme.color.primary
    property color ground: Theme.dark ? Theme.color.lineStrong : Theme.color.line
    property color knob: Theme.contrast ? Theme.color.primary : Theme.dark ? Theme.color.ink : Theme.color.primary
    readonly property int parts: 1000
    signal sought(int to)

    from: 0
    to: Math.max(1, duration / parts)
    stepSize: 1
    focusPolicy: Qt.StrongFocus
    implicitHeight: Theme.touch.minimum
    implicitWidth: Theme.size.playerTrack
    onPressedChanged: if (!pressed) sought(Math.round(value * parts))
    Keys.onLeftPressed: sought(Math.max(0, placed - step))
    Keys.onRightPressed: sought(placed + step)
    Keys.onDownPressed: sought(Math.max(0, placed - step))
    Keys.onUpPressed: sought(placed + step)
    Accessible.role: Accessible.Slider
    Accessible.name: name
    Accessible.description: spoken
    Accessible.onIncreaseAction: sought(placed + step)
    Accessible.onDecreaseAction: sought(Math.max(0, placed - step))

    Binding on value {
        when: !track.pressed
        value: track.placed / track.parts
        restoreMode: Binding.RestoreNone
    }
    background: Item {
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: Theme.size.meterBar
            radius: height / 2
            color: track.ground
            Rectangle {
                width: Math.max(0, track.visualPosition * parent.width)
                height: parent.height
                radius: height / 2
                color: track.ink
            }
        }
    }
    handle: Rectangle {
        x: track.visualPosition * (track.width - width)
        anchors.verticalCenter: parent.verticalCenter
        width: Theme.size.seekKnob * (track.pressed ? Theme.size.seekPressed : 1)
        height: width
        radius: width / 2
        color: track.knob
    }
    FocusRing {
        visible: track.visualFocus
        around: Theme.radius.control
        anchors.margins: 0
    }
}
