// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property real control
    property real controlSelected
    property real controlHighContrast
    property real separator
    property real selectedRowBar
    property real focusWidth
    property real focusOffset
    property real focusKioskWidth
}
