// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property real chip
    property real inline
    property real button
    property real dock
    property real tile
    property real rail
}
