import QtQuick
import QtQuick.Layouts
import Kiosk

// A few choices over the page, from its foot where there is a dock, else in the middle. Keeps the focus until it is closed.
FocusScope {
    id: sheet

    property string title: ""
    property string closeText: qsTr("Close")
    property Item content: null
    signal closed

    anchors.fill: parent
    focus: true
    Keys.onEscapePressed: closed()
    Accessible.role: Accessible.Dialog
    Accessible.name: title
    Component.onCompleted: heading.forceActiveFocus()
    onContentChanged: if (content) {
        content.parent = slot;
        content.anchors.left = slot.left;
        content.anchors.right = slot.right;
    }

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
            content: ColumnLayout {
                id: column
                spacing: Theme.space.l

                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.largest ? 1 : 2
                    AppText {
                        id: heading
                        Layout.fillWidth: true
                        text: sheet.title
                        kind: Theme.type.heading
                        Accessible.role: Accessible.Heading
                    }
                    AppButton {
                        kind: "secondary"
                        iconName: "x"
                        text: sheet.closeText
                        onActivated: sheet.closed()
                    }
                }
                Item {
                    id: slot
                    Layout.fillWidth: true
                    implicitHeight: sheet.content ? sheet.content.implicitHeight : 0
                }
            }
        }
    }
}
