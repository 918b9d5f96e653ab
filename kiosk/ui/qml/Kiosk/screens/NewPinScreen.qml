import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A new PIN: the one in force, then the new one twice. Dots, never digits.
SceneSheet {
    id: screen

    required property NewPinModel newPin
    required property SessionModel session

    // A low window with the largest words: the pad comes before anything else.
    readonly property bool tight: Theme.compact && Theme.largest

    initial: newPin.initial

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m

        AppText {
            Layout.fillWidth: true
            text: screen.newPin.title
            kind: screen.tight ? Theme.type.title : Theme.type.heading
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        AppText {
            Layout.fillWidth: true
            text: screen.newPin.message.length > 0 ? screen.newPin.message : screen.newPin.line
            kind: screen.tight ? Theme.type.small : Theme.kiosk ? Theme.type.large : Theme.type.body
            weight: screen.newPin.message.length > 0 ? Theme.semibold : Theme.regular
            color: screen.newPin.messageKind === "wrong" ? Theme.color.roseInk : Theme.color.inkSoft
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: screen.newPin.message.length > 0 ? Accessible.AlertMessage : Accessible.StaticText
        }
        PinDots {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.kiosk ? Theme.space.l : Theme.space.xs
            Layout.bottomMargin: Theme.kiosk ? Theme.space.l : Theme.space.xs
            visible: !screen.newPin.unsure
            filled: screen.newPin.filled
            length: screen.newPin.pinLength
        }
        NumberPad {
            Layout.fillWidth: true
            visible: !screen.newPin.unsure
            keys: screen.newPin.keys
            busy: screen.newPin.busy
            keyHeight: screen.keyHeight
            onDigit: value => screen.newPin.press(value)
            onErase: screen.newPin.erase()
            onGo: screen.newPin.go()
            onExplained: why => screen.session.explain(why)
        }
        AppButton {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.xl
            visible: screen.newPin.unsure
            iconName: "log-out"
            text: qsTr("Sign in again")
            onActivated: screen.newPin.signInAgain()
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.m
            columns: leave.implicitContentWidth + aloud.implicitContentWidth + 3 * Theme.space.m > parent.width ? 1 : 3
            columnSpacing: Theme.space.m
            AppButton {
                id: leave
                Layout.fillWidth: true
                Layout.maximumWidth: implicitWidth
                visible: !screen.newPin.unsure
                kind: "quiet"
                iconName: "arrow-left"
                text: screen.newPin.required && screen.newPin.first ? qsTr("Sign out") : qsTr("Back")
                leading: true
                leftPadding: 0
                onActivated: screen.newPin.back()
            }
            Item { Layout.fillWidth: true; visible: parent.columns > 1 }
            AppButton {
                id: aloud
                kind: "quiet"
                iconName: "volume-2"
                text: screen.session.reading ? qsTr("Stop") : qsTr("Read aloud")
                leading: parent.columns === 1
                leftPadding: parent.columns === 1 ? 0 : Theme.space.s
                rightPadding: 0
                blocked: screen.session.readAloudAvailable ? "" : qsTr("There is no sound on this device yet.")
                onActivated: screen.session.reading ? screen.session.stopReading() : screen.session.readAloud()
                onExplained: why => screen.session.explain(why)
            }
        }
    }
}
