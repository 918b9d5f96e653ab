pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// One question: its words, a key that reads it aloud, and the control that its answer needs.
Card {
    id: card

    required property string field
    required property string label
    required property string help
    required property string control
    required property var choices
    required property string words
    required property int most
    required property string countText
    required property string problem
    required property var month
    required property string numberText
    property bool readAloud: false
    signal chosen(string key)
    signal written(string text)
    signal monthTurned(int months)
    signal listen(Item card)
    signal explained(string why)

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: card.label
                    kind: Theme.type.large
                    weight: Theme.bold
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: card.help
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
            }
            AppButton {
                Layout.alignment: Qt.AlignTop
                visible: card.readAloud
                kind: "tonal"
                iconName: "volume-2"
                leftPadding: Theme.space.l
                Accessible.name: qsTr("Listen: %1").arg(card.label)
                onActivated: card.listen(card)
            }
        }
        IconLine {
            Layout.fillWidth: true
            iconName: "circle-alert"
            hue: "rose"
            text: card.problem
            Accessible.role: Accessible.AlertMessage
            Accessible.name: text
        }
        Flow {
            id: keys
            readonly property bool counted: card.control === "scale"
            // One row where the keys of a scale fit in it, else two.
            readonly property real share: Math.floor((width + spacing) / card.choices.length) - spacing
            readonly property real key: Theme.textStep === 100 && share >= Theme.touch.minimum ? share : Math.floor((width + spacing) / Math.ceil(card.choices.length / 2)) - spacing
            Layout.fillWidth: true
            visible: card.control === "chips" || counted
            spacing: counted ? Theme.space.s : Theme.space.m
            Repeater {
                model: keys.visible ? card.choices : []
                ChoiceChip {
                    required property var modelData
                    width: Math.max(Theme.touch.minimum, keys.counted ? keys.key : Math.min(implicitWidth, keys.width))
                    leftPadding: keys.counted ? Theme.space.xs : Theme.space.l
                    rightPadding: leftPadding
                    text: modelData.text
                    iconName: modelData.icon
                    selected: modelData.selected
                    onActivated: card.chosen(modelData.key)
                }
            }
        }
        Repeater {
            model: card.control === "cards" ? card.choices : []
            ChoiceCard {
                required property var modelData
                Layout.fillWidth: true
                text: modelData.text
                line: modelData.line
                selected: modelData.selected
                onActivated: card.chosen(modelData.key)
            }
        }
        Loader {
            Layout.fillWidth: true
            active: card.month.days !== undefined
            visible: active
            sourceComponent: DayPicker {
                monthText: card.month.monthText
                weekdays: card.month.weekdays
                days: card.month.days
                why: card.month.why
                hasEarlier: card.month.hasEarlier
                hasLater: card.month.hasLater
                onChosen: key => card.chosen(key)
                onEarlier: card.monthTurned(-1)
                onLater: card.monthTurned(1)
                onExplained: why => card.explained(why)
            }
        }
        Loader {
            Layout.fillWidth: true
            active: card.control === "number"
            visible: active
            sourceComponent: Stepper {
                lessText: qsTr("Less")
                moreText: qsTr("More")
                valueText: card.numberText
                onLess: card.chosen("-")
                onMore: card.chosen("+")
            }
        }
        Loader {
            Layout.fillWidth: true
            active: card.control === "line"
            visible: active
            sourceComponent: TextField {
                label: card.label
                labelled: false
                text: card.words
                maximumLength: card.most
                suggests: true
                onEdited: text => card.written(text)
            }
        }
        Loader {
            Layout.fillWidth: true
            active: card.control === "words"
            visible: active
            sourceComponent: TextArea {
                implicitHeight: Theme.size.formWriting
                label: card.label
                hint: qsTr("Touch here to write")
                text: card.words
                maximumLength: card.most
                onEdited: text => card.written(text)
            }
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: card.countText
            kind: Theme.type.small
            color: Theme.color.inkSoft
            horizontalAlignment: Text.AlignRight
        }
    }
}
