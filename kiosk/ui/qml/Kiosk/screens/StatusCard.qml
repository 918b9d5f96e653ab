import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

Card {
    id: card

    required property SentModel sent

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.s
        AppText {
            Layout.fillWidth: true
            visible: !card.sent.stopped && text.length > 0
            text: card.sent.statusTitle
            kind: Theme.type.title
        }
        AppText {
            Layout.fillWidth: true
            visible: !card.sent.stopped && text.length > 0
            text: card.sent.statusLine
            color: Theme.color.inkSoft
        }
        StepTracker {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.m
            steps: card.sent.steps
        }
    }
}
