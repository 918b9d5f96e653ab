import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The card that went with a message, and the words on it.
Card {
    id: card

    required property SentModel sent

    GridLayout {
        width: parent.width
        columns: Theme.largest || Theme.docked && Theme.textStep > 100 ? 1 : 2
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.m
        Photo {
            Layout.preferredWidth: Theme.size.ecardWidth
            Layout.preferredHeight: Theme.size.ecardWidth / Theme.size.ecardAspect
            picture: card.sent.cardUrl
            corner: Theme.radius.control
            Accessible.name: card.sent.cardTitle
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs
            AppText {
                Layout.fillWidth: true
                text: card.sent.cardTitle
                weight: Theme.semibold
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: card.sent.greeting
            }
        }
    }
}
