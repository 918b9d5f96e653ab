import QtQuick
import QtQuick.Layouts
import Kiosk

// A good on a shelf: picture, name, price, and how many lie in the basket. A touch on it tells more.
// card: { key, name, price, icon, hue, count, chip, spoken, … } as GoodCount takes it
Card {
    id: good

    required property var card
    // Low windows: the picture stands beside the words.
    readonly property bool wide: Theme.largest || !Theme.docked
    readonly property real beside: Theme.largest ? Theme.size.coverBeside : Theme.size.goodPicture
    signal opened
    signal counted(int count)
    signal explained(string why)

    pad: Theme.space.m

    ColumnLayout {
        width: parent.width
        // Cards of one row end at one line.
        height: Math.max(implicitHeight, good.height - 2 * good.pad)
        spacing: Theme.space.s

        Pressable {
            id: key
            Layout.fillWidth: true
            text: good.card.spoken
            ringRadius: Theme.radius.control
            leftPadding: 0
            rightPadding: 0
            topPadding: 0
            bottomPadding: 0
            implicitHeight: Math.max(Theme.touch.minimum, words.implicitHeight)
            onActivated: good.opened()
            background: null
            contentItem: GridLayout {
                id: words
                columns: good.wide ? 2 : 1
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.s
                GoodPicture {
                    Layout.fillWidth: !good.wide
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: good.wide ? good.beside : -1
                    Layout.preferredHeight: good.wide ? good.beside : Theme.size.goodPicture
                    iconName: good.card.icon
                    hue: good.card.hue
                    faded: good.card.count === 0 && good.card.blocked.length > 0
                    opacity: key.down ? Theme.size.pressedCover : 1
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: good.card.name
                        weight: Theme.bold
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: good.card.price
                        kind: Theme.type.small
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0
                        text: good.card.chip
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                        Accessible.ignored: true
                    }
                }
            }
        }
        Item { Layout.fillHeight: true }
        GoodCount {
            Layout.fillWidth: true
            card: good.card
            onCounted: count => good.counted(count)
            onExplained: why => good.explained(why)
        }
    }
}
