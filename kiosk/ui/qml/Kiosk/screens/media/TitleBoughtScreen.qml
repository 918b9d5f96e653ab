pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Proof: whose it is now, what was taken, its way to this device, the receipt, and undo while there is time.
ScrollPage {
    id: screen

    required property BoughtModel titleBought
    required property SessionModel session

    side: Theme.kiosk ? Theme.space.xxl : Theme.space.screenSide
    content: ColumnLayout {
        spacing: Theme.kiosk ? Theme.space.xl : Theme.space.m

        Item {
            Layout.alignment: Qt.AlignHCenter
            Layout.topMargin: Theme.kiosk ? Theme.space.xl : Theme.space.m
            visible: !Theme.largest && !Theme.compact
            implicitWidth: cover.width
            implicitHeight: cover.height + Theme.space.m
            Accessible.ignored: true
            Cover {
                id: cover
                width: Theme.size.boughtCover
                ratio: screen.titleBought.ratio
                picture: screen.titleBought.picture
                title: screen.titleBought.name
                hue: screen.titleBought.hue
                figure: screen.titleBought.figure
            }
            Rectangle {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: -Theme.space.m
                width: Theme.size.doneMark
                height: width
                radius: width / 2
                color: screen.titleBought.refused ? Theme.color.slate : Theme.color.leaf
                border.width: Theme.border.controlSelected
                border.color: Theme.color.bg
                AppIcon {
                    anchors.centerIn: parent
                    name: screen.titleBought.refused ? "undo-2" : "check"
                    side: Math.round(parent.width * 0.5)
                    stroke: Theme.stroke.check
                    tint: Theme.color.inkOnPrimary
                }
            }
        }
        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.m
            text: screen.titleBought.doneTitle
            kind: Theme.type.display
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        AppText {
            Layout.fillWidth: true
            text: screen.titleBought.doneLine
            kind: Theme.kiosk ? Theme.type.large : Theme.type.body
            weight: Theme.regular
            color: Theme.color.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.titleBought.error.length > 0
            hue: "rose"
            iconName: "circle-alert"
            title: screen.titleBought.error
        }
        Card {
            Layout.fillWidth: true
            visible: screen.titleBought.standingText.length > 0
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.m
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space.m
                    IconTile {
                        name: "tablet-smartphone"
                        hue: "plum"
                        side: Theme.size.tileSmall
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: screen.titleBought.standingText
                        weight: Theme.semibold
                    }
                }
                ProgressBar {
                    Layout.fillWidth: true
                    visible: screen.titleBought.standingShare >= 0
                    fraction: screen.titleBought.standingShare
                    text: screen.titleBought.standingText
                }
            }
        }
        Card {
            Layout.fillWidth: true
            visible: screen.titleBought.receiptState.length > 0 || screen.titleBought.canUndo
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.m
                PrintedReceipt {
                    Layout.fillWidth: true
                    foot: choices
                    progress: screen.titleBought.receiptState
                    title: screen.titleBought.receiptTitle
                    line: screen.titleBought.receiptNote
                    facility: screen.titleBought.paperFacility
                    at: screen.titleBought.paperAt
                    paperRows: screen.titleBought.paperRows
                }
                TitleChoices {
                    id: choices
                    Layout.fillWidth: true
                    titleBought: screen.titleBought
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
                iconName: "library"
                text: qsTr("Go to my library")
                onActivated: screen.titleBought.toLibrary()
            }
            AppButton {
                Layout.fillWidth: true
                visible: screen.titleBought.openText.length > 0
                iconName: "play"
                text: screen.titleBought.openText
                blocked: screen.titleBought.openBlocked
                onActivated: screen.titleBought.open()
                onExplained: why => screen.session.explain(why)
            }
        }
        AppButton {
            Layout.alignment: Qt.AlignHCenter
            kind: "quiet"
            text: qsTr("Back to Media")
            onActivated: screen.titleBought.done()
        }
        Item { implicitHeight: Theme.space.l }
    }
}
