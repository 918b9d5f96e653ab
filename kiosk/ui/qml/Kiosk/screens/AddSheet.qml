pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What may go with the words, each with its price, and what goes with them already.
Sheet {
    id: sheet

    required property ComposeModel compose
    signal chosen(string key)
    signal explained(string why)

    title: qsTr("Add to your message")
    content: ColumnLayout {
        spacing: Theme.space.m

        Repeater {
            model: sheet.compose.attached
            RowLayout {
                id: one
                required property var modelData
                Layout.fillWidth: true
                spacing: Theme.space.l

                AttachedTile {
                    attached: one.modelData
                    passive: true
                }
                AppText {
                    Layout.fillWidth: true
                    text: one.modelData.title + " · " + one.modelData.line
                    weight: Theme.semibold
                }
                AppButton {
                    kind: "secondary"
                    iconName: "trash-2"
                    text: qsTr("Take off")
                    Accessible.name: one.modelData.remove
                    onActivated: sheet.compose.remove(one.modelData.key)
                }
            }
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: sheet.compose.elsewhereText
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
        Repeater {
            model: sheet.compose.additions
            LinkCard {
                required property var modelData
                iconName: modelData.icon
                hue: modelData.blocked.length > 0 ? "slate" : modelData.hue
                title: modelData.title
                line: modelData.blocked.length > 0 ? modelData.blocked : modelData.line
                blocked: modelData.blocked
                onActivated: sheet.chosen(modelData.key)
                onExplained: why => sheet.explained(why)
            }
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: sheet.compose.addNote
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
    }
}
