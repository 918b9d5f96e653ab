import QtQuick
import Kiosk
import Kiosk.Models

// How long this session still lasts; honey when it is nearly over.
Pill {
    id: time

    required property SessionModel session
    property bool plain: false
    // The number alone, where the bar is narrow.
    property bool short: false

    text: short ? session.timeLeftShort : session.timeLeftText
    Accessible.name: session.timeLeftText
    iconName: session.untimed ? "infinity" : ""
    ink: session.untimed ? Theme.color.leafInk : session.timeLow ? Theme.color.honeyInk : Theme.color.ink
    fill: session.untimed ? Theme.color.leafSoft : session.timeLow ? Theme.color.honeySoft : overScene ? Theme.overScene : plain ? Theme.clear : Theme.color.surfaceSunken

    Arc {
        visible: !time.session.untimed
        width: time.session.untimed ? 0 : Theme.size.ring * (Theme.largest && Theme.kiosk ? 1.45 : 1)
        height: width
        stroke: width / 6
        fraction: time.session.timeLeftFraction
        tint: time.session.timeLow ? Theme.color.honeyInk : Theme.color.primary
        track: time.overScene ? Theme.color.surfaceSunken : Theme.color.line
    }
}
