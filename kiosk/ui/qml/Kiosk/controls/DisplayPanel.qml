pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Text & color over any page: what is wanted most, and the way to all of it.
FocusScope {
    id: panel

    required property DisplayModel display
    required property SessionModel session
    signal closed
    signal more

    anchors.fill: parent
    focus: true
    Keys.onEscapePressed: closed()
    Accessible.role: Accessible.Dialog
    Accessible.name: title.text
    Component.onCompleted: title.forceActiveFocus()

    Scrim {}
    Item {
        anchors.bottom: Theme.docked ? parent.bottom : undefined
        anchors.verticalCenter: Theme.docked ? undefined : parent.verticalCenter
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(Theme.size.panelWidth, parent.width)
        height: Math.min(parent.height - Theme.space.xl, column.implicitHeight + 2 * Theme.space.xxl)

        Shadow {
            floating: true
            radius: Theme.radius.sheet
        }
        Rectangle {
            anchors.fill: parent
            color: Theme.card
            topLeftRadius: Theme.radius.sheet
            topRightRadius: Theme.radius.sheet
            bottomLeftRadius: Theme.docked ? 0 : Theme.radius.sheet
            bottomRightRadius: bottomLeftRadius
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
        ScrollPage {
            anchors.fill: parent
            anchors.margins: Theme.space.xxl
            anchors.bottomMargin: Theme.space.xl
            spacing: Theme.space.m
            content: ColumnLayout {
                id: column
                width: parent?.width ?? 0
                spacing: Theme.space.m

                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.largest ? 1 : 2
                    AppText {
                        id: title
                        Layout.fillWidth: true
                        text: qsTr("Text & color")
                        kind: Theme.type.heading
                        Accessible.role: Accessible.Heading
                    }
                    AppButton {
                        kind: "secondary"
                        iconName: "check"
                        text: qsTr("Done")
                        onActivated: panel.closed()
                    }
                }
                SettingsChoices {
                    Layout.fillWidth: true
                    display: panel.display
                    session: panel.session
                    all: false
                }
                AppButton {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space.s
                    kind: "tonal"
                    iconName: "chevron-right"
                    words: Theme.type.body
                    text: qsTr("More: captions, slower moves, bigger buttons")
                    onActivated: panel.more()
                }
            }
        }
    }
}
