pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// A movie over the whole screen. A touch on the picture puts the keys away, and brings them back.
FocusScope {
    id: screen

    required property MovieModel movie
    property string timeText: ""
    property bool keysShown: true
    readonly property real ratio: Screen.devicePixelRatio
    readonly property bool troubled: movie.state === "broken"

    anchors.fill: parent
    focus: true
    Accessible.role: Accessible.Dialog
    Accessible.name: qsTr("Movie: %1").arg(movie.name)
    Keys.onEscapePressed: movie.close()
    Keys.onLeftPressed: movie.back()
    Keys.onRightPressed: movie.forward()
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Tab || event.key === Qt.Key_Backtab)
            keysShown = true;
        event.accepted = false;
    }
    onWidthChanged: measured.restart()
    onHeightChanged: measured.restart()
    Component.onCompleted: {
        keys.closeKey.forceActiveFocus();
        measure();
    }

    function measure() {
        if (width > 0 && height > 0)
            movie.sized(Math.round(width * ratio), Math.round(height * ratio));
    }
    Timer {
        id: measured
        interval: Theme.settleDelay
        onTriggered: screen.measure()
    }
    Rectangle {
        anchors.fill: parent
        color: Theme.fixed.toast
    }
    PictureItem {
        anchors.fill: parent
        visible: screen.movie.hasPicture
        source: screen.movie.picture
        behind: Theme.fixed.toast
    }
    Pressable {
        anchors.fill: parent
        anchors.bottomMargin: screen.keysShown ? keys.height : 0
        text: screen.keysShown ? qsTr("Hide the keys") : qsTr("Show the keys")
        ringRadius: 0
        onActivated: screen.keysShown = !screen.keysShown
        // Words on what is pressed belong to it.
        contentItem: Item {
            CaptionBox {
                anchors.horizontalCenter: parent.horizontalCenter
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.space.l
                text: screen.movie.captionText
                kind: Theme.type.large
            }
        }
    }
    BusyRing {
        anchors.centerIn: parent
        visible: screen.movie.state === "loading"
        side: Theme.size.playMark * Theme.size.playMarkIcon
        tint: Theme.tokens.light.surface
    }
    EmptyState {
        anchors.centerIn: parent
        width: Math.min(parent.width - 2 * Theme.space.xl, Theme.size.dialogWidth)
        visible: screen.troubled
        iconName: "circle-alert"
        hue: "rose"
        title: qsTr("The movie stopped")
        line: screen.movie.trouble
    }
    MovieKeys {
        id: keys
        visible: screen.keysShown || screen.troubled
        anchors.bottom: parent.bottom
        width: parent.width
        movie: screen.movie
        timeText: screen.timeText
    }
}
