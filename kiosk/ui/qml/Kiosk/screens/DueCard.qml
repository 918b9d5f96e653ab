import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// When the next answer is expected, with the leaf of a calendar; late ones in honey.
Rectangle {
    id: due

    required property TrackerModel tracker
    readonly property color ink: tracker.late ? Theme.hueInk("honey") : Theme.color.inkOnPrimary
    readonly property real pad: Theme.kiosk ? Theme.space.xxl : Theme.space.xl

    implicitHeight: row.implicitHeight + 2 * (Theme.kiosk ? Theme.space.xl : Theme.space.l)
    radius: Theme.radius.card
    color: tracker.late ? Theme.hueSoft("honey") : Theme.color.primary
    border.width: Theme.cardEdge
    border.color: Theme.color.line

    RowLayout {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        x: due.pad
        width: parent.width - 2 * x
        spacing: Theme.space.l
        ColumnLayout {
            Layout.fillWidth: true
            spacing: Theme.space.xs
            AppText {
                Layout.fillWidth: true
                text: due.tracker.dueTitle
                kind: Theme.type.body
                weight: Theme.semibold
                color: due.ink
            }
            AppText {
                Layout.fillWidth: true
                text: due.tracker.dueText
                kind: Theme.kiosk && !Theme.largest ? Theme.type.heading : Theme.type.title
                color: due.ink
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: due.tracker.dueLine
                kind: Theme.type.small
                color: due.ink
            }
        }
        CalendarLeaf {
            visible: !Theme.largest
            month: due.tracker.dueMonth
            day: due.tracker.dueDay
        }
    }
}
