// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property real kioskSessionMinutes
    property real warnBeforeEndSeconds
    property real extendMinutes
    property real extensionsAllowedDefault
    property real idleWarnSeconds
    property real idleSignOutAfterWarnSeconds
    property real toastSeconds
    property real toastSecondsWithAction
    property real tabletIdleLockMinutes
    property real receiptScreenReturnSeconds
}
