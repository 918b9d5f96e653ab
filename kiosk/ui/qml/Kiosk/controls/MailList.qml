import QtQuick
import Kiosk

// A list of rows with room for its shadows; it can be paged by a button as well as by a finger.
ListView {
    id: list

    property bool flat: Theme.twoPane
    readonly property real side: flat ? 0 : Theme.kiosk ? 44 : Theme.space.screenSide
    property string olderText: ""
    signal older

    clip: true
    boundsBehavior: Flickable.StopAtBounds
    spacing: flat ? Theme.space.listRowGap : 0
    cacheBuffer: 400
    activeFocusOnTab: false
    Accessible.role: Accessible.List
    // The last row shows its shadow over what follows.
    verticalLayoutDirection: ListView.TopToBottom
}
