import QtQuick
import Kiosk

// The right pane while nothing is chosen: a window on the landscape and, when the list has something, what to touch.
Item {
    id: rest

    property bool offered: true
    property string title: ""
    property string line: ""

    Column {
        anchors.centerIn: parent
        width: Math.min(parent.width, Theme.size.dialogWidth)
        spacing: Theme.space.s

        SceneWindow {
            width: parent.width
            height: Theme.size.rest
        }
        Item {
            width: 1
            height: Theme.space.s
        }
        AppText {
            visible: rest.offered
            width: parent.width
            text: rest.title
            kind: Theme.type.title
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        AppText {
            visible: rest.offered
            width: parent.width
            text: rest.line
            color: Theme.color.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
    }
}
