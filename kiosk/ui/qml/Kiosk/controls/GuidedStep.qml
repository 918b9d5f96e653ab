import QtQuick
import QtQuick.Layouts
import Kiosk

// One step of a guided help: picture, sentence, question; yes, no, or a person.
Card {
    id: step

    property int count: 1
    property int current: 1
    property url picture
    property string title: ""
    property string line: ""
    property string question: ""
    property string yesText: qsTr("Yes, it works")
    property string noText: qsTr("No, next step")
    property string skipText: qsTr("Skip, ask a person")
    property bool busy: false
    signal yes
    signal no
    signal skip
    signal listen

    implicitHeight: inside.implicitHeight + 2 * pad

    ColumnLayout {
        id: inside
        width: parent.width
        spacing: Theme.space.m

        RowLayout {
            Layout.fillWidth: true
            AppText {
                Layout.fillWidth: true
                text: qsTr("Step %1 of %2").arg(step.current).arg(step.count)
                kind: Theme.type.small
                weight: Theme.semibold
            }
            AppButton {
                kind: "tonal"
                iconName: "volume-2"
                text: qsTr("Listen")
                onActivated: step.listen()
            }
        }
        Image {
            visible: step.picture.toString().length > 0
            Layout.fillWidth: true
            Layout.preferredHeight: width * 0.6
            sourceSize: Qt.size(Math.ceil(width), Math.ceil(height))
            fillMode: Image.PreserveAspectFit
            source: step.picture
            Accessible.ignored: true
        }
        AppText {
            Layout.fillWidth: true
            text: step.title
            kind: Theme.type.heading
            Accessible.role: Accessible.Heading
        }
        AppText {
            Layout.fillWidth: true
            text: step.line
            kind: Theme.type.body
            color: Theme.color.inkSoft
        }
        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.m
            text: step.question
            kind: Theme.type.title
        }
        AppButton {
            Layout.fillWidth: true
            iconName: "circle-check"
            text: step.yesText
            busy: step.busy
            onActivated: step.yes()
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.oneColumn || Theme.textStep > 100 ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "secondary"
                iconName: "arrow-right"
                text: step.noText
                onActivated: step.no()
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "secondary"
                iconName: "message-circle"
                text: step.skipText
                onActivated: step.skip()
            }
        }
    }
}
