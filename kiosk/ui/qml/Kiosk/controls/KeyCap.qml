import QtQuick
import Kiosk

// One key of the keyboard. A touch never takes the focus from the words being written; a switch comes to it by its row.
Pressable {
    id: key

    property string iconName: ""
    property bool modifier: false
    property bool lit: false
    property string hint: ""
    // A sign in colours of its own, drawn by the letters of emoji.
    property bool picture: false
    // Drawn between this key and the next; it belongs to the key.
    property real gap: 0
    signal held

    readonly property KeyRow row: parent?.parent as KeyRow
    // Tab is handled here.
    readonly property bool ownTab: true

    focusPolicy: Qt.NoFocus
    activeFocusOnTab: false
    implicitHeight: 0
    leftInset: gap / 2
    rightInset: gap / 2
    topInset: gap / 2
    bottomInset: gap / 2
    ringRadius: Theme.radius.key
    autoRepeatDelay: Theme.repeatDelay
    autoRepeatInterval: Theme.repeatInterval
    onPressAndHold: held()
    // Erasing goes on; after every other key a switch begins anew with the rows.
    onClicked: if (visualFocus && !autoRepeat) row?.rise()

    Keys.onTabPressed: row?.move(1)
    Keys.onBacktabPressed: row?.move(-1)
    Keys.onRightPressed: row?.move(1)
    Keys.onLeftPressed: row?.move(-1)
    Keys.onEscapePressed: row?.rise()

    readonly property color fill: Theme.contrast ? Theme.color.surface : Theme.dark ? (modifier ? Theme.color.surface : Theme.color.surfaceRaised) : modifier ? Theme.fixed.keyboardModifierKey : Theme.color.surface

    background: Item {
        Rectangle {
            visible: !Theme.contrast
            anchors.fill: parent
            anchors.topMargin: Theme.size.keyShade
            anchors.bottomMargin: -Theme.size.keyShade
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
                width: Math.min(Math.ceil(implicitWidth), key.width - key.gap - Theme.space.xs - (key.iconName.length > 0 ? Theme.icon.inline + Theme.space.xs : 0))
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.size.smallestWords
                horizontalAlignment: Text.AlignHCenter
                text: key.iconName.length > 0 ? key.hint : key.text
                textFormat: Text.PlainText
                font.family: Theme.family
                font.weight: Theme.medium
                // Letters grow with the words being written, as far as their key lets them.
                font.pixelSize: key.picture ? (key.height - key.gap) * 0.52 : key.text.length === 1 ? Math.min((key.height - key.gap) * 0.62, Theme.type.reading.size * (Theme.kiosk && Theme.textStep === 100 ? 1.1 : Theme.textStep === 100 ? 1.2 : 0.9)) : Math.min((key.height - key.gap) * 0.5, Theme.type.small.size * (Theme.textStep > 100 ? 0.8 : 1))
                font.hintingPreference: Font.PreferNoHinting
                color: Theme.color.ink
                Accessible.ignored: true
            }
        }
    }
}
