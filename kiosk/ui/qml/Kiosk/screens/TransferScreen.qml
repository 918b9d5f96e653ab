pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// An amount out of the trust account: ready amounts, keys for any other, and what is left after.
ScrollPage {
    id: screen

    required property TransferModel transfer
    required property SessionModel session
    readonly property bool beside: !Theme.docked && !Theme.largest && Theme.textStep === 100

    side: Theme.space.screenSide
    content: ColumnLayout {
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

        PageTitle {
            text: screen.transfer.title
        }
        AppText {
            Layout.fillWidth: true
            text: [screen.transfer.intro, screen.transfer.limitText].filter(part => part.length > 0).join(" ")
            color: Theme.color.inkSoft
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.transfer.error.length > 0
            hue: "rose"
            iconName: "circle-alert"
            title: screen.transfer.error
        }
        GridLayout {
            Layout.fillWidth: true
            columns: screen.beside ? 2 : 1
            columnSpacing: Theme.space.xl
            rowSpacing: Theme.kiosk ? Theme.space.l : Theme.space.m

            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                spacing: Theme.space.m
                AppText {
                    Layout.fillWidth: true
                    text: screen.transfer.amountText
                    kind: Theme.type.display
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.name: qsTr("Amount: %1").arg(text)
                }
                GridLayout {
                    Layout.fillWidth: true
                    visible: screen.transfer.quick.length > 0
                    columns: Theme.largest ? 2 : Math.max(1, screen.transfer.quick.length)
                    columnSpacing: Theme.space.m
                    rowSpacing: Theme.space.s
                    uniformCellWidths: true
                    Repeater {
                        model: screen.transfer.quick
                        AppButton {
                            required property var modelData
                            Layout.fillWidth: true
                            kind: "tonal"
                            leftPadding: Theme.space.s
                            text: modelData.text
                            onActivated: screen.transfer.choose(modelData.key)
                        }
                    }
                }
                NumberPad {
                    Layout.fillWidth: true
                    keyHeight: Theme.kiosk ? Theme.size.pinKeySmall : Math.max(Theme.size.pinKeySmall, Theme.touch.minimum)
                    going: false
                    onDigit: value => screen.transfer.addDigit(value)
                    onErase: screen.transfer.erase()
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.alignment: Qt.AlignTop
                spacing: Theme.space.m
                PriceSummary {
                    Layout.fillWidth: true
                    lines: screen.transfer.lines
                }
                AppButton {
                    Layout.fillWidth: true
                    text: screen.transfer.confirmText
                    busy: screen.transfer.busy
                    blocked: screen.transfer.blocked
                    onActivated: screen.transfer.confirm()
                    onExplained: why => screen.session.explain(why)
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: screen.transfer.note
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
