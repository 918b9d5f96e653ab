import QtQuick
import Kiosk

// The sheet that the way in is written on: over the lower part of a tall window, over the right half of a wide one.
Rectangle {
    id: sheet

    property bool tall: true
    property real highest: 0

    x: tall ? 0 : parent.width * 0.5
    y: tall ? highest : 0
    width: parent.width - x
    height: parent.height - y
    color: Theme.card
    topLeftRadius: Theme.radius.sheet
    topRightRadius: tall ? Theme.radius.sheet : 0
    bottomLeftRadius: tall ? 0 : Theme.radius.sheet
    border.width: Theme.cardEdge
    border.color: Theme.color.line
}
