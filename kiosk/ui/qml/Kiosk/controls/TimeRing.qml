import QtQuick
import Kiosk

// The ring of the countdown with the seconds inside.
Item {
    id: ring

    property real fraction: 1
    property int seconds: 0
    property real side: Theme.size.ringLarge
    // In a small ring the number stands alone, in large words.
    readonly property bool bare: side < Theme.size.ringWords

    implicitWidth: side
    implicitHeight: side
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 seconds left").arg(seconds)

    Arc {
        anchors.fill: parent
        stroke: ring.bare ? ring.side * 0.09 : Theme.size.ringStroke
        fraction: ring.fraction
        tint: Theme.color.honey
    }
    Column {
        anchors.centerIn: parent
        AppText {
            anchors.horizontalCenter: parent.horizontalCenter
            text: ring.seconds
            kind: Theme.type.display
            font.pixelSize: ring.width * 0.36
            lineHeight: font.pixelSize
            Accessible.ignored: true
        }
        AppText {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: !ring.bare
            text: qsTr("seconds")
            kind: Theme.type.small
            weight: Theme.semibold
            font.pixelSize: ring.width * 0.118
            lineHeight: font.pixelSize * 1.3
            Accessible.ignored: true
        }
    }
}
