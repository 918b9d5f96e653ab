pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The other forms of a letter or of an emoji, over the key that was held.
Item {
    id: popup

    property list<string> letters: []
    property bool capital: false
    property real keySize: Theme.touch.minimum
    signal picked(string letter)

    visible: letters.length > 0
    anchors.fill: parent
    z: 20

    function open(key: Item, choices: list<string>) {
        const place = key.mapToItem(popup, 0, 0);
        keySize = Math.max(Theme.touch.minimum, key.height);
        letters = choices;
        tray.x = Math.max(8, Math.min(popup.width - tray.width - 8, place.x + key.width / 2 - tray.width / 2));
        tray.y = Math.max(0, place.y - tray.height - 6);
    }
    function close() {
        letters = [];
    }

    TapHandler {
        onTapped: popup.close()
    }
    Item {
        id: tray
        width: (popup.keySize + 8) * popup.letters.length + 8
        height: popup.keySize + 16

        Shadow {
            floating: true
            radius: Theme.radius.control
        }
        Rectangle {
            anchors.fill: parent
            radius: Theme.radius.control
            color: Theme.color.surfaceRaised
            border.width: Theme.cardEdge
            border.color: Theme.color.line
        }
        Row {
            anchors.centerIn: parent
            spacing: 8
            Repeater {
                model: popup.letters
                KeyCap {
                    required property string modelData
                    width: popup.keySize
                    height: popup.keySize
                    text: popup.capital ? modelData.toLocaleUpperCase() : modelData
                    picture: text.length > 1
                    onActivated: popup.picked(text)
                }
            }
        }
    }
}
