pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One word after the other that is not in the list: what may have been meant, or keep it.
FocusScope {
    id: panel

    required property SpellingModel spelling
    readonly property real keyHeight: Theme.compact ? Theme.touch.minimum : Theme.size.secondaryHeight

    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Spelling")
    Component.onCompleted: forceActiveFocus()
    Keys.onEscapePressed: spelling.close()

    Rectangle {
        anchors.fill: parent
        color: Theme.contrast || Theme.dark ? Theme.color.surfaceSunken : Theme.fixed.keyboardTray
    }
    ColumnLayout {
        anchors.verticalCenter: parent.verticalCenter
        x: Theme.size.pageSide
        width: parent.width - 2 * x
        spacing: Theme.kiosk ? Theme.space.xxl : Theme.compact ? Theme.space.s : Theme.space.l

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m
            AppText {
                Layout.fillWidth: true
                text: panel.spelling.finished ? panel.spelling.title : qsTr("“%1” is not in our list.").arg(panel.spelling.title)
                kind: Theme.type.large
                weight: Theme.semibold
                Accessible.role: Accessible.Heading
            }
            AppText {
                visible: text.length > 0 && !Theme.largest
                text: panel.spelling.countText
                kind: Theme.type.small
                wrapMode: Text.NoWrap
            }
            AppButton {
                kind: "secondary"
                iconName: "check"
                text: qsTr("Done")
                implicitHeight: panel.keyHeight
                onActivated: panel.spelling.close()
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: !panel.spelling.finished
            spacing: Theme.space.m
            AppText {
                Layout.fillWidth: true
                visible: panel.spelling.replacements.length === 0
                text: panel.spelling.looking ? qsTr("Looking for words…") : qsTr("We found no other word for it.")
                kind: Theme.type.body
            }
            Repeater {
                model: panel.spelling.replacements
                AppButton {
                    required property int index
                    required property string modelData
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    implicitHeight: panel.keyHeight
                    kind: "secondary"
                    text: modelData
                    onActivated: panel.spelling.replace(index)
                }
            }
        }
        RowLayout {
            Layout.fillWidth: true
            visible: !panel.spelling.finished
            spacing: Theme.space.m
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: panel.keyHeight
                kind: "tonal"
                text: qsTr("Keep it")
                onActivated: panel.spelling.keep()
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                implicitHeight: panel.keyHeight
                kind: "tonal"
                text: qsTr("Next")
                onActivated: panel.spelling.next()
            }
        }
    }
}
