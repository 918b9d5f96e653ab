import QtQuick
import Kiosk
import Kiosk.Models

// The sky of sign-in: its words, and the connection.
SkyWords {
    id: sky

    required property SignInModel signIn
    required property SessionModel session
    required property ClockModel clock

    placeText: [signIn.facilityName, signIn.unitName].filter(part => part.length > 0).join(" · ")
    timeText: clock.timeText
    periodText: clock.periodText
    dateText: clock.dateText
    pill: Qt.size(state.width, state.height)

    ConnectionPill {
        id: state
        x: sky.pillX
        y: sky.pillY
        session: sky.session
        overScene: true
    }
}
