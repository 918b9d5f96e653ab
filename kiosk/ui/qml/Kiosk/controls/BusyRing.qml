import QtQuick
import Kiosk

// The one ring that may turn; it stands still when less motion is wanted.
Arc {
    id: ring

    property real side: Theme.icon.inline

    width: side
    height: side
    stroke: side / 8
    fraction: 0.3
    track: Qt.alpha(tint, 0.35)

    NumberAnimation on turned {
        running: ring.visible && !Theme.reducedMotion
        from: 0
        to: 1
        duration: Theme.tokens.motion.progressTick
        loops: Animation.Infinite
    }
}
