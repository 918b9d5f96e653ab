import QtQuick
import Kiosk

// One row of keys. For a switch it is one stop: Enter leads to its keys, a press leads back to it. Keys touch each other.
Item {
    id: row

    default property alias keys: line.data
    property alias spacing: line.spacing
    // Where Tab leads instead of on.
    property KeyRow onward: null
    readonly property bool ownTab: onward !== null
    signal wentRound
    // What its keys are, for reading aloud.
    property string label: ""

    implicitWidth: line.implicitWidth
    implicitHeight: line.implicitHeight
    activeFocusOnTab: true
    Accessible.role: Accessible.Grouping
    Accessible.name: label
    Accessible.focusable: true

    function stops(): list<var> {
        const found = [];
        for (const child of line.children) {
            if (child instanceof KeyCap && child.visible && child.enabled)
                found.push(child);
        }
        return found;
    }
    function leadTo(index: int) {
        const keys = stops();
        if (keys.length > 0)
            keys[(index + keys.length) % keys.length].forceActiveFocus(Qt.TabFocusReason);
    }
    function move(step: int) {
        leadTo(stops().findIndex(key => key.activeFocus) + step);
    }
    // A key with the focus was pressed: the row is the stop again.
    function rise() {
        forceActiveFocus(Qt.TabFocusReason);
    }

    Keys.onReturnPressed: leadTo(0)
    Keys.onEnterPressed: leadTo(0)
    Keys.onSpacePressed: leadTo(0)
    Keys.onTabPressed: event => {
        const next = onward;
        event.accepted = next !== null;
        if (next !== null) {
            wentRound();
            next.rise();
        }
    }

    Row {
        id: line
        anchors.horizontalCenter: parent.horizontalCenter
    }
    FocusRing {
        visible: row.activeFocus
        around: Theme.radius.key
        anchors.margins: -Theme.border.focusOffset
    }
}
