import QtQuick
import Kiosk

// On or off, said in words beside the knob.
Pressable {
    id: toggle

    property bool on: false
    readonly property real knob: Theme.size.knob
    readonly property color ink: Theme.contrast && !on ? Theme.color.ink : on ? Theme.color.primary : Theme.color.inkSoft

    ringRadius: Theme.radius.control
    leftPadding: Theme.space.s
    rightPadding: Theme.space.s
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    Accessible.role: Accessible.CheckBox
    Accessible.checked: on
    Accessible.name: text + ", " + word.text

    contentItem: Item {
        implicitWidth: words.width + track.width + Theme.space.m
        implicitHeight: Math.max(word.implicitHeight, track.height)

        // Room for the longer of both words, so that nothing moves.
        Item {
            id: words
            anchors.verticalCenter: parent.verticalCenter
            width: Math.max(on.advanceWidth, off.advanceWidth) + 1
            height: word.implicitHeight
            TextMetrics { id: on; font: word.font; text: qsTr("On") }
            TextMetrics { id: off; font: word.font; text: qsTr("Off") }
            AppText {
                id: word
                anchors.right: parent.right
                text: toggle.on ? on.text : off.text
                weight: Theme.semibold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        Rectangle {
            id: track
            anchors.right: parent.right
            anchors.verticalCenter: parent.verticalCenter
            width: toggle.knob * 2
            height: toggle.knob * 1.16
            radius: height / 2
            color: toggle.on ? Theme.color.primary : Theme.contrast ? Theme.color.surface : Theme.color.surfaceSunken
            border.width: toggle.on ? 0 : Theme.edge
            border.color: Theme.color.lineStrong

            Rectangle {
                readonly property real air: (track.height - height) / 2
                anchors.verticalCenter: parent.verticalCenter
                x: toggle.on ? track.width - width - air : air
                width: toggle.knob
                height: width
                radius: width / 2
                color: toggle.on ? Theme.color.inkOnPrimary : Theme.color.lineStrong
                AppIcon {
                    anchors.centerIn: parent
                    visible: toggle.on
                    name: "check"
                    side: toggle.knob * 0.62
                    stroke: Theme.stroke.check
                    tint: Theme.color.primary
                }
                Behavior on x {
                    enabled: Theme.pressTime > 0
                    NumberAnimation { duration: Theme.pressTime }
                }
            }
        }
    }
}
