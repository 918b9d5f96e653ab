import QtQuick
import Kiosk
import Kiosk.Models

// The voice's keys, at the foot of the window while read aloud is on.
Rectangle {
    id: bar

    required property ReadingModel reading
    required property DisplayModel display
    readonly property real part: (width - 2 * Theme.space.s) / 6
    signal explained(string why)

    implicitHeight: Math.max(Theme.touch.minimum, Theme.size.voiceBar + (Theme.textStep > 100 ? Theme.space.l : 0)) + edge.height
    color: Theme.contrast ? Theme.color.surface : Theme.color.honeySoft
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Read aloud")

    Rectangle {
        id: edge
        width: parent.width
        height: Theme.contrast ? Theme.edge : Theme.border.separator
        color: Theme.contrast ? Theme.color.line : Theme.color.honeyInk
    }
    Row {
        x: Theme.space.s
        y: edge.height
        height: parent.height - edge.height

        ToolKey {
            width: bar.part
            height: parent?.height ?? 0
            rail: true
            room: Theme.size.voiceBar
            iconName: "skip-back"
            text: qsTr("Back one")
            Accessible.name: qsTr("Hear the sentence before")
            blocked: bar.reading.speaking ? "" : qsTr("Nothing is being read now.")
            onActivated: bar.reading.skip(-1)
            onExplained: why => bar.explained(why)
        }
        ToolKey {
            width: bar.part
            height: parent?.height ?? 0
            rail: true
            room: Theme.size.voiceBar
            iconName: bar.reading.speaking ? "circle-pause" : "play"
            text: bar.reading.speaking ? qsTr("Pause") : qsTr("Read")
            Accessible.name: bar.reading.speaking ? qsTr("Pause") : qsTr("Read this page")
            onActivated: bar.reading.speaking ? bar.reading.hush() : bar.reading.read()
        }
        ToolKey {
            width: bar.part
            height: parent?.height ?? 0
            rail: true
            room: Theme.size.voiceBar
            iconName: "skip-forward"
            text: qsTr("Skip")
            Accessible.name: qsTr("Hear the next sentence")
            blocked: bar.reading.speaking ? "" : qsTr("Nothing is being read now.")
            onActivated: bar.reading.skip(1)
            onExplained: why => bar.explained(why)
        }
        ToolKey {
            width: bar.part
            height: parent?.height ?? 0
            rail: true
            room: Theme.size.voiceBar
            iconName: "minus"
            text: qsTr("Slower")
            blocked: bar.display.speechSpeed !== "slow" ? "" : qsTr("This is the slowest.")
            onActivated: bar.display.changeSpeechSpeed(-1)
            onExplained: why => bar.explained(why)
        }
        ToolKey {
            width: bar.part
            height: parent?.height ?? 0
            rail: true
            room: Theme.size.voiceBar
            iconName: "plus"
            text: qsTr("Faster")
            blocked: bar.display.speechSpeed !== "fast" ? "" : qsTr("This is the fastest.")
            onActivated: bar.display.changeSpeechSpeed(1)
            onExplained: why => bar.explained(why)
        }
        ToolKey {
            width: bar.part
            height: parent?.height ?? 0
            rail: true
            room: Theme.size.voiceBar
            iconName: "circle-stop"
            text: qsTr("Stop")
            Accessible.name: qsTr("Stop reading aloud")
            onActivated: bar.reading.stop()
        }
    }
}
