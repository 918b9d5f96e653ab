pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Set it your way: every choice applies at once and follows the person.
ScrollPage {
    id: screen

    required property DisplayModel display
    required property SessionModel session
    required property NewPinModel newPin
    required property MyCardModel myCard
    required property Navigator navigator

    side: Theme.size.pageSide
    moreText: Theme.docked ? "" : qsTr("More: captions, slower moves, bigger buttons")
    content: ColumnLayout {
        spacing: Theme.space.m

        PageTitle {
            inBar: true
            text: qsTr("Text & color")
        }
        SettingsChoices {
            Layout.fillWidth: true
            display: screen.display
            session: screen.session
        }
        SettingCard {
            raised: true
            iconName: "lock-keyhole"
            title: qsTr("Your PIN")
            line: qsTr("Only you should know it. You can choose a new one.")
            AppButton {
                kind: "secondary"
                words: Theme.type.small
                leftPadding: Theme.space.l
                text: qsTr("Change my PIN")
                blocked: screen.session.connected ? "" : qsTr("A new PIN needs a connection. Your PIN stays as it is.")
                onActivated: screen.newPin.start()
                onExplained: why => screen.session.explain(why)
            }
        }
        SettingCard {
            raised: true
            visible: screen.myCard.held || screen.myCard.blocked
            iconName: "credit-card"
            title: qsTr("Your ID card")
            line: screen.myCard.blocked ? qsTr("It is blocked. Ask staff for a new one.") : qsTr("If it is lost, block it. Nobody can use it then.")
            AppButton {
                visible: screen.myCard.held
                kind: "secondary"
                words: Theme.type.small
                leftPadding: Theme.space.l
                busy: screen.myCard.busy
                text: qsTr("My card is lost")
                onActivated: screen.myCard.askLost()
            }
        }
        SettingCard {
            raised: true
            iconName: "log-out"
            title: qsTr("When you leave")
            line: qsTr("Your day, and a copy of your mail to take along.")
            AppButton {
                kind: "secondary"
                words: Theme.type.small
                leftPadding: Theme.space.l
                text: qsTr("See it")
                Accessible.name: text + ": " + qsTr("When you leave")
                onActivated: screen.navigator.go("leaving")
            }
        }
        AppText {
            Layout.fillWidth: true
            text: qsTr("We keep your choices. They come with you to every device.")
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
        Item { implicitHeight: Theme.space.l }
    }
}
