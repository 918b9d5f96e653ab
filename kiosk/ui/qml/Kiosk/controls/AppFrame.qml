pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// What is always visible when someone is signed in: top bar, dock or rail, banner, and the page between.
Item {
    id: frame

    required property SessionModel session
    required property Navigator navigator
    required property MusicModel music
    property string title: ""
    property bool overScene: false
    readonly property var named: ["inbox", "message", "sent", "sent-message", "drafts", "saved", "people", "person", "money", "help", "notices", "notice"]
    property bool folded: false
    // In a small window the keyboard needs the room: then the word "Offline" in the top bar is the banner.
    property bool pillOnly: false
    default property alias page: place.data
    signal look

    function toggleReading() {
        if (session.reading)
            session.stopReading();
        else
            session.readAloud();
    }

    Rectangle {
        anchors.fill: parent
        color: Theme.color.bg
    }
    // In reading order: top of the page, its content, its tools.
    Item {
        id: body
        anchors.left: rail.visible ? rail.right : parent.left
        anchors.right: parent.right
        anchors.top: parent.top
        // Whoever writes has the keyboard within reach, and needs the room.
        anchors.topMargin: Typist.place === null ? Theme.drop : 0
        anchors.bottom: dock.visible ? dock.top : parent.bottom

        TopBar {
            id: bar
            z: 2
            width: parent.width
            height: Theme.topBar
            session: frame.session
            title: frame.title
            overScene: frame.overScene
            // The rail leads out of the places that it names, and out of a list that stands beside its page.
            showBack: !Theme.docked && frame.navigator.canGoBack && !(Theme.twoPane && frame.named.includes(frame.navigator.route))
            onBack: frame.navigator.back()
            onWaiting: frame.navigator.go("waiting")
        }
        Banner {
            id: banner
            z: 2
            visible: !frame.session.connected && !frame.overScene && !frame.pillOnly
            anchors.top: bar.bottom
            anchors.topMargin: Theme.docked ? Theme.space.m : Theme.space.xs
            x: Theme.size.pageSide
            width: parent.width - 2 * x
            folded: frame.folded
            title: qsTr("You are offline. You can keep reading and writing.")
            brief: qsTr("You are offline.")
            line: qsTr("Your messages will be sent when the connection is back.")
            note: frame.session.lastConnectedText
        }
        FocusScope {
            id: place
            anchors.top: banner.visible ? banner.bottom : frame.overScene ? parent.top : bar.bottom
            anchors.topMargin: banner.visible && Theme.docked ? Theme.space.xs : banner.visible ? Theme.space.l : 0
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: mini.active ? mini.top : parent.bottom
            z: 1
        }
        Loader {
            id: mini
            z: 2
            // Where the player is not, and while nobody writes in a window that has no room for both.
            active: frame.music.active && frame.visible && frame.navigator.route !== "music" && !(Theme.compact && (Typist.place !== null || frame.pillOnly))
            anchors.bottom: parent.bottom
            width: parent.width
            height: active ? ((item as Item)?.implicitHeight ?? 0) : 0
            sourceComponent: MiniPlayer { music: frame.music }
        }
    }
    NavRail {
        id: rail
        visible: !Theme.docked
        width: Theme.rail
        height: parent.height
        route: frame.navigator.route
        unread: frame.session.unreadCount
        requestNews: frame.session.requestNews
        readAloudAvailable: frame.session.readAloudAvailable
        reading: frame.session.reading
        onGo: route => route === "home" ? frame.navigator.home() : frame.navigator.go(route)
        onRead: frame.toggleReading()
        onLook: frame.look()
        onCover: frame.session.cover()
        onExplained: why => frame.session.explain(why)
    }
    Dock {
        id: dock
        visible: Theme.docked
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.dock
        route: frame.navigator.route
        canGoBack: frame.navigator.canGoBack
        readAloudAvailable: frame.session.readAloudAvailable
        reading: frame.session.reading
        onBack: frame.navigator.back()
        onHome: frame.navigator.home()
        onRead: frame.toggleReading()
        onLook: frame.look()
        onCover: frame.session.cover()
        onHelp: frame.navigator.go("help")
        onExplained: why => frame.session.explain(why)
    }
}
