import QtQuick
import Kiosk

// Something is under way and its end is near; the bar walks only when movement is welcome.
Rectangle {
    id: bar

    property string text: ""
    // How far it is, 0 to 1; below 0 nobody knows.
    property real fraction: -1

    implicitHeight: Theme.size.meterBar
    radius: height / 2
    color: Theme.color.surfaceSunken
    Accessible.role: Accessible.ProgressBar
    Accessible.name: text

    Rectangle {
        height: parent.height
        width: bar.fraction < 0 ? bar.width * part : Math.max(height, bar.width * Math.min(1, bar.fraction))
        radius: height / 2
        color: Theme.color.primary
        property real part: 0.66
        NumberAnimation on part {
            running: bar.visible && bar.fraction < 0 && !Theme.reducedMotion
            from: 0.1
            to: 0.9
            duration: 4 * Theme.tokens.motion.progressTick
            easing.type: Easing.OutCubic
        }
    }
}
