pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The proof of a filing in words, and what was filed, when it is asked for.
ColumnLayout {
    id: facts

    required property TrackerModel tracker

    spacing: Theme.space.m

    component Fact: ColumnLayout {
        id: fact
        property string label: ""
        property string value: ""
        property bool code: false
        spacing: 0
        AppText {
            Layout.fillWidth: true
            text: fact.label
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
        AppText {
            Layout.fillWidth: true
            text: fact.value
            weight: fact.code ? Theme.regular : Theme.semibold
            font.family: fact.code ? Theme.codeFamily : Theme.family
        }
    }

    AppText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: facts.tracker.holderText
        weight: Theme.semibold
    }
    AppText {
        Layout.fillWidth: true
        text: qsTr("Your proof")
        kind: Theme.type.large
        weight: Theme.semibold
        Accessible.role: Accessible.Heading
    }
    Repeater {
        model: facts.tracker.facts
        Fact {
            required property var modelData
            required property int index
            Layout.fillWidth: true
            label: modelData.label
            value: modelData.value
            code: index === 0 || index === facts.tracker.facts.length - 1
        }
    }
    AppButton {
        Layout.fillWidth: true
        kind: "secondary"
        iconName: "qr-code"
        text: qsTr("Show the square code")
        onActivated: facts.tracker.showProof()
    }
    AppButton {
        Layout.fillWidth: true
        kind: "secondary"
        iconName: facts.tracker.answersShown ? "eye-off" : "eye"
        text: facts.tracker.answersShown ? qsTr("Hide what you wrote") : qsTr("Show what you wrote")
        onActivated: facts.tracker.toggleAnswers()
    }
    AppText {
        Layout.fillWidth: true
        visible: facts.tracker.answersShown && text.length > 0
        text: facts.tracker.answersNote
        color: Theme.color.inkSoft
    }
    Repeater {
        model: facts.tracker.answersShown ? facts.tracker.answers : []
        Fact {
            required property var modelData
            Layout.fillWidth: true
            label: modelData.label
            value: modelData.value
        }
    }
}
