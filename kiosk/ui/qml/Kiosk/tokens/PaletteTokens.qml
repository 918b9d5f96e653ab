// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    property color bg
    property color surface
    property color surfaceSunken
    property color surfaceRaised
    property color ink
    property color inkSoft
    property color inkOnPrimary
    property color line
    property color lineStrong
    property color primary
    property color primaryPressed
    property color primarySoft
    property color primaryInk
    property color honey
    property color honeySoft
    property color honeyInk
    property color sky
    property color skySoft
    property color skyInk
    property color plum
    property color plumSoft
    property color plumInk
    property color leaf
    property color leafSoft
    property color leafInk
    property color rose
    property color roseSoft
    property color roseInk
    property color slate
    property color slateSoft
    property color slateInk
    property color focus
    property color scrim
}
