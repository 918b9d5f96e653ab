import QtQuick
import Kiosk

// A photo as large as its place allows, whole words never over it.
Image {
    id: photo

    required property url picture
    property real corner: 0
    property bool cover: false
    // The bytes may still be on their way.
    readonly property bool ready: picture.toString().length > 0

    fillMode: Image.PreserveAspectFit
    sourceSize: Qt.size(Math.ceil(width), Math.ceil(height))
    source: ready && width > 0 && height > 0 ? picture + (cover ? "?cover=1&r=" : "?r=") + Math.round(corner) : ""
    Accessible.role: Accessible.Graphic

    Rectangle {
        anchors.fill: parent
        visible: photo.status !== Image.Ready
        radius: photo.corner
        color: Theme.color.surfaceSunken
        AppText {
            anchors.centerIn: parent
            width: parent.width - 2 * Theme.space.l
            horizontalAlignment: Text.AlignHCenter
            visible: photo.status === Image.Error || !photo.ready
            text: photo.ready ? qsTr("This photo did not load. It is not your fault.") : qsTr("This photo is on its way.")
            color: Theme.color.inkSoft
        }
    }
}
