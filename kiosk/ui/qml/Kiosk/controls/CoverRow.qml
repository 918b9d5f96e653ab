pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A row of a page of covers: its name, as many covers as fit, and the way to all of them.
ColumnLayout {
    id: row

    property string title: ""
    property var cards: []
    // How many fit in the width.
    property int columns: 1
    property bool allShown: true
    signal opened(string key)
    signal all

    readonly property real gap: Theme.kiosk ? Theme.space.l : Theme.space.m
    readonly property real coverWidth: Theme.largest ? width : Math.floor((width - (columns - 1) * gap) / columns)
    readonly property real tallest: cards.reduce((most, card) => Math.max(most, card.ratio), 0) * coverWidth

    spacing: Theme.kiosk ? Theme.space.m : Theme.space.s
    Accessible.role: Accessible.Grouping
    Accessible.name: title

    GridLayout {
        Layout.fillWidth: true
        columns: Theme.largest ? 1 : 2
        rowSpacing: 0
        AppText {
            Layout.fillWidth: true
            text: row.title
            kind: Theme.type.title
            weight: Theme.bold
            Accessible.role: Accessible.Heading
        }
        AppButton {
            visible: row.allShown
            kind: "quiet"
            text: qsTr("See all")
            Accessible.name: qsTr("See all: %1").arg(row.title)
            onActivated: row.all()
        }
    }
    Grid {
        Layout.fillWidth: true
        columns: Theme.largest ? 1 : row.columns
        columnSpacing: row.gap
        rowSpacing: Theme.space.l
        Repeater {
            model: row.cards
            CoverKey {
                required property var modelData
                card: modelData
                width: row.coverWidth
                coverHeight: wide ? coverWidth * modelData.ratio : row.tallest
                onActivated: row.opened(modelData.key)
            }
        }
    }
}
