pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One sent message: where it is, what was written, its receipt, and taking it back.
ScrollPage {
    id: view

    required property SentModel sent
    required property SessionModel session
    // What can be done stands below to whom it goes.
    readonly property bool stacked: Theme.docked || Theme.textStep > 100 || Theme.biggerButtons

    content: ColumnLayout {
        spacing: Theme.space.l

        GridLayout {
            Layout.fillWidth: true
            columns: view.stacked ? 1 : 2
            columnSpacing: Theme.space.l
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space.l
                Avatar {
                    initial: view.sent.selInitial
                    hue: view.sent.selHue
                    side: Theme.size.avatarLarge
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: qsTr("To %1").arg(view.sent.recipient)
                        kind: Theme.type.title
                        Accessible.role: Accessible.Heading
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: view.sent.dateLine
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                    }
                }
            }
            GridLayout {
                visible: view.sent.canTakeBack
                Layout.fillWidth: view.stacked
                columns: Theme.largest ? 1 : 2
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.m
                AppButton {
                    Layout.fillWidth: view.stacked
                    Layout.preferredWidth: view.stacked ? 1 : -1
                    kind: "secondary"
                    iconName: "undo-2"
                    text: qsTr("Take back")
                    onActivated: view.sent.takeBack()
                }
                AppButton {
                    Layout.fillWidth: view.stacked
                    Layout.preferredWidth: view.stacked ? 1 : -1
                    kind: "secondary"
                    iconName: "pencil"
                    text: qsTr("Change")
                    onActivated: view.sent.change()
                }
            }
        }
        StatusCard {
            Layout.fillWidth: true
            visible: Theme.docked
            sent: view.sent
        }
        StepTracker {
            Layout.fillWidth: true
            visible: !Theme.docked
            steps: view.sent.steps
        }
        Banner {
            Layout.fillWidth: true
            visible: view.sent.stopped
            hue: "rose"
            iconName: "circle-alert"
            title: view.sent.statusTitle
            line: [view.sent.statusLine, view.sent.appealText].filter(part => part.length > 0).join(" ")
        }
        AppText {
            Layout.fillWidth: true
            visible: !Theme.docked && !view.sent.stopped && text.length > 0
            text: [view.sent.statusTitle, view.sent.statusLine].filter(part => part.length > 0).join(". ").replace("..", ".")
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
        Rectangle {
            Layout.fillWidth: true
            implicitHeight: words.implicitHeight + 2 * Theme.space.cardPad
            radius: Theme.radius.card
            color: Theme.docked ? Theme.card : Theme.dark || Theme.contrast ? Theme.color.surface : Theme.color.bg
            border.width: Theme.cardEdge
            border.color: Theme.color.line
            Shadow {
                visible: Theme.docked && !Theme.contrast && !Theme.dark
                z: -1
            }
            Paragraphs {
                id: words
                x: Theme.space.cardPad
                y: Theme.space.cardPad
                width: parent.width - 2 * x
                text: view.sent.body
            }
        }
        SentCard {
            Layout.fillWidth: true
            visible: view.sent.cardUrl.length > 0
            sent: view.sent
        }
        Flow {
            Layout.fillWidth: true
            visible: view.sent.files.length > 0
            spacing: Theme.space.m
            Repeater {
                model: view.sent.files
                Row {
                    id: file
                    required property var modelData
                    spacing: Theme.space.m
                    AttachedTile {
                        attached: ({ title: file.modelData.text, line: "", picture: file.modelData.picture, icon: file.modelData.icon, hue: file.modelData.hue })
                        passive: true
                    }
                    AppText {
                        anchors.verticalCenter: parent.verticalCenter
                        text: file.modelData.text
                        kind: Theme.type.small
                        weight: Theme.semibold
                        Accessible.ignored: true
                    }
                }
            }
        }
        ReceiptCard {
            Layout.fillWidth: true
            visible: view.sent.receiptState.length > 0
            sent: view.sent
        }
        OfflineCards {
            Layout.fillWidth: true
            visible: !Theme.docked && !view.session.connected
        }
        Item { implicitHeight: Theme.space.l }
    }
}
