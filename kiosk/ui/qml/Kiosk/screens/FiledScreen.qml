pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Filed: the number in large letters, when, who has it next, and the proof.
ColumnLayout {
    id: screen

    required property FiledModel filed
    required property SessionModel session
    readonly property real side: Theme.size.pageSide
    readonly property bool beside: !Theme.largest && (Theme.kiosk ? Theme.textStep === 100 : !Theme.compact)

    spacing: Theme.space.s

    ScrollPage {
        Layout.fillWidth: true
        Layout.fillHeight: true
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.betweenCards

            GridLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.size.pageTop
                columns: Theme.largest ? 1 : 2
                columnSpacing: Theme.space.l
                IconTile {
                    name: "check"
                    hue: "leaf"
                    filled: true
                    round: true
                    side: Theme.size.tile
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: screen.filed.title
                        kind: Theme.docked ? Theme.type.display : Theme.type.title
                        Accessible.role: Accessible.Heading
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: screen.filed.line
                        color: Theme.color.inkSoft
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                GridLayout {
                    width: parent.width
                    columns: screen.beside ? 2 : 1
                    columnSpacing: Theme.space.xl
                    rowSpacing: Theme.space.l
                    ColumnLayout {
                        Layout.fillWidth: true
                        Layout.alignment: Qt.AlignTop
                        spacing: Theme.space.m
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 0
                            AppText {
                                Layout.fillWidth: true
                                text: qsTr("%1, number").arg(screen.filed.formName)
                                kind: Theme.type.small
                                color: Theme.color.inkSoft
                            }
                            AppText {
                                Layout.fillWidth: true
                                text: screen.filed.number
                                kind: Theme.type.heading
                                font.family: Theme.codeFamily
                                wrapMode: Text.WrapAnywhere
                                Accessible.name: qsTr("Number: %1").arg(text)
                            }
                        }
                        Repeater {
                            model: screen.filed.facts
                            ColumnLayout {
                                id: fact
                                required property var modelData
                                Layout.fillWidth: true
                                spacing: 0
                                AppText {
                                    Layout.fillWidth: true
                                    text: fact.modelData.name
                                    kind: Theme.type.small
                                    color: Theme.color.inkSoft
                                }
                                AppText {
                                    Layout.fillWidth: true
                                    text: fact.modelData.value
                                    weight: Theme.semibold
                                }
                            }
                        }
                    }
                    QrPanel {
                        Layout.alignment: screen.beside ? Qt.AlignTop : Qt.AlignHCenter
                        Layout.preferredWidth: Theme.size.filedCode
                        implicitWidth: Theme.size.filedCode
                        rows: screen.filed.code
                        label: screen.filed.codeText
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                ColumnLayout {
                    width: parent.width
                    spacing: Theme.space.s
                    AppText {
                        Layout.fillWidth: true
                        text: qsTr("Fingerprint of your words")
                        weight: Theme.semibold
                        Accessible.role: Accessible.Heading
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: qsTr("It proves what you wrote. Nobody can change a word unseen.")
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: screen.filed.fingerprint
                        kind: Theme.type.small
                        font.family: Theme.codeFamily
                    }
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: screen.filed.named ? screen.filed.printBlocked || screen.filed.printNote : screen.filed.printNote
                kind: Theme.type.small
                color: Theme.color.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
            Item { implicitHeight: Theme.space.s }
        }
    }
    GridLayout {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.size.pageFoot
        columns: Theme.largest || !screen.filed.named ? 1 : 2
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.s
        uniformCellWidths: true
        AppButton {
            Layout.fillWidth: true
            visible: screen.filed.named
            kind: "secondary"
            iconName: "printer"
            implicitHeight: Math.max(Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
            text: screen.filed.printText
            busy: screen.filed.printing
            blocked: screen.filed.printBlocked
            onActivated: screen.filed.print()
            onExplained: why => screen.session.explain(why)
        }
        AppButton {
            Layout.fillWidth: true
            iconName: "check"
            text: qsTr("Done")
            onActivated: screen.filed.done()
        }
    }
}
