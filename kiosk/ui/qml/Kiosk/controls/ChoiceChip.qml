import QtQuick
import Kiosk

// A short choice before typing; as wide as its words, several in a Flow. The chosen one carries a tick and an edge.
ChoiceButton {
    id: chip

    implicitWidth: Math.max(Theme.touch.minimum, Math.ceil(implicitContentWidth) + leftPadding + rightPadding)
    leftPadding: Theme.space.l
    rightPadding: Theme.space.l
    quiet: true
}
