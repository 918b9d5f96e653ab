import QtQuick
import Kiosk

// The ring of the countdown with the seconds inside.
Item {
    id: ring

    property real fraction: 1
    property int seconds: 0

    implicitWidth: Theme.size.ringLarge
    implicitHeight: Theme.size.ringLarge
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("%1 seconds left").arg(seconds)

    Arc {
        anchors.fill: parent
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
            text: qsTr("seconds")
            kind: Theme.type.small
            weight: Theme.semibold
            font.pixelSize: ring.width * 0.118
            lineHeight: font.pixelSize * 1.3
            Accessible.ignored: true
        }
    }
}
