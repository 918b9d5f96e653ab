import QtQuick
import Kiosk
import Kiosk.Models

// Tools that work before anyone signs in.
Flow {
    id: tools

    required property SignInModel signIn
    required property SessionModel session
    required property DisplayModel display
    readonly property real loose: width - aloud.width - bigger.width - contrast.width - help.width

    spacing: loose > 0 ? Math.min(Theme.space.xl, Math.floor(loose / 3) - 1) : Theme.space.s

    ToolWord {
        id: aloud
        iconName: tools.session.reading ? "circle-stop" : "volume-2"
        text: tools.session.reading ? qsTr("Stop") : qsTr("Read aloud")
        blocked: tools.session.readAloudAvailable ? "" : qsTr("There is no sound on this device yet.")
        onActivated: tools.session.reading ? tools.session.stopReading() : tools.session.readAloud()
        onExplained: why => tools.session.explain(why)
    }
    ToolWord {
        id: bigger
        iconName: "a-large-small"
        text: Theme.largest ? qsTr("Normal text") : qsTr("Bigger text")
        onActivated: tools.display.cycleText()
    }
    ToolWord {
        id: contrast
        iconName: "contrast"
        text: qsTr("Contrast")
        Accessible.description: tools.display.theme === "contrast" ? qsTr("On") : qsTr("Off")
        onActivated: tools.display.setTheme(tools.display.theme === "contrast" ? "light" : "contrast")
    }
    AppButton {
        id: help
        kind: "care"
        iconName: "heart-handshake"
        text: qsTr("Get help now")
        words: Theme.type.small
        leftPadding: Theme.space.l
        rightPadding: Theme.space.l
        implicitHeight: Math.max(Theme.kiosk ? Theme.size.pill : Theme.touch.minimum, implicitContentHeight + Theme.space.s)
        onActivated: tools.signIn.getHelp()
    }
}
