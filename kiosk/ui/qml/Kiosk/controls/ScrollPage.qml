import QtQuick
import Kiosk

// A page that may be taller than its window. "More below" stands at the foot while more is hidden,
// so that nobody has to guess that it scrolls.
Item {
    id: page

    property Item content: null
    property real spacing: Theme.space.l
    property real side: 0
    property real footSide: side
    // What the rest of the page holds.
    property string moreText: ""
    property alias contentY: flick.contentY
    readonly property bool scrolls: tall > height + Theme.size.slack
    readonly property bool hidden: tall - flick.contentY > flick.height + Theme.size.slack

    // Known without asking the button, so that the page never measures itself in a circle.
    readonly property real foot: Math.max(Theme.touch.minimum, Theme.type.body.line + 2 * Theme.space.s)
    readonly property real tall: content ? content.implicitHeight : 0

    onContentChanged: if (content) content.parent = flick.contentItem

    Binding {
        target: page.content
        property: "x"
        value: page.side
        when: page.content !== null
    }
    Binding {
        target: page.content
        property: "width"
        value: flick.width - 2 * page.side
        when: page.content !== null
    }
    Flickable {
        id: flick
        width: page.width
        // The ring around the button stands beside the words, not on them.
        height: page.height - (page.scrolls ? page.foot + Theme.space.xs + Theme.border.focusOffset + Theme.focusWidth : 0)
        contentWidth: width
        contentHeight: page.tall
        boundsBehavior: Flickable.StopAtBounds
        clip: true

        Behavior on contentY {
            enabled: page.jumping && Theme.moveTime > 0
            NumberAnimation {
                duration: Theme.moveTime
                easing.type: Easing.InOutCubic
                onRunningChanged: if (!running) page.jumping = false
            }
        }
    }
    property bool jumping: false

    function pageDown() {
        jumping = Theme.moveTime > 0;
        flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY + flick.height * 0.8));
    }
    function pageUp() {
        jumping = Theme.moveTime > 0;
        flick.contentY = Math.max(0, flick.contentY - flick.height * 0.8);
    }

    MoreButton {
        id: more
        hidden: page.hidden
        moreText: flick.contentY > 0 ? "" : page.moreText
        visible: page.scrolls
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space.xs
        anchors.horizontalCenter: parent.horizontalCenter
        width: parent.width - 2 * page.footSide
        height: page.foot
        onActivated: {
            if (page.hidden) {
                page.pageDown();
            } else {
                page.jumping = Theme.moveTime > 0;
                flick.contentY = 0;
            }
        }
    }
}
