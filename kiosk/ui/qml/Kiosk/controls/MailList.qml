import QtQuick
import Kiosk

// A list of rows with room for its shadows; it is paged by a button as well as by a finger.
Item {
    id: list

    property alias model: view.model
    property alias header: view.header
    property alias footer: view.footer
    property alias delegate: view.delegate
    property alias section: view.section
    // Rows that left the view are used again. Until then Qt still shows them to keys and to the voice: they hide themselves.
    property alias reuseItems: view.reuseItems
    property alias topMargin: view.topMargin
    readonly property alias count: view.count
    readonly property alias view: view

    property bool flat: Theme.twoPane
    readonly property real side: flat ? 0 : Theme.size.pageSide
    property real footSide: side
    // Filled when a row is opened, read when the list is made again.
    property ListPlace place: null
    // A talk: what is newest stands last and is seen first.
    property bool fromEnd: false
    // Until somebody moves it, it stays at its end.
    property bool ending: fromEnd

    // In a talk it is judged after the view has settled, and kept: the foot takes room from the view, whose guess of its whole height
    // changes with it.
    readonly property bool scrolls: fromEnd ? judged : wanted > height + Theme.size.slack
    property bool judged: false
    property int counted: 0
    readonly property real wanted: view.contentHeight + view.topMargin
    onWantedChanged: Qt.callLater(judge)
    onHeightChanged: Qt.callLater(judge)
    onCountChanged: Qt.callLater(judge)
    readonly property bool hidden: view.contentY - view.originY + view.height < view.contentHeight - Theme.size.slack

    Accessible.role: Accessible.List
    Component.onCompleted: if ((place?.row ?? -1) >= 0) settled.start()

    function judge() {
        const fewer = count < counted;
        counted = count;
        judged = (judged && !fewer) || wanted > height + Theme.size.slack;
    }
    function find() {
        if (settled.running)
            Qt.callLater(() => place?.restore(view));
        else if (ending)
            Qt.callLater(goToEnd);
    }
    // A row that a key came to; the rows around it get their heights with it.
    function bring(row: int) {
        view.positionViewAtIndex(row, ListView.Contain);
        reveal(view.itemAtIndex(row)?.nextItemInFocusChain() ?? null);
    }
    // A row may stand below the name of its day: where the two have no room together, the row counts.
    function reveal(stop: Item) {
        if (stop === null)
            return;
        const top = stop.mapToItem(view.contentItem, 0, 0).y;
        if (top + stop.height > view.contentY + view.height)
            view.contentY = top + stop.height - view.height;
    }
    // A key goes from row to row as they stand: rows that left the view and came again stand in another order for Qt.
    // True when it went there; beyond the ends of the list Qt knows the way.
    function step(from: int, by: int): bool {
        const to = from + by;
        moved();
        if (to >= 0 && to < count) {
            view.positionViewAtIndex(to, ListView.Contain);
            const row = view.itemAtIndex(to);
            const stop = row?.nextItemInFocusChain() ?? null;
            stop?.forceActiveFocus(by > 0 ? Qt.TabFocusReason : Qt.BacktabFocusReason);
            reveal(stop);
            return stop !== null;
        }
        const foot = view.footerItem?.nextItemInFocusChain() ?? null;
        const next = by < 0 ? null : foot !== null && within(foot, view.footerItem) ? foot : more.visible ? more : more.nextItemInFocusChain();
        next?.forceActiveFocus(Qt.TabFocusReason);
        return next !== null;
    }
    function within(item: Item, whole: Item): bool {
        let above = item;
        while (above !== null && above !== whole)
            above = above.parent;
        return above === whole;
    }
    // The page goes: rows that are still being made must not outlive what they are made in.
    function drop() {
        view.model = null;
    }
    // Asked again: somebody may have moved it meanwhile.
    function goToEnd() {
        if (ending)
            view.positionViewAtEnd();
    }
    function moved() {
        settled.stop();
        ending = false;
    }
    Timer {
        id: settled
        interval: Theme.settleDelay
        onTriggered: list.place?.forget()
    }

    ListView {
        id: view
        width: list.width
        height: list.height - (list.scrolls ? more.height + Theme.space.s : 0)
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        spacing: list.flat ? Theme.space.listRowGap : 0
        // A page each way stays made: keys go through a talk without making its rows anew.
        cacheBuffer: list.fromEnd ? Math.max(Theme.size.cached, height) : Theme.size.cached
        activeFocusOnTab: false
        // Rows get their heights over some frames; the place is looked for again until they stand.
        onHeightChanged: if (height > 0) list.find()
        onContentHeightChanged: list.find()
        onMovementStarted: list.moved()
        // Whoever goes through the rows moves it too.
        onActiveFocusChanged: if (activeFocus) list.moved()

        NumberAnimation on contentY {
            id: turn
            running: false
            duration: Theme.moveTime
            easing.type: Easing.InOutCubic
        }
    }
    MoreButton {
        id: more
        hidden: list.hidden
        visible: list.scrolls
        anchors.bottom: parent.bottom
        x: list.footSide
        width: parent.width - 2 * x
        onActivated: {
            list.moved();
            if (!list.hidden) {
                view.positionViewAtBeginning();
                return;
            }
            turn.to = Math.min(view.originY + view.contentHeight - view.height, view.contentY + view.height * 0.8);
            if (Theme.moveTime > 0)
                turn.restart();
            else
                view.contentY = turn.to;
        }
    }
}
