// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property color heroInk
    property color toast
    property color itBar
    property color keyboardTray
    property color keyboardModifierKey
    property color duskShadeFrom
    property color duskShadeTo
}
