import QtQuick
import Kiosk

// One row's part of a card that is made of list rows: rounded where the card begins and ends.
// The shadow reaches past the slice on purpose; the list that holds it clips nothing between rows.
Item {
    id: slice

    property bool first: true
    property bool last: true
    property color fill: Theme.card
    readonly property real overlap: Theme.size.shadowOverlap
    readonly property real room: Theme.size.shadowRoom

    Item {
        x: -slice.room
        width: slice.width + 2 * slice.room
        y: slice.first ? -slice.room : 0
        height: slice.height + (slice.first ? slice.room : 0) + (slice.last ? slice.room : 0)
        clip: true

        Item {
            x: slice.room
            width: slice.width
            y: slice.first ? slice.room : -slice.overlap
            height: slice.height + (slice.first ? 0 : slice.overlap) + (slice.last ? 0 : slice.overlap)

            Shadow {}
        }
    }
    Rectangle {
        anchors.fill: parent
        color: slice.fill
        topLeftRadius: slice.first ? Theme.radius.card : 0
        topRightRadius: topLeftRadius
        bottomLeftRadius: slice.last ? Theme.radius.card : 0
        bottomRightRadius: bottomLeftRadius
    }
    Rectangle {
        visible: !slice.last
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.border.separator
        color: Theme.color.line
    }
    Rectangle {
        visible: Theme.contrast
        anchors.fill: parent
        // One line between two rows, not two.
        anchors.topMargin: slice.first ? 0 : -Theme.edge
        color: "transparent"
        border.width: Theme.edge
        border.color: Theme.color.line
        topLeftRadius: slice.first ? Theme.radius.card : 0
        topRightRadius: topLeftRadius
        bottomLeftRadius: slice.last ? Theme.radius.card : 0
        bottomRightRadius: bottomLeftRadius
    }
}
