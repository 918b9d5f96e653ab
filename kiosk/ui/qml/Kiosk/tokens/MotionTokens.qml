// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property real instant
    property real press
    property real fade
    property real move
    property real sheet
    property real page
    property real progressTick
    property real reducedFade
}
