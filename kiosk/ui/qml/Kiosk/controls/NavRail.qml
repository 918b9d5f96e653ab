pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The places at the top, the tools at the foot, at the left edge of a wide window.
Rectangle {
    id: rail

    property string route: ""
    property int unread: 0
    property int requestNews: 0
    property bool readAloudAvailable: false
    property bool reading: false
    signal go(string route)
    signal read
    signal look
    signal cover
    signal explained(string why)

    readonly property var sections: ({
        "home": "home", "closed": "home", "inbox": "mail", "message": "mail", "sent": "mail", "sent-message": "mail", "drafts": "mail", "compose": "mail",
        "ecard": "mail", "camera": "mail", "write-to": "mail", "more": "more", "people": "more", "person": "more", "blocked": "more", "ask-contact": "more", "help": "help", "support": "help", "guided": "help",
        "requests": "requests", "request-types": "requests", "requests-all": "requests", "request": "requests", "request-note": "requests", "form": "requests", "filed": "requests",
        "money": "money", "money-search": "money", "entry": "money", "money-wrong": "money", "statement": "money", "owed": "money", "set-aside": "money",
        "media": "media", "media-kind": "media", "media-search": "media", "title": "media", "title-bought": "media",
        "library": "media", "library-title": "media", "ownership": "media", "downloads": "media",
        "music": "media", "playlists": "media", "playlist": "media", "movie": "media", "book": "media", "course": "media", "lesson": "media", "certificate": "media",
        "encyclopedia": "media", "article": "media", "games": "media", "chess": "media", "solitaire": "media", "word-game": "media",
        "visits": "more", "visit": "more", "visits-past": "more", "visit-ask": "more", "visit-check": "more",
        "notices": "home", "notice": "home", "buy-stamps": "money", "stamps-bought": "money", "transfer": "money"
    })
    readonly property string section: sections[route] ?? ""
    readonly property real room: height - 2 * Theme.space.s
    // Rows shrink together when the window is low, down to the smallest good target.
    readonly property real itemHeight: Math.max(Theme.touch.minimum, Math.min(Theme.size.railItem * (Theme.textStep > 100 ? 1.35 : 1), room / Theme.size.railRows))
    readonly property real toolHeight: Math.max(Theme.touch.minimum, Math.min(Theme.size.railTool * (Theme.textStep > 100 ? 1.35 : 1), room / Theme.size.railTools))
    // Beside the bar that reads aloud a low window has no room for the last place: Home leads there too.
    readonly property int most: Math.floor((room - 4 * toolHeight - Theme.space.s) / itemHeight)

    // What all places and tools take: beside them the mark stands where there is room.
    readonly property real places: Theme.space.m + 6 * (itemHeight + Theme.space.xs) + 4 * toolHeight + 2 * Theme.space.s

    implicitWidth: Theme.rail
    color: Theme.card
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Places and tools")

    Rectangle {
        anchors.right: parent.right
        width: Theme.contrast ? Theme.edge : Theme.border.separator
        height: parent.height
        color: Theme.color.line
    }
    Column {
        anchors.top: parent.top
        anchors.topMargin: Theme.space.m
        width: parent.width
        spacing: Theme.form === "compact" ? 0 : Theme.space.xs

        Image {
            visible: Theme.form === "tablet" && Theme.textStep === 100 && rail.places + Theme.size.mark + Theme.space.s <= rail.height
            anchors.horizontalCenter: parent.horizontalCenter
            width: Theme.size.mark
            height: Theme.size.mark + Theme.space.s
            verticalAlignment: Image.AlignTop
            fillMode: Image.PreserveAspectFit
            sourceSize: Qt.size(Theme.size.mark, Theme.size.mark)
            source: Theme.resource("illustrations/mark.svg")
            Accessible.ignored: true
        }
        Repeater {
            model: [
                { key: "home", icon: "house", text: qsTr("Home") },
                { key: "inbox", icon: "mail", text: qsTr("Mail") },
                { key: "media", icon: "clapperboard", text: qsTr("Media") },
                { key: "money", icon: "wallet", text: qsTr("Money") },
                { key: "requests", icon: "clipboard-list", text: qsTr("Requests") },
                { key: "more", icon: "layout-grid", text: qsTr("More") }
            ]
            ToolKey {
                required property var modelData
                required property int index
                x: Theme.space.s
                width: rail.width - 2 * x
                visible: index < rail.most
                height: rail.itemHeight
                room: rail.itemHeight
                rail: true
                iconName: modelData.icon
                text: modelData.text
                count: modelData.key === "inbox" ? rail.unread : modelData.key === "requests" ? rail.requestNews : 0
                selected: rail.section === (modelData.key === "inbox" ? "mail" : modelData.key)
                onActivated: rail.go(modelData.key)
            }
        }
    }
    Column {
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space.s
        width: parent.width

        ToolKey {
            x: Theme.space.s
            width: rail.width - 2 * x
            height: rail.toolHeight
            room: rail.toolHeight
            rail: true
            iconName: rail.reading ? "circle-stop" : "volume-2"
            text: rail.reading ? qsTr("Stop") : qsTr("Read")
            blocked: rail.readAloudAvailable ? "" : qsTr("There is no sound on this device yet.")
            onActivated: rail.read()
            onExplained: why => rail.explained(why)
        }
        ToolKey {
            x: Theme.space.s
            width: rail.width - 2 * x
            height: rail.toolHeight
            room: rail.toolHeight
            rail: true
            iconName: "a-large-small"
            text: qsTr("Text")
            selected: rail.route === "settings"
            onActivated: rail.look()
        }
        ToolKey {
            x: Theme.space.s
            width: rail.width - 2 * x
            height: rail.toolHeight
            room: rail.toolHeight
            rail: true
            iconName: "eye-off"
            text: qsTr("Cover")
            onActivated: rail.cover()
        }
        ToolKey {
            x: Theme.space.s
            width: rail.width - 2 * x
            height: rail.toolHeight
            room: rail.toolHeight
            rail: true
            iconName: "circle-help"
            text: qsTr("Help")
            selected: rail.section === "help"
            onActivated: rail.go("help")
        }
    }
}
