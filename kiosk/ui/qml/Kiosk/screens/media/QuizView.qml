pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One question at a time; after the answer, why.
ScrollPage {
    id: view

    required property QuizModel quiz
    readonly property bool over: quiz.state === "over"

    content: ColumnLayout {
        spacing: Theme.space.l

        AppText {
            Layout.fillWidth: true
            visible: !view.over
            text: [view.quiz.numberText, view.quiz.hintText].join(" · ")
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
        AppText {
            Layout.fillWidth: true
            visible: !view.over
            text: view.quiz.questionText
            kind: Theme.type.title
            Accessible.role: Accessible.Heading
        }
        ColumnLayout {
            Layout.fillWidth: true
            visible: !view.over
            spacing: Theme.space.s
            Repeater {
                model: view.quiz.choices
                QuizChoice {
                    required property var modelData
                    Layout.fillWidth: true
                    text: modelData.text
                    several: view.quiz.several
                    selected: modelData.chosen
                    judged: modelData.state
                    onActivated: view.quiz.choose(modelData.key)
                }
            }
        }
        Banner {
            Layout.fillWidth: true
            visible: view.quiz.state === "told"
            hue: view.quiz.right ? "leaf" : "honey"
            iconName: view.quiz.right ? "circle-check" : "lightbulb"
            title: view.quiz.verdict
            line: view.quiz.why
        }
        EmptyState {
            Layout.fillWidth: true
            visible: view.over
            drawn: false
            hue: view.quiz.passed ? "leaf" : "honey"
            iconName: view.quiz.passed ? "circle-check" : "rotate-ccw"
            title: view.quiz.resultTitle
            line: view.quiz.resultLine
        }
        AppButton {
            Layout.fillWidth: true
            visible: view.quiz.state === "asking"
            text: qsTr("Check my answer")
            blocked: view.quiz.canCheck ? "" : qsTr("Choose an answer first.")
            onActivated: view.quiz.check()
            onExplained: why => hint.text = why
        }
        AppText {
            id: hint
            Layout.fillWidth: true
            visible: text.length > 0 && view.quiz.state === "asking" && !view.quiz.canCheck
            horizontalAlignment: Text.AlignHCenter
            color: Theme.color.inkSoft
        }
        AppButton {
            Layout.fillWidth: true
            visible: view.quiz.state === "told"
            text: view.quiz.nextText
            onActivated: view.quiz.goOn()
        }
        AppButton {
            Layout.fillWidth: true
            visible: view.over
            text: view.quiz.passed ? qsTr("Go on") : qsTr("Try again")
            onActivated: view.quiz.passed ? view.quiz.leave() : view.quiz.again()
        }
        AppButton {
            Layout.fillWidth: true
            visible: view.over
            kind: "secondary"
            text: view.quiz.passed ? qsTr("Try again") : qsTr("Go on for now")
            onActivated: view.quiz.passed ? view.quiz.again() : view.quiz.leave()
        }
    }
}
