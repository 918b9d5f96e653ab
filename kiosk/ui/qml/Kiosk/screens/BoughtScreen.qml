pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Proof: the new total, what was taken, the receipt, undo while there is time, and somebody to write to.
ScrollPage {
    id: screen

    required property BuyModel buy
    required property Navigator navigator

    side: Theme.kiosk ? Theme.space.xxl : Theme.space.screenSide
    content: ColumnLayout {
        spacing: Theme.kiosk ? Theme.space.xl : Theme.space.m

        Item {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.kiosk ? Theme.space.xl : Theme.space.m
            visible: !Theme.largest && !Theme.compact
            implicitWidth: fan.width
            implicitHeight: fan.height
            Accessible.ignored: true
            Row {
                id: fan
                spacing: -Theme.size.fanStamp * 0.45
                Repeater {
                    model: [-1, -0.4, 0, 0.4, 1]
                    StampArt {
                        required property real modelData
                        side: modelData === 0 ? Theme.size.fanMiddle : Theme.size.fanStamp
                        y: Math.abs(modelData) * Theme.size.fanDrop
                        tilted: false
                        rotation: modelData * Theme.size.fanTilt
                        z: 1 - Math.abs(modelData)
                        faded: screen.buy.refused
                    }
                }
            }
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: -Theme.space.m
                width: Theme.size.doneMark
                height: width
                radius: width / 2
                color: screen.buy.refused ? Theme.color.slate : Theme.color.leaf
                border.width: Theme.border.controlSelected
                border.color: Theme.color.bg
                z: 2
                AppIcon {
                    anchors.centerIn: parent
                    name: screen.buy.refused ? "undo-2" : "check"
                    side: Math.round(parent.width * 0.5)
                    stroke: Theme.stroke.check
                    tint: Theme.color.inkOnPrimary
                }
            }
        }
        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.m
            text: screen.buy.doneTitle
            kind: Theme.type.display
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        AppText {
            Layout.fillWidth: true
            text: screen.buy.doneLine
            kind: Theme.kiosk ? Theme.type.large : Theme.type.body
            weight: Theme.regular
            color: Theme.color.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.buy.error.length > 0
            hue: "rose"
            iconName: "circle-alert"
            title: screen.buy.error
        }
        Card {
            Layout.fillWidth: true
            visible: screen.buy.receiptState.length > 0 || screen.buy.canUndo
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.m
                PrintedReceipt {
                    Layout.fillWidth: true
                    progress: screen.buy.receiptState
                    title: screen.buy.receiptTitle
                    line: screen.buy.receiptNote
                    facility: screen.buy.paperFacility
                    at: screen.buy.paperAt
                    paperRows: screen.buy.paperRows
                    foot: choices
                }
                PurchaseChoices {
                    id: choices
                    Layout.fillWidth: true
                    buy: screen.buy
                }
            }
        }
        SectionHeader {
            Layout.fillWidth: true
            visible: people.count > 0
            text: qsTr("Write to someone now")
        }
        GridLayout {
            Layout.fillWidth: true
            visible: people.count > 0
            columns: Theme.largest ? 1 : Theme.textStep > 100 || Theme.form === "compactPortrait" ? 2 : 4
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            uniformCellWidths: true
            Repeater {
                id: people
                model: screen.buy.refused ? [] : screen.buy.people
                PersonKey {
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    initial: modelData.initial
                    hue: modelData.hue
                    text: modelData.name
                    onActivated: screen.buy.write(modelData.key)
                }
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.largest ? 1 : 2
            columnSpacing: Theme.space.l
            rowSpacing: Theme.space.m
            uniformCellWidths: true
            AppButton {
                Layout.fillWidth: true
                kind: "secondary"
                big: true
                iconName: "mail"
                text: qsTr("Go to Mail")
                onActivated: screen.navigator.go("inbox")
            }
            AppButton {
                Layout.fillWidth: true
                text: qsTr("Done")
                onActivated: screen.buy.done()
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
