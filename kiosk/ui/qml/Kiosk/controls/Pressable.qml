import QtQuick
import QtQuick.Templates as T
import Kiosk

// Anything that can be pressed. Acts on release; a finger that slides off cancels.
// `blocked` holds the reason why it cannot be used now: pressing then tells the reason.
T.AbstractButton {
    id: control

    property string blocked: ""
    property bool busy: false
    property real ringRadius: Theme.radius.control
    property bool ringed: true
    signal activated
    signal explained(string why)

    focusPolicy: Qt.StrongFocus
    activeFocusOnTab: true
    hoverEnabled: false
    implicitWidth: implicitContentWidth + leftPadding + rightPadding
    implicitHeight: Math.max(Theme.touch.minimum, implicitContentHeight + topPadding + bottomPadding)

    property real touchedAt: 0
    // By a key or by assistive technology, which never brush against anything.
    property bool deliberate: false

    function press() {
        deliberate = true;
        click();
        deliberate = false;
    }
    onPressed: touchedAt = Date.now()
    onClicked: {
        // A finger that only brushed it, for somebody who asked for slow touch.
        if (Theme.touchDelay > 0 && !deliberate && !pressed && Date.now() - touchedAt < Theme.touchDelay)
            return;
        if (blocked.length > 0)
            explained(blocked);
        else if (!busy)
            activated();
    }
    Keys.onReturnPressed: press()
    Keys.onEnterPressed: press()
    Keys.onSpacePressed: press()

    Accessible.role: Accessible.Button
    Accessible.name: text
    Accessible.description: blocked
    Accessible.onPressAction: control.press()

    FocusRing {
        visible: control.visualFocus && control.ringed
        around: control.ringRadius
    }
}
