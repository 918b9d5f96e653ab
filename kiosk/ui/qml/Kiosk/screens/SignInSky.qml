import QtQuick
import Kiosk
import Kiosk.Models

// What stands in the sky: the mark, the place, the connection, the hour.
Item {
    id: sky

    required property SignInModel signIn
    required property SessionModel session
    required property ClockModel clock
    property color ink: Theme.heroInk

    // Beside the name where there is room, else under the date.
    readonly property bool crowded: mark.width + Theme.space.m + names.implicitWidth + Theme.space.l + pill.width > width

    implicitHeight: (crowded ? pill.y + pill.height : date.y + date.height) + Theme.space.l

    Image {
        id: mark
        width: Theme.size.mark
        height: width
        sourceSize: Qt.size(width, width)
        source: Theme.resource("illustrations/mark.svg")
        Accessible.ignored: true
    }
    Column {
        id: names
        anchors.left: mark.right
        anchors.leftMargin: Theme.space.m
        anchors.verticalCenter: mark.verticalCenter
        AppText {
            text: "Lumen"
            kind: Theme.type.title
            font.pixelSize: Theme.kiosk ? 40 : Theme.type.title.size
            lineHeight: font.pixelSize * 1.1
            color: sky.ink
        }
        AppText {
            text: [sky.signIn.facilityName, sky.signIn.unitName].filter(part => part.length > 0).join(" · ")
            kind: Theme.type.small
            font.pixelSize: Math.min(kind.size, Theme.kiosk ? 42 : 24)
            weight: Theme.semibold
            color: sky.ink
        }
    }
    ConnectionPill {
        id: pill
        x: sky.crowded ? 0 : parent.width - width
        y: sky.crowded ? date.y + date.height + Theme.space.m : mark.y + (mark.height - height) / 2
        session: sky.session
        overScene: true
    }
    Row {
        id: clockRow
        y: Theme.kiosk ? 120 : mark.height + Theme.space.xl
        x: Theme.kiosk ? 10 : 0
        spacing: Theme.space.m
        Accessible.role: Accessible.Clock
        Accessible.name: sky.clock.timeText + " " + sky.clock.periodText
        AppText {
            id: hour
            text: sky.clock.timeText
            kind: Theme.type.clock
            font.pixelSize: Theme.kiosk ? kind.size : Theme.type.display.size * 2
            lineHeight: font.pixelSize
            wrapMode: Text.NoWrap
            color: sky.ink
            Accessible.ignored: true
        }
        AppText {
            anchors.baseline: hour.baseline
            text: sky.clock.periodText
            kind: Theme.type.heading
            font.pixelSize: hour.font.pixelSize * 0.33
            lineHeight: font.pixelSize
            weight: Theme.semibold
            color: sky.ink
            Accessible.ignored: true
        }
    }
    AppText {
        id: date
        anchors.top: clockRow.bottom
        anchors.topMargin: Theme.kiosk ? -14 : Theme.space.m
        width: parent.width
        text: sky.clock.dateText
        kind: Theme.type.title
        weight: Theme.semibold
        color: sky.ink
    }
}
