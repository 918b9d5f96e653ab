// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property real chip
    property real key
    property real control
    property real button
    property real card
    property real sheet
}
