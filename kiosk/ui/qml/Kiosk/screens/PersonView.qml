pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One contact: what they may do, and what one can do.
ScrollPage {
    id: view

    required property PersonModel person
    required property SessionModel session
    property real gap: 0

    content: ColumnLayout {
        spacing: Theme.space.l

        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: view.gap
            columns: Theme.largest && Theme.docked ? 1 : 2
            columnSpacing: Theme.space.l
            rowSpacing: Theme.space.m
            Avatar {
                initial: view.person.initial
                hue: view.person.hue
                side: Theme.size.avatarLarge
            }
            AppText {
                Layout.fillWidth: true
                text: view.person.name
                kind: Theme.docked ? Theme.type.display : Theme.type.heading
                Accessible.role: Accessible.Heading
            }
        }
        Banner {
            Layout.fillWidth: true
            visible: view.person.state.length > 0
            iconName: "clock"
            title: view.person.state
        }
        Card {
            Layout.fillWidth: true
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.m
                Repeater {
                    model: view.person.lines
                    RowLayout {
                        id: fact
                        required property var modelData
                        Layout.fillWidth: true
                        spacing: Theme.space.l
                        AppIcon {
                            Layout.alignment: Qt.AlignTop
                            name: fact.modelData.icon
                            side: Theme.icon.button
                            tint: Theme.color.inkSoft
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: fact.modelData.text
                        }
                    }
                }
            }
        }
        AppButton {
            Layout.fillWidth: true
            iconName: "pen-line"
            text: view.person.writeText
            blocked: view.person.writeBlocked
            onActivated: view.person.write()
            onExplained: why => view.session.explain(why)
        }
        AppButton {
            Layout.fillWidth: true
            kind: "secondary"
            iconName: "mail"
            text: view.person.conversationText
            onActivated: view.person.conversation()
        }
        AppButton {
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.space.l
            kind: view.person.isBlocked ? "secondary" : "care"
            iconName: view.person.isBlocked ? "undo-2" : "hand"
            text: view.person.blockText
            busy: view.person.busy
            onActivated: view.person.isBlocked ? view.person.unblock() : view.person.askBlock()
        }
    }
}
