import QtQuick
import Kiosk

// Something is under way and its end is near; the bar walks only when movement is welcome.
Rectangle {
    id: bar

    property string text: ""

    implicitHeight: Theme.size.meterBar
    radius: height / 2
    color: Theme.color.surfaceSunken
    Accessible.role: Accessible.ProgressBar
    Accessible.name: text

    Rectangle {
        height: parent.height
        width: bar.width * part
        radius: height / 2
        color: Theme.color.primary
        property real part: 0.66
        NumberAnimation on part {
            running: bar.visible && !Theme.reducedMotion
            from: 0.1
            to: 0.9
            duration: 4 * Theme.tokens.motion.progressTick
            easing.type: Easing.OutCubic
        }
    }
}
