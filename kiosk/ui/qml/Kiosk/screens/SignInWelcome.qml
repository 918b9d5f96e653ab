import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// How to sign in, in which language, and help without signing in.
ColumnLayout {
    id: welcome

    required property SignInModel signIn
    required property SessionModel session
    required property ClockModel clock
    required property DisplayModel display
    readonly property bool card: signIn.hasReader && signIn.readerWorking

    spacing: Theme.kiosk ? Theme.space.cardPad : Theme.space.l

    WelcomeWords {
        Layout.fillWidth: true
        greeting: welcome.clock.greeting
        hasReader: welcome.signIn.hasReader
        readerWorking: welcome.signIn.readerWorking
    }
    Banner {
        Layout.fillWidth: true
        visible: welcome.signIn.message.length > 0
        hue: welcome.signIn.messageKind === "bad" ? "rose" : "sky"
        iconName: welcome.signIn.messageKind === "bad" ? "circle-alert" : "message-circle"
        title: welcome.signIn.message
    }
    Banner {
        Layout.fillWidth: true
        visible: welcome.session.gateText.length > 0
        hue: "slate"
        iconName: "clock"
        title: welcome.session.gateText
        line: welcome.session.gateLine
    }
    AppButton {
        Layout.fillWidth: true
        kind: welcome.card ? "secondary" : "primary"
        big: !welcome.card
        iconName: "keyboard"
        implicitHeight: Math.max(Theme.size.footKey, implicitContentHeight + 2 * Theme.space.s)
        text: welcome.card ? qsTr("No card? Type your ID number") : qsTr("Type your ID number")
        onActivated: welcome.signIn.startNumber()
    }
    LanguagePicker {
        Layout.fillWidth: true
        languages: welcome.display.languages
        current: welcome.display.language
        onChosen: code => welcome.display.setLanguage(code)
    }
    Rectangle {
        Layout.fillWidth: true
        implicitHeight: Theme.border.separator
        color: Theme.color.line
    }
    SignInTools {
        Layout.fillWidth: true
        signIn: welcome.signIn
        session: welcome.session
        display: welcome.display
    }
}
