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
        tray.x = Math.max(Theme.size.popupGap, Math.min(popup.width - tray.width - Theme.size.popupGap, place.x + key.width / 2 - tray.width / 2));
        tray.y = Math.max(0, place.y - tray.height - Theme.size.popupGap);
    }
    function close() {
        letters = [];
    }

    TapHandler {
        onTapped: popup.close()
    }
    Item {
        id: tray
        width: (popup.keySize + Theme.size.popupGap) * popup.letters.length + Theme.size.popupGap
        height: popup.keySize + 2 * Theme.size.popupGap

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
            spacing: Theme.size.popupGap
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
