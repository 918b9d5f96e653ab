import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Prove it is you: first name only, big keys, dots and never digits.
SceneSheet {
    id: screen

    required property PinModel pin
    required property SessionModel session

    // A low window with the largest words: the pad comes before anything else.
    readonly property bool tight: Theme.compact && Theme.largest

    fact: pin.cardRead ? qsTr("Card read") : ""
    factIcon: "credit-card"
    initial: pin.initial

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m

        AppText {
            Layout.fillWidth: true
            text: screen.pin.uncovering ? qsTr("Welcome back, %1").arg(screen.pin.firstName) : qsTr("Hello, %1").arg(screen.pin.firstName)
            kind: screen.tight ? Theme.type.title : Theme.type.heading
            font.pixelSize: kind.size * (Theme.kiosk && !Theme.largest ? Theme.size.pinGreeting : 1)
            lineHeight: font.pixelSize * 1.1
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        AppText {
            Layout.fillWidth: true
            text: screen.pin.message.length > 0 ? screen.pin.message : qsTr("Type your PIN. Cover the screen with your hand.")
            kind: screen.tight ? Theme.type.small : Theme.kiosk ? Theme.type.large : Theme.type.body
            weight: screen.pin.message.length > 0 ? Theme.semibold : Theme.regular
            color: screen.pin.messageKind === "wrong" || screen.pin.messageKind === "wait" ? Theme.color.roseInk : Theme.color.inkSoft
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: screen.pin.message.length > 0 ? Accessible.AlertMessage : Accessible.StaticText
        }
        PinDots {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.kiosk ? Theme.space.cardPad : Theme.space.xs
            Layout.bottomMargin: Theme.kiosk ? Theme.space.cardPad : Theme.space.xs
            filled: screen.pin.filled
            length: screen.pin.pinLength
        }
        NumberPad {
            Layout.fillWidth: true
            keys: screen.pin.keys
            busy: screen.pin.busy
            keyHeight: screen.keyHeight
            blocked: screen.pin.locked ? screen.pin.message : ""
            onDigit: value => screen.pin.press(value)
            onErase: screen.pin.erase()
            onGo: screen.pin.go()
            onExplained: why => screen.session.explain(why)
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.kiosk ? Theme.space.s : 0
            columns: Theme.largest ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "secondary"
                iconName: "circle-help"
                text: qsTr("I forgot my PIN")
                onActivated: screen.pin.forgot()
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "secondary"
                iconName: "shuffle"
                text: qsTr("Mix up the numbers")
                onActivated: screen.pin.mix()
            }
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.kiosk ? Theme.space.m : 0
            columns: overAgain.implicitContentWidth + aloud.implicitContentWidth + 3 * Theme.space.m > parent.width ? 1 : 3
            columnSpacing: Theme.space.m
            AppButton {
                id: overAgain
                Layout.fillWidth: true
                Layout.maximumWidth: implicitWidth
                kind: "quiet"
                iconName: screen.pin.uncovering ? "log-out" : "arrow-left"
                text: screen.pin.uncovering ? qsTr("Sign out") : qsTr("Not %1? Start over").arg(screen.pin.firstName)
                leading: true
                leftPadding: 0
                onActivated: screen.pin.uncovering ? screen.session.signOut() : screen.pin.startOver()
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
