pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A month of the wallet: chosen, looked at, printed.
ScrollPage {
    id: screen

    required property StatementModel statement
    required property SessionModel session
    readonly property bool beside: Theme.form === "tablet" && Theme.textStep === 100

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        PageTitle {
            text: qsTr("Print a statement")
        }
        GridLayout {
            Layout.fillWidth: true
            columns: screen.beside ? 2 : 1
            columnSpacing: Theme.space.betweenCards
            rowSpacing: Theme.space.betweenCards

            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.size.asideShare
                Layout.fillHeight: false
                Layout.alignment: Qt.AlignTop
                spacing: Theme.space.m
                SectionHeader {
                    Layout.fillWidth: true
                    text: qsTr("Which month?")
                    kind: Theme.type.body
                    color: Theme.color.ink
                }
                GridLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: false
                    columns: Theme.largest || Theme.form === "compactPortrait" ? 1 : screen.beside || Theme.textStep > 100 ? 2 : 3
                    columnSpacing: Theme.space.m
                    rowSpacing: Theme.space.m
                    uniformCellWidths: true
                    Repeater {
                        model: screen.statement.months
                        ChoiceButton {
                            required property var modelData
                            Layout.fillWidth: true
                            Layout.fillHeight: true
                            text: modelData.text
                            selected: modelData.key === screen.statement.chosen
                            onActivated: screen.statement.choose(modelData.key)
                        }
                    }
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.size.mainShare
                Layout.alignment: Qt.AlignTop
                spacing: Theme.space.m
                PriceSummary {
                    Layout.fillWidth: true
                    lines: screen.statement.lines
                }
                AppText {
                    Layout.fillWidth: true
                    text: screen.statement.countText
                    color: Theme.color.inkSoft
                }
                Banner {
                    Layout.fillWidth: true
                    visible: screen.statement.error.length > 0
                    hue: "rose"
                    iconName: "circle-alert"
                    title: screen.statement.error
                }
                Card {
                    Layout.fillWidth: true
                    visible: screen.statement.paperState.length > 0
                    PrintedReceipt {
                        width: parent.width
                        progress: screen.statement.paperState
                        title: screen.statement.paperTitle
                        line: screen.statement.paperLine
                    }
                }
                AppButton {
                    Layout.fillWidth: true
                    iconName: "printer"
                    text: ["printed", "unknown", "not_printed"].includes(screen.statement.paperState) ? screen.statement.printAgainText : screen.statement.printText
                    busy: screen.statement.busy
                    blocked: screen.statement.blocked
                    onActivated: screen.statement.print()
                    onExplained: why => screen.session.explain(why)
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: screen.statement.paperNote
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
