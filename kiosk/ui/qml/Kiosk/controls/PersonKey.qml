import QtQuick
import Kiosk

// Somebody to write to: first letter and name.
Pressable {
    id: key

    property string initial: ""
    property string hue: "sky"

    ringRadius: Theme.radius.card
    leftPadding: Theme.space.m
    rightPadding: Theme.space.m
    topPadding: Theme.space.m
    bottomPadding: Theme.space.m

    background: Item {
        Shadow {}
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius.card
            color: key.down ? Theme.color.surfaceSunken : Theme.card
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
    }
    contentItem: Item {
        implicitWidth: face.width + Theme.space.m + name.implicitWidth
        implicitHeight: Math.max(face.height, name.implicitHeight)
        Row {
            anchors.centerIn: parent
            spacing: Theme.space.m
            Avatar {
                id: face
                anchors.verticalCenter: parent.verticalCenter
                side: Theme.size.avatarSmall * Theme.grow
                initial: key.initial
                hue: key.hue
            }
            AppText {
                id: name
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(Math.ceil(implicitWidth), key.availableWidth - face.width - parent.spacing)
                text: key.text
                kind: Theme.kiosk ? Theme.type.body : Theme.type.large
                weight: Theme.semibold
                Accessible.ignored: true
            }
        }
    }
}
