import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A new device fetches what there is: how far it has come.
Card {
    id: card

    required property WaitingModel waiting

    visible: waiting.catchUpText.length > 0

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.s
        AppText {
            Layout.fillWidth: true
            text: card.waiting.catchUpText
            kind: Theme.type.large
            weight: Theme.semibold
            Accessible.role: Accessible.Heading
        }
        ProgressBar {
            Layout.fillWidth: true
            fraction: card.waiting.catchUpFraction
            text: card.waiting.catchUpLine
        }
        AppText {
            Layout.fillWidth: true
            text: card.waiting.catchUpLine
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
    }
}
