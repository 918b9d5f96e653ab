import QtQuick
import Kiosk
import Kiosk.Models

// A calm invitation: the hour, the place, and how to come in. No names.
Item {
    id: screen

    required property SignInModel signIn
    required property SessionModel session
    required property ClockModel clock
    required property DisplayModel display
    readonly property bool tall: Theme.docked
    readonly property color ink: clock.band === "night" || clock.band === "dusk" ? Theme.tokens.light.surface : Theme.heroInk

    Rectangle {
        anchors.fill: parent
        color: Theme.card
    }
    SceneHeader {
        width: screen.tall ? parent.width : parent.width * 0.5 + Theme.radius.sheet
        height: screen.tall ? sheet.y + Theme.radius.sheet : parent.height
        band: screen.clock.band
    }
    SignInSky {
        id: sky
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: Theme.kiosk ? Theme.space.xxl : Theme.space.xxl
        width: (screen.tall ? parent.width : parent.width * 0.5) - 2 * anchors.margins
        signIn: screen.signIn
        session: screen.session
        clock: screen.clock
        ink: screen.ink
    }
    SignInSheet {
        id: sheet
        objectName: "sheet"
        tall: screen.tall
        highest: Math.max(sky.y + sky.implicitHeight, parent.height - welcome.implicitHeight - 2 * Theme.space.xxl)

        ScrollPage {
            x: Theme.space.xxl
            y: screen.tall ? Theme.space.xxl : Math.max(Theme.space.l, (sheet.height - height) / 2)
            width: sheet.width - 2 * x
            height: screen.tall ? sheet.height - Theme.space.xxl - Theme.space.xl : Math.min(sheet.height - 2 * Theme.space.l, welcome.implicitHeight)
            content: SignInWelcome {
                id: welcome
                signIn: screen.signIn
                session: screen.session
                clock: screen.clock
                display: screen.display
            }
        }
    }
}
