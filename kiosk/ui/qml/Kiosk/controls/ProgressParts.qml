pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// "Part 2 of 4": a bar a part, and the words.
ColumnLayout {
    id: parts

    property int count: 1
    property int current: 1
    // Whether the words stand below the bars, for all to see.
    property bool told: true
    property string words: qsTr("Part %1 of %2").arg(current).arg(count)

    spacing: Theme.space.s
    Accessible.role: Accessible.StaticText
    Accessible.name: words

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.space.s
        Repeater {
            model: parts.count
            Rectangle {
                required property int index
                Layout.fillWidth: true
                implicitHeight: Theme.size.meterBar
                radius: height / 2
                color: index < parts.current ? Theme.color.primary : Theme.color.surfaceSunken
                border.width: Theme.cardEdge
                border.color: Theme.color.line
            }
        }
    }
    AppText {
        Layout.fillWidth: true
        visible: parts.told
        text: parts.words
        kind: Theme.type.small
        weight: Theme.semibold
        Accessible.ignored: true
    }
}
