import QtQuick
import Kiosk

// The photo on the whole screen: pinch, buttons or drag. Close is at the bottom left.
FocusScope {
    id: viewer

    property var photos: []
    property int index: 0
    property string timeText: ""
    property real zoom: 1
    readonly property int largest: 4
    readonly property var photo: photos[index] ?? null
    signal closed
    signal explained(string why)

    function setZoom(wanted: real) {
        const before = zoom;
        zoom = Math.max(1, Math.min(largest, wanted));
        const factor = zoom / before;
        flick.contentX = Math.max(0, Math.min(flick.contentWidth - flick.width, (flick.contentX + flick.width / 2) * factor - flick.width / 2));
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, (flick.contentY + flick.height / 2) * factor - flick.height / 2));
    }

    anchors.fill: parent
    focus: true
    onIndexChanged: zoom = 1
    Keys.onEscapePressed: closed()
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Photo %1 of %2").arg(index + 1).arg(photos.length)
    Component.onCompleted: closeButton.forceActiveFocus()

    Rectangle {
        anchors.fill: parent
        color: Theme.fixed.toast
        MouseArea { anchors.fill: parent }
    }
    Flickable {
        id: flick
        anchors.fill: parent
        anchors.bottomMargin: tools.height
        contentWidth: width * viewer.zoom
        contentHeight: height * viewer.zoom
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Image {
            width: flick.contentWidth
            height: flick.contentHeight
            fillMode: Image.PreserveAspectFit
            // Decoded once for the largest zoom, so that zooming only scales.
            sourceSize: Qt.size(Math.ceil(flick.width * 2), Math.ceil(flick.height * 2))
            source: viewer.photo ? viewer.photo.source : ""
            Accessible.role: Accessible.Graphic
            Accessible.name: viewer.photo ? viewer.photo.name : ""
        }
        PinchHandler {
            target: null
            property real start: 1
            onActiveChanged: if (active) start = viewer.zoom
            onActiveScaleChanged: viewer.setZoom(start * activeScale)
        }
    }
    Rectangle {
        id: tools
        anchors.bottom: parent.bottom
        width: parent.width
        height: row.implicitHeight + 2 * Theme.space.l
        color: Theme.card

        Flow {
            id: row
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            anchors.leftMargin: Theme.space.screenSide
            anchors.rightMargin: Theme.space.screenSide
            spacing: Theme.space.m

            AppButton {
                id: closeButton
                kind: "secondary"
                iconName: "arrow-left"
                text: qsTr("Close")
                onActivated: viewer.closed()
            }
            AppButton {
                kind: "tonal"
                iconName: "plus"
                text: qsTr("Bigger")
                blocked: viewer.zoom >= viewer.largest ? qsTr("This is as big as it gets.") : ""
                onActivated: viewer.setZoom(viewer.zoom * 1.5)
                onExplained: why => viewer.explained(why)
            }
            AppButton {
                kind: "tonal"
                iconName: "minus"
                text: qsTr("Smaller")
                blocked: viewer.zoom <= 1 ? qsTr("You see the whole photo.") : ""
                onActivated: viewer.setZoom(viewer.zoom / 1.5)
                onExplained: why => viewer.explained(why)
            }
            AppButton {
                visible: viewer.photos.length > 1
                kind: "quiet"
                iconName: "image"
                text: qsTr("Next photo")
                onActivated: viewer.index = (viewer.index + 1) % viewer.photos.length
            }
            AppText {
                visible: text.length > 0
                height: closeButton.height
                verticalAlignment: Text.AlignVCenter
                text: viewer.timeText
                kind: Theme.type.small
                weight: Theme.semibold
            }
        }
    }
}
