import QtQuick
import QtQuick.Layouts
import Kiosk

// One step of a guided help: picture, sentence, question; yes, no, or a person. In a low window the picture stands beside the words.
Card {
    id: step

    property int count: 1
    property int current: 1
    property url picture
    property string title: ""
    property string line: ""
    property string question: ""
    // Said in small letters: what the device has looked at, and what is left out.
    property string note: ""
    property string yesText: qsTr("Yes, it works")
    property string noText: qsTr("No, next step")
    property string skipText: qsTr("Skip, ask a person")
    // Why nothing can be heard here, "" where it can.
    property string listenBlocked: ""
    property bool busy: false
    signal yes
    signal no
    signal skip
    signal listen
    signal explained(string why)

    readonly property bool drawn: picture.toString().length > 0
    readonly property bool beside: drawn && !Theme.docked && !Theme.largest

    implicitHeight: inside.implicitHeight + 2 * pad

    GridLayout {
        id: inside
        width: parent.width
        columns: step.beside ? 2 : 1
        columnSpacing: Theme.space.xl
        rowSpacing: Theme.space.m

        RowLayout {
            Layout.fillWidth: true
            Layout.columnSpan: inside.columns
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: qsTr("Step %1 of %2").arg(step.current).arg(step.count)
                    kind: Theme.type.small
                    weight: Theme.semibold
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: step.note
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
            }
            AppButton {
                kind: "tonal"
                iconName: "volume-2"
                text: qsTr("Listen")
                blocked: step.listenBlocked
                onActivated: step.listen()
                onExplained: why => step.explained(why)
            }
        }
        Image {
            visible: step.drawn
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Layout.preferredWidth: step.beside ? inside.width * 0.42 : -1
            Layout.maximumWidth: step.beside ? inside.width * 0.42 : Number.POSITIVE_INFINITY
            Layout.preferredHeight: width * Theme.size.stepPicture
            sourceSize: Qt.size(Math.ceil(width), Math.ceil(width * Theme.size.stepPicture))
            fillMode: Image.PreserveAspectFit
            source: step.picture
            Accessible.ignored: true
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.space.m

            AppText {
                Layout.fillWidth: true
                text: step.title
                kind: Theme.type.heading
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: step.line
                kind: Theme.type.body
                color: Theme.color.inkSoft
            }
            AppText {
                Layout.fillWidth: true
                Layout.topMargin: step.beside ? Theme.space.xs : Theme.space.m
                text: step.question
                kind: Theme.type.title
            }
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.columnSpan: inside.columns
            Layout.topMargin: Theme.space.xs
            columns: step.beside && Theme.textStep === 100 ? 3 : Theme.oneColumn || Theme.textStep > 100 ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.columnSpan: parent.columns === 2 ? 2 : 1
                iconName: "circle-check"
                text: step.yesText
                busy: step.busy
                onActivated: step.yes()
            }
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
