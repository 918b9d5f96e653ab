import QtQuick
import Kiosk

// Back, Home and the tools, under the thumb, on every page.
Rectangle {
    id: dock

    property string route: ""
    property bool canGoBack: false
    property bool readAloudAvailable: false
    property bool reading: false
    signal back
    signal home
    signal read
    signal look
    signal cover
    signal help
    signal explained(string why)

    readonly property bool short: Theme.textStep > 100 || Theme.form === "compactPortrait"
    readonly property real part: (width - 2 * Theme.space.l) / 6

    implicitHeight: Theme.dock
    color: Theme.card
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Tools")

    Rectangle {
        width: parent.width
        height: Theme.contrast ? Theme.edge : Theme.border.separator
        color: Theme.color.line
    }
    Row {
        anchors.fill: parent
        anchors.leftMargin: Theme.space.l
        anchors.rightMargin: Theme.space.l
        anchors.topMargin: Theme.size.dockTop
        anchors.bottomMargin: Theme.size.dockFoot

        ToolKey {
            width: dock.part
            height: parent.height
            iconName: "arrow-left"
            text: qsTr("Back")
            blocked: dock.canGoBack ? "" : qsTr("You are on the first page.")
            onActivated: dock.back()
            onExplained: why => dock.explained(why)
        }
        ToolKey {
            width: dock.part
            height: parent.height
            iconName: "house"
            text: qsTr("Home")
            selected: dock.route === "home" || dock.route === "closed"
            onActivated: dock.home()
        }
        ToolKey {
            width: dock.part
            height: parent.height
            iconName: dock.reading ? "circle-stop" : "volume-2"
            text: dock.reading ? qsTr("Stop") : dock.short ? qsTr("Read") : qsTr("Read aloud")
            blocked: dock.readAloudAvailable ? "" : qsTr("There is no sound on this device yet.")
            onActivated: dock.read()
            onExplained: why => dock.explained(why)
        }
        ToolKey {
            width: dock.part
            height: parent.height
            iconName: "a-large-small"
            text: dock.short ? qsTr("Text") : qsTr("Text & color")
            selected: dock.route === "settings"
            onActivated: dock.look()
        }
        ToolKey {
            width: dock.part
            height: parent.height
            iconName: "eye-off"
            text: qsTr("Cover")
            onActivated: dock.cover()
        }
        ToolKey {
            width: dock.part
            height: parent.height
            iconName: "circle-help"
            text: qsTr("Help")
            selected: dock.route === "help"
            onActivated: dock.help()
        }
    }
}
