// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property real xs
    property real s
    property real m
    property real l
    property real xl
    property real xxl
    property real screenSide
    property real cardPad
    property real listRowGap
    property real betweenCards
}
