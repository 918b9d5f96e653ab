import QtQuick
import QtQuick.Templates as T
import QtQuick.Window
import Kiosk

// Turns a page so far that what a keyboard or a switch came to is in sight.
Item {
    id: follower

    // The page below what may open over it.
    required property Item page
    readonly property bool open: page.enabled
    // Where the focus was on the page, and how it came there.
    property Item last: null
    property int reason: Qt.OtherFocusReason

    Window.onActiveFocusItemChanged: follow(Window.activeFocusItem)

    function follow(came: Item) {
        const control = came as T.AbstractButton;
        if (open && isOnPage(came)) {
            last = came;
            reason = control ? control.focusReason : Qt.OtherFocusReason;
        }
        if (control && control.visualFocus)
            show(control);
    }
    // What opened over the page is closed: the focus goes back to where it was.
    onOpenChanged: if (open) Qt.callLater(giveBack)

    function isOnPage(item: Item): bool {
        let above = item;
        while (above !== null && above !== page)
            above = above.parent;
        return above === page && item !== page;
    }
    function giveBack() {
        if (open && last !== null && last.visible && last.enabled)
            last.forceActiveFocus(reason);
    }

    function show(item: Item) {
        let page = item.parent;
        while (page && !(page instanceof Flickable && (page as Flickable).contentHeight > page.height))
            page = page.parent;
        const flick = page as Flickable;
        if (flick === null)
            return;
        // As much air as there is room for.
        const air = Math.max(0, Math.min(Theme.space.l, (flick.height - item.height) / 2));
        const top = item.mapToItem(flick, 0, 0).y - air;
        const below = top + item.height + 2 * air - flick.height;
        if (top < 0 || item.height > flick.height)
            flick.contentY = Math.max(flick.originY, flick.contentY + top);
        else if (below > 0)
            flick.contentY = Math.min(flick.originY + flick.contentHeight - flick.height, flick.contentY + below);
    }
}
