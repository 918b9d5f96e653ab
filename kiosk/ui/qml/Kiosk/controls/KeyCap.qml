import QtQuick
import Kiosk

// One key of the keyboard. It never takes the focus from the words being written.
Pressable {
    id: key

    property string iconName: ""
    property bool modifier: false
    property bool lit: false
    property string hint: ""
    signal held

    focusPolicy: Qt.NoFocus
    activeFocusOnTab: false
    implicitHeight: 0
    ringRadius: Theme.radius.key
    onPressAndHold: held()

    readonly property color fill: Theme.contrast ? Theme.color.surface : Theme.dark ? (modifier ? Theme.color.surface : Theme.color.surfaceRaised) : modifier ? Theme.fixed.keyboardModifierKey : Theme.color.surface

    background: Item {
        Rectangle {
            visible: !Theme.contrast
            anchors.fill: parent
            anchors.topMargin: 2
            anchors.bottomMargin: -2
            radius: Theme.radius.key
            color: Qt.alpha(Theme.dark ? Theme.color.surfaceSunken : Theme.fixed.heroInk, 0.18)
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius.key
            color: key.down || key.lit ? Theme.color.primarySoft : key.fill
            border.width: key.lit ? Theme.edge : Theme.contrast ? Theme.border.control : 0
            border.color: key.lit ? Theme.color.primary : Theme.color.line
        }
    }
    contentItem: Item {
        Row {
            anchors.centerIn: parent
            spacing: Theme.space.xs
            AppIcon {
                anchors.verticalCenter: parent.verticalCenter
                name: key.iconName
                side: Theme.icon.inline
            }
            Text {
                visible: text.length > 0
                anchors.verticalCenter: parent.verticalCenter
                text: key.iconName.length > 0 ? key.hint : key.text
                textFormat: Text.PlainText
                font.family: Theme.family
                font.weight: key.text.length > 1 ? Theme.medium : Theme.medium
                font.pixelSize: Math.min(key.height * 0.46, key.text.length === 1 ? Theme.tokens.kioskType.title[0] * (Theme.kiosk ? 1 : 0.6) : Theme.type.small.size * (Theme.textStep > 100 ? 0.75 : 1))
                font.hintingPreference: Font.PreferNoHinting
                color: Theme.color.ink
                Accessible.ignored: true
            }
        }
    }
}
