import QtQuick
import QtQuick.Layouts
import Kiosk

// An icon, one warm line and one thing to do; a kiosk has the room for a drawing. Also used for errors (hue "rose").
Card {
    id: state

    property string iconName: "mail"
    property string hue: "sky"
    property string title: ""
    property string line: ""
    property string action: ""
    property bool drawn: Theme.kiosk && hue !== "rose"
    signal activated

    implicitWidth: Theme.size.usualWidth

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m

        SceneWindow {
            Layout.fillWidth: true
            Layout.preferredHeight: Theme.size.rest
            Layout.bottomMargin: Theme.space.s
            visible: state.drawn && !Theme.contrast
            wall: state.color
        }
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.l
            IconTile {
                name: state.iconName
                hue: state.hue
                side: Theme.size.tileSmall
            }
            AppText {
                Layout.fillWidth: true
                text: state.title
                kind: Theme.type.title
                Accessible.role: Accessible.Heading
            }
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: state.line
        }
        AppButton {
            visible: state.action.length > 0
            kind: "secondary"
            text: state.action
            onActivated: state.activated()
        }
    }
}
