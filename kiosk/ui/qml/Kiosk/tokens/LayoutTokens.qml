// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property real topBar
    property real topBarAt200
    property real dock
    property real dockAt200
    property real keyboard
    property real rail
    property real railAt150
    property real listPane
}
