pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Three words that go on from the one being written; the likeliest stands out.
KeyRow {
    id: bar

    property list<string> words: []
    property real gap: 0
    signal chosen(string word)

    activeFocusOnTab: words.length > 0 || activeFocus
    label: qsTr("Words to choose")

    Repeater {
        model: 3

        KeyCap {
            id: key
            required property int index
            readonly property bool first: index === 0

            text: bar.words[index] ?? ""
            enabled: text.length > 0
            width: bar.width / 3
            height: bar.height
            gap: bar.gap
            Accessible.ignored: !enabled
            onActivated: bar.chosen(text)

            background: Item {
                Rectangle {
                    visible: key.enabled && (key.first || key.down || Theme.contrast)
                    anchors.fill: parent
                    radius: Theme.radius.key
                    color: key.down ? Theme.color.primarySoft : Theme.color.surface
                    border.width: Theme.contrast ? Theme.border.control : 0
                    border.color: Theme.color.line
                }
                Rectangle {
                    visible: !key.first && !Theme.contrast
                    x: -key.gap / 2 - width / 2
                    anchors.verticalCenter: parent.verticalCenter
                    width: Theme.border.separator
                    height: parent.height * 0.56
                    color: Theme.color.lineStrong
                }
            }
            contentItem: Text {
                text: key.text
                textFormat: Text.PlainText
                horizontalAlignment: Text.AlignHCenter
                verticalAlignment: Text.AlignVCenter
                leftPadding: Theme.space.s
                rightPadding: Theme.space.s
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Theme.size.smallestWords
                font.family: Theme.family
                font.weight: key.first ? Theme.semibold : Theme.regular
                font.pixelSize: Math.min(bar.height * 0.46, Theme.type.body.size)
                font.hintingPreference: Font.PreferNoHinting
                color: Theme.color.ink
                Accessible.ignored: true
            }
        }
    }
}
