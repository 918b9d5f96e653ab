import QtQuick
import QtQuick.Layouts
import Kiosk

// A kind of word that can be played, and how it stands.
Card {
    id: choice

    property string iconName: ""
    property string hue: "sky"
    property string title: ""
    property string line: ""
    property string action: ""
    signal activated

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.l
            IconTile {
                Layout.alignment: Qt.AlignTop
                name: choice.iconName
                hue: choice.hue
                side: Theme.size.tileSmall
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: choice.title
                    kind: Theme.type.large
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    text: choice.line
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
            }
        }
        AppButton {
            Layout.fillWidth: true
            kind: "secondary"
            iconName: "play"
            text: choice.action
            Accessible.name: choice.action + ", " + choice.title
            onActivated: choice.activated()
        }
    }
}
