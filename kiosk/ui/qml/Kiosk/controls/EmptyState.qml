import QtQuick
import QtQuick.Layouts
import Kiosk

// An icon, one warm line and one thing to do. Also used for errors (hue "rose").
Card {
    id: state

    property string iconName: "mail"
    property string hue: "sky"
    property string title: ""
    property string line: ""
    property string action: ""
    signal activated

    implicitWidth: 400

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m

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
