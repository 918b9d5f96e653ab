pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The photos of a message, large, one under the other, each opened by a touch.
Column {
    id: strip

    property var photos: []
    signal opened(int index)

    spacing: Theme.space.m

    Repeater {
        model: strip.photos
        Pressable {
            id: frame
            required property var modelData
            required property int index
            width: strip.width
            height: Math.min(Theme.size.photoBand, Theme.windowHeight * (Theme.docked ? 0.46 : 0.38), width * modelData.height / Math.max(1, modelData.width))
            readonly property bool here: modelData.source.length > 0
            text: here ? qsTr("%1. See bigger").arg(modelData.name) : qsTr("%1. It is on its way").arg(modelData.name)
            enabled: here
            ringRadius: Theme.radius.card
            onActivated: strip.opened(index)
            background: null
            contentItem: Photo {
                picture: frame.modelData.source
                corner: Theme.radius.card
                cover: true
                Accessible.ignored: true
            }
            Pill {
                z: 1
                visible: frame.here
                anchors.right: parent.right
                anchors.top: parent.top
                anchors.margins: Theme.space.m
                overScene: true
                iconName: "maximize-2"
                tint: Theme.color.ink
                text: qsTr("See bigger")
                Accessible.ignored: true
            }
        }
    }
}
