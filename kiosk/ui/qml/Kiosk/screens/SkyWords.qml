import QtQuick
import Kiosk

// What stands in the sky before anybody signed in: the mark, the place, the hour; and room for a pill of a given size.
Item {
    id: sky

    property string placeText
    property string timeText
    property string periodText
    property string dateText
    property color ink: Theme.heroInk
    property size pill: Qt.size(0, 0)

    // Beside the name where there is room, else under the date.
    readonly property bool crowded: mark.width + Theme.space.m + names.implicitWidth + Theme.space.l + pill.width > width
    readonly property real pillX: crowded ? 0 : width - pill.width
    readonly property real pillY: crowded ? date.y + date.height + Theme.space.m : mark.y + (mark.height - pill.height) / 2

    implicitHeight: (crowded ? pillY + pill.height : date.y + date.height) + Theme.space.l

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
            font.pixelSize: Theme.kiosk ? Theme.size.skyName : Theme.type.title.size
            lineHeight: font.pixelSize * 1.1
            color: sky.ink
        }
        AppText {
            text: sky.placeText
            kind: Theme.type.small
            font.pixelSize: Math.min(kind.size, Theme.size.skyPlace)
            weight: Theme.semibold
            color: sky.ink
        }
    }
    Row {
        id: clockRow
        y: Theme.kiosk ? Theme.size.skyClock : mark.height + Theme.space.xl
        x: Theme.kiosk ? Theme.space.xs : 0
        spacing: Theme.space.m
        Accessible.role: Accessible.Clock
        Accessible.name: sky.timeText + " " + sky.periodText
        AppText {
            id: hour
            text: sky.timeText
            kind: Theme.type.clock
            font.pixelSize: Theme.kiosk ? kind.size : Theme.type.display.size * 2
            lineHeight: font.pixelSize
            wrapMode: Text.NoWrap
            color: sky.ink
            Accessible.ignored: true
        }
        AppText {
            anchors.baseline: hour.baseline
            text: sky.periodText
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
        anchors.topMargin: Theme.kiosk ? -Theme.space.s : Theme.space.m
        width: parent.width
        text: sky.dateText
        kind: Theme.type.title
        weight: Theme.semibold
        color: sky.ink
    }
}
