pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One line of the history: what it was, where it came from, what it left, and what belongs to it.
ScrollPage {
    id: screen

    required property EntryModel entry
    required property SessionModel session
    required property Navigator navigator
    readonly property bool beside: Theme.form === "tablet" && Theme.textStep === 100

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        Skeleton {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.l
            loading: screen.entry.loading
            onGoBack: screen.navigator.back()
        }
        EmptyState {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.l
            visible: screen.entry.gone
            iconName: "receipt"
            hue: "slate"
            title: qsTr("This line is not here any more")
            line: qsTr("Look in Money. Nothing of yours is lost.")
            action: qsTr("Back to Money")
            onActivated: screen.navigator.go("money")
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.size.pageTop
            visible: !screen.entry.gone && !screen.entry.loading
            columns: screen.beside ? 2 : 1
            columnSpacing: Theme.space.betweenCards
            rowSpacing: Theme.space.betweenCards

            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.size.mainShare
                Layout.alignment: Qt.AlignTop
                spacing: Theme.space.betweenCards

                Card {
                    Layout.fillWidth: true
                    ColumnLayout {
                        width: parent.width
                        spacing: Theme.kiosk ? Theme.space.l : Theme.space.m
                        GridLayout {
                            Layout.fillWidth: true
                            columns: Theme.largest ? 1 : 2
                            columnSpacing: Theme.space.l
                            rowSpacing: Theme.space.m
                            IconTile {
                                Layout.alignment: Qt.AlignTop
                                name: screen.entry.iconName
                                hue: screen.entry.hue
                            }
                            AppText {
                                Layout.fillWidth: true
                                text: screen.entry.title
                                kind: Theme.type.title
                                Accessible.role: Accessible.Heading
                            }
                        }
                        ColumnLayout {
                            Layout.fillWidth: true
                            spacing: 0
                            AppText {
                                Layout.fillWidth: true
                                visible: text.length > 0
                                text: screen.entry.amountText
                                kind: Theme.type.display
                                color: screen.entry.isIn ? Theme.color.leafInk : Theme.color.ink
                            }
                            AppText {
                                Layout.fillWidth: true
                                text: screen.entry.wordText
                                kind: Theme.type.large
                                color: Theme.color.inkSoft
                            }
                        }
                    }
                }
                PriceSummary {
                    Layout.fillWidth: true
                    lines: screen.entry.facts
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.size.asideShare
                Layout.alignment: Qt.AlignTop
                spacing: Theme.space.betweenCards

                Repeater {
                    model: screen.entry.notes
                    Banner {
                        required property string modelData
                        Layout.fillWidth: true
                        hue: "sky"
                        iconName: "circle-help"
                        title: modelData
                    }
                }
                Repeater {
                    model: screen.entry.links
                    LinkCard {
                        required property var modelData
                        iconName: modelData.icon
                        hue: "slate"
                        title: modelData.title
                        line: modelData.line
                        onActivated: screen.entry.open(modelData.key)
                    }
                }
                AppButton {
                    Layout.fillWidth: true
                    visible: screen.entry.hasReceipt
                    kind: "secondary"
                    iconName: "printer"
                    text: screen.entry.printAgainText
                    blocked: screen.entry.printBlocked
                    onActivated: screen.entry.printReceipt()
                    onExplained: why => screen.session.explain(why)
                }
                AppText {
                    Layout.fillWidth: true
                    visible: screen.entry.hasReceipt && text.length > 0
                    text: screen.entry.printBlocked || screen.entry.paperNote
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                }
                AppButton {
                    Layout.fillWidth: true
                    kind: "secondary"
                    iconName: "circle-help"
                    text: qsTr("This looks wrong")
                    onActivated: screen.entry.looksWrong()
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
