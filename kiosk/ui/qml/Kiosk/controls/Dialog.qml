import QtQuick
import QtQuick.Layouts
import Kiosk

// One question over the page, at most two buttons. Keeps the focus until it is answered.
FocusScope {
    id: dialog

    property string title: ""
    property string line: ""
    property string small: ""
    property string mainText: ""
    property string mainIcon: ""
    property string otherText: ""
    property string otherIcon: ""
    property string mainBlocked: ""
    default property alias content: slot.data
    property alias head: headSlot.data
    signal main
    signal other
    signal explained(string why)

    anchors.fill: parent
    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Component.onCompleted: heading.forceActiveFocus()

    Scrim {}
    Item {
        anchors.centerIn: parent
        width: Math.min(Theme.size.dialogWidth, parent.width - 2 * Theme.space.l)
        height: Math.min(parent.height - 2 * Theme.space.l, column.implicitHeight + 2 * pad)
        readonly property real pad: Theme.kiosk ? 60 : Theme.space.xxl

        Shadow {
            floating: true
            radius: Theme.radius.sheet
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius.sheet
            color: Theme.card
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
        Flickable {
            anchors.fill: parent
            anchors.margins: parent.pad
            contentHeight: column.implicitHeight
            interactive: contentHeight > height
            clip: interactive

            ColumnLayout {
                id: column
                width: parent.width
                spacing: Theme.space.m

                Item {
                    id: headSlot
                    visible: children.length > 0
                    Layout.alignment: Qt.AlignHCenter
                    implicitWidth: childrenRect.width
                    implicitHeight: childrenRect.height
                }
                AppText {
                    id: heading
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space.m
                    text: dialog.title
                    kind: Theme.type.heading
                    horizontalAlignment: Text.AlignHCenter
                    Accessible.role: Accessible.Heading
                    KeyNavigation.tab: mainButton
                    KeyNavigation.backtab: otherButton
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: dialog.line
                    kind: Theme.kiosk ? Theme.type.large : Theme.type.body
                    weight: Theme.regular
                    color: Theme.color.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                }
                ColumnLayout {
                    id: slot
                    visible: children.length > 0
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space.s
                }
                AppButton {
                    id: mainButton
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space.m
                    text: dialog.mainText
                    iconName: dialog.mainIcon
                    blocked: dialog.mainBlocked
                    KeyNavigation.tab: otherButton.visible ? otherButton : mainButton
                    KeyNavigation.backtab: heading
                    onActivated: dialog.main()
                    onExplained: why => dialog.explained(why)
                }
                AppButton {
                    id: otherButton
                    Layout.fillWidth: true
                    visible: dialog.otherText.length > 0
                    kind: "secondary"
                    text: dialog.otherText
                    iconName: dialog.otherIcon
                    implicitHeight: Theme.kiosk ? 112 : Theme.size.secondaryHeight
                    KeyNavigation.tab: mainButton
                    KeyNavigation.backtab: mainButton
                    onActivated: dialog.other()
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: dialog.small
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                    horizontalAlignment: Text.AlignHCenter
                }
            }
        }
    }
}
