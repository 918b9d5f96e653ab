pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Text & color: each choice shows itself and applies at once.
FocusScope {
    id: panel

    required property DisplayModel display
    signal closed

    anchors.fill: parent
    focus: true
    Keys.onEscapePressed: closed()
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    Component.onCompleted: title.forceActiveFocus()

    Scrim {}
    Item {
        anchors.bottom: Theme.docked ? parent.bottom : undefined
        anchors.verticalCenter: Theme.docked ? undefined : parent.verticalCenter
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(Theme.size.panelWidth, parent.width)
        height: Math.min(parent.height - Theme.space.xl, column.implicitHeight + 2 * Theme.space.xxl)

        Shadow {
            floating: true
            radius: Theme.radius.sheet
        }
        Rectangle {
            anchors.fill: parent
            color: Theme.card
            topLeftRadius: Theme.radius.sheet
            topRightRadius: Theme.radius.sheet
            bottomLeftRadius: Theme.docked ? 0 : Theme.radius.sheet
            bottomRightRadius: bottomLeftRadius
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
        ScrollPage {
            anchors.fill: parent
            anchors.margins: Theme.space.xxl
            anchors.bottomMargin: Theme.space.xl
            spacing: Theme.space.m
            content: ColumnLayout {
                id: column
                width: parent?.width ?? 0
                spacing: Theme.space.m

                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.largest ? 1 : 2
                    AppText {
                        id: title
                        Layout.fillWidth: true
                        text: qsTr("Text & color")
                        kind: Theme.type.heading
                        Accessible.role: Accessible.Heading
                    }
                    AppButton {
                        kind: "secondary"
                        iconName: "check"
                        text: qsTr("Done")
                        onActivated: panel.closed()
                    }
                }
                ChoiceGroup {
                    title: qsTr("Size of words")
                    current: "" + panel.display.textStep
                    choices: [
                        { key: "100", text: qsTr("Normal"), kind: Theme.type.button },
                        { key: "150", text: qsTr("Large"), kind: Theme.type.large },
                        { key: "200", text: qsTr("Largest"), kind: Theme.type.title }
                    ]
                    onChosen: key => panel.display.setTextStep(parseInt(key))
                }
                ChoiceGroup {
                    title: qsTr("Colors")
                    current: panel.display.theme
                    choices: [
                        { key: "light", text: qsTr("Light"), icon: "sun" },
                        { key: "dark", text: qsTr("Dark"), icon: "moon" },
                        { key: "contrast", text: qsTr("High contrast"), icon: "contrast" }
                    ]
                    onChosen: key => panel.display.setTheme(key)
                }
                ChoiceGroup {
                    title: qsTr("Movement")
                    current: panel.display.reducedMotion ? "less" : "normal"
                    choices: [
                        { key: "normal", text: qsTr("Normal") },
                        { key: "less", text: qsTr("Less movement") }
                    ]
                    onChosen: key => panel.display.setReducedMotion(key === "less")
                }
                SectionHeader {
                    Layout.topMargin: Theme.space.s
                    text: qsTr("Language")
                    kind: Theme.type.body
                    color: Theme.color.ink
                }
                LanguagePicker {
                    Layout.fillWidth: true
                    languages: panel.display.languages
                    current: panel.display.language
                    onChosen: code => panel.display.setLanguage(code)
                }
            }
        }
    }
}
