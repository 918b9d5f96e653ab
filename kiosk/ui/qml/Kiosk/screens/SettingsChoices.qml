pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// How the screen looks, speaks and is touched. Each choice shows itself and applies at once.
ColumnLayout {
    id: choices

    required property DisplayModel display
    required property SessionModel session
    // Everything, or what is wanted most (the panel over a page).
    property bool all: true

    spacing: Theme.space.m

    ChoiceGroup {
        title: qsTr("Size of words")
        current: "" + choices.display.textStep
        choices: [
            { key: "100", text: qsTr("Normal"), kind: Theme.type.button },
            { key: "150", text: qsTr("Large"), kind: Theme.type.large },
            { key: "200", text: qsTr("Largest"), kind: Theme.type.title }
        ]
        onChosen: key => choices.display.setTextStep(parseInt(key))
    }
    ChoiceGroup {
        title: qsTr("Colors")
        current: choices.display.theme
        choices: [
            { key: "light", text: qsTr("Light"), icon: "sun" },
            { key: "dark", text: qsTr("Dark"), icon: "moon" },
            { key: "contrast", text: qsTr("High contrast"), icon: "contrast" }
        ]
        onChosen: key => choices.display.setTheme(key)
    }
    SettingCard {
        raised: choices.all
        Layout.topMargin: Theme.space.s
        iconName: "volume-2"
        title: qsTr("Read aloud")
        line: choices.session.reading ? qsTr("Touch any words to hear them.") : qsTr("A voice reads the page.")
        AppButton {
            kind: "secondary"
            words: Theme.type.small
            leftPadding: Theme.space.l
            text: choices.display.speechSpeed === "slow" ? qsTr("Speed: slow") : choices.display.speechSpeed === "fast" ? qsTr("Speed: fast") : qsTr("Speed: normal")
            onActivated: choices.display.cycleSpeechSpeed()
        }
        Toggle {
            text: qsTr("Read aloud")
            on: choices.session.reading
            blocked: choices.session.readAloudAvailable ? "" : qsTr("There is no sound on this device yet.")
            onActivated: choices.session.toggleReading()
            onExplained: why => choices.session.explain(why)
        }
    }
    SectionHeader {
        Layout.topMargin: Theme.space.s
        text: qsTr("Language")
        kind: Theme.type.body
        color: Theme.color.ink
    }
    LanguagePicker {
        Layout.fillWidth: true
        languages: choices.display.languages
        current: choices.display.language
        onChosen: code => choices.display.setLanguage(code)
    }
    SettingCard {
        raised: choices.all
        visible: choices.all
        Layout.topMargin: Theme.space.s
        iconName: "volume-1"
        title: qsTr("Volume")
        line: qsTr("How loud the voice and videos are.")
        Stepper {
            valueText: qsTr("%1 of %2").arg(choices.display.volume).arg(choices.display.loudest)
            lessText: qsTr("Quieter")
            moreText: qsTr("Louder")
            lessBlocked: choices.display.volume > 1 ? "" : qsTr("This is the quietest.")
            moreBlocked: choices.display.volume < choices.display.loudest ? "" : qsTr("This is the loudest.")
            onLess: choices.display.changeVolume(-1)
            onMore: choices.display.changeVolume(1)
            onExplained: why => choices.session.explain(why)
        }
    }
    SettingCard {
        raised: choices.all
        visible: choices.all
        iconName: "captions"
        title: qsTr("Captions")
        line: qsTr("Videos show their words when they have them.")
        Toggle {
            text: qsTr("Captions")
            on: choices.display.captions
            onActivated: choices.display.setCaptions(!on)
        }
    }
    SettingCard {
        raised: choices.all
        visible: choices.all
        iconName: "activity"
        title: qsTr("Less movement")
        line: qsTr("Pages change without sliding or fading.")
        Toggle {
            text: qsTr("Less movement")
            on: choices.display.reducedMotion
            onActivated: choices.display.setReducedMotion(!on)
        }
    }
    SettingCard {
        raised: choices.all
        visible: choices.all
        iconName: "maximize-2"
        title: qsTr("Bigger buttons")
        line: qsTr("Buttons are larger and keys repeat more slowly.")
        Toggle {
            text: qsTr("Bigger buttons")
            on: choices.display.biggerButtons
            onActivated: choices.display.setBiggerButtons(!on)
        }
    }
    SettingCard {
        raised: choices.all
        visible: choices.all
        iconName: "hand"
        title: qsTr("Slow touch")
        line: qsTr("Quick brushes do nothing. Rest your finger a moment.")
        Toggle {
            text: qsTr("Slow touch")
            on: choices.display.slowTouch
            onActivated: choices.display.setSlowTouch(!on)
        }
    }
    SettingCard {
        raised: choices.all
        visible: Theme.kiosk
        iconName: "chevron-down"
        title: qsTr("Bring it down")
        line: qsTr("The page moves down, so you can reach it from a seat.")
        Toggle {
            text: qsTr("Bring it down")
            on: choices.display.lowered
            onActivated: choices.display.setLowered(!on)
        }
    }
}
