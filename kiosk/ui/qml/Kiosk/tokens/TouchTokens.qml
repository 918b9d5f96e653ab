// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property real minimum
    property real recommended
    property real primaryHeight
    property real gap
    property real absoluteFloor
}
