// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property real normal
    property real emphasis
    property real check
}
