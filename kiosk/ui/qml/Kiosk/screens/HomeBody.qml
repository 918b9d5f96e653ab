pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What needs a look first, the newest mail and news, the places, and what you have.
ColumnLayout {
    id: body

    required property HomeModel home
    required property VisitsModel visits
    required property VisitModel visit
    required property WaitingModel waiting
    required property SessionModel session
    required property Navigator navigator
    property bool slim: false
    // The notice that nobody may miss stands in the scene where there is room.
    property bool pinnedAbove: false
    // So does what is next today.
    property bool nextAbove: false
    readonly property bool nextHere: visits.todayText.length > 0 && !nextAbove
    readonly property bool paired: Theme.form === "tablet" && Theme.textStep === 100
    readonly property bool quick: Theme.docked && !Theme.largest
    readonly property int above: (session.connected ? 0 : 1) + (nextHere ? 1 : 0) + (home.pinnedKey.length > 0 && !pinnedAbove ? 1 : 0) + (waiting.catchUpText.length > 0 ? 1 : 0)

    spacing: Theme.largest ? Theme.size.homeGapLargest : Theme.space.betweenCards

    Banner {
        Layout.fillWidth: true
        // Where the frame shows its own banner, one is enough.
        visible: !body.session.connected && !body.slim
        title: qsTr("You are offline. You can keep reading and writing.")
        line: qsTr("Your messages will be sent when the connection is back.")
    }
    Banner {
        Layout.fillWidth: true
        visible: body.home.problem.length > 0
        hue: "rose"
        iconName: "cloud-alert"
        title: body.home.problem
    }
    NextCard {
        Layout.fillWidth: true
        visible: body.nextHere
        visits: body.visits
        onActivated: body.visit.open(body.visits.nextId)
    }
    PinnedNotice {
        Layout.fillWidth: true
        visible: body.home.pinnedKey.length > 0 && !body.pinnedAbove
        home: body.home
    }
    CatchUpCard {
        Layout.fillWidth: true
        waiting: body.waiting
    }
    GridLayout {
        Layout.fillWidth: true
        visible: !Theme.largest
        columns: body.paired ? 2 : 1
        columnSpacing: Theme.space.betweenCards
        rowSpacing: Theme.space.betweenCards
        uniformCellWidths: true
        HomeMail {
            Layout.fillWidth: true
            Layout.fillHeight: true
            Layout.minimumHeight: body.paired ? Theme.size.homeCard : 0
            home: body.home
            most: Math.max(1, (body.paired ? 3 : 2) - body.above)
            onOpenInbox: body.navigator.go("inbox")
            onWrite: body.navigator.go("write-to")
        }
        HomeNews {
            Layout.fillWidth: true
            Layout.fillHeight: true
            visible: body.paired
            home: body.home
            most: 3
            onOpenNews: body.navigator.go("notices")
        }
    }
    HomeTile {
        visible: Theme.largest
        wide: true
        iconName: "mail"
        hue: "primary"
        filled: true
        title: qsTr("Mail")
        line: body.home.newCount > 0 ? body.home.newText : body.home.mailLine
        onActivated: body.navigator.go("inbox")
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.largest ? 1 : Theme.docked || Theme.compact || Theme.textStep > 100 ? 2 : 4
        columnSpacing: Theme.space.betweenCards
        rowSpacing: Theme.largest ? Theme.size.homeGapLargest : Theme.space.betweenCards
        uniformCellWidths: true

        HomeTile {
            iconName: "clapperboard"
            hue: "plum"
            title: qsTr("Media")
            line: qsTr("Music, movies, books")
            onActivated: body.navigator.go("media")
        }
        HomeTile {
            iconName: "clipboard-list"
            hue: "sky"
            title: qsTr("Requests")
            line: Theme.docked ? body.home.requestsLine : body.home.requestsShort
            chip: body.home.requestsNews
            onActivated: body.navigator.go("requests")
        }
        HomeTile {
            // Mail leads there too.
            visible: !body.quick && !body.paired
            iconName: "pen-line"
            hue: "sky"
            title: qsTr("Write")
            line: body.home.peopleLine
            onActivated: body.navigator.go("write-to")
        }
        HomeTile {
            visible: !body.quick && !body.paired
            iconName: "pencil"
            hue: "slate"
            title: qsTr("Drafts")
            line: body.home.draftsLine
            chip: body.home.draftCount > 0 ? body.home.draftCount : ""
            onActivated: body.navigator.go("drafts")
        }
        HomeTile {
            iconName: "wallet"
            hue: "leaf"
            title: qsTr("Money")
            line: Theme.docked ? body.home.moneyLine : body.home.moneyShort
            onActivated: body.navigator.go("money")
        }
        HomeTile {
            visible: body.home.commissaryOffered
            iconName: "shopping-basket"
            hue: "honey"
            title: qsTr("Commissary")
            line: body.home.commissaryLine
            onActivated: body.navigator.go("commissary")
        }
        HomeTile {
            // Money leads to stamps too.
            visible: !body.home.commissaryOffered || !body.quick && !body.paired
            iconName: "postage"
            hue: "honey"
            title: qsTr("Stamps")
            line: body.home.stampsLine
            onActivated: body.navigator.go("buy-stamps")
        }
        HomeTile {
            visible: !body.quick && !body.paired && body.visits.offered
            iconName: "video"
            hue: "sky"
            title: qsTr("Visits")
            line: body.visits.homeLine
            onActivated: body.navigator.go("visits")
        }
        HomeTile {
            visible: !body.quick && !body.paired
            iconName: "newspaper"
            hue: "primary"
            title: qsTr("News")
            line: body.home.newsLine
            onActivated: body.navigator.go("notices")
        }
        HomeTile {
            visible: !body.quick && !body.paired
            iconName: "send"
            hue: "slate"
            title: qsTr("Sent")
            line: body.home.sentLine
            onActivated: body.navigator.go("sent")
        }
    }
    HomeQuick {
        Layout.fillWidth: true
        visible: body.quick
        newsUnread: body.home.newsUnread
        visits: body.visits.toAnswer
        visitsOffered: body.visits.offered
        onGo: route => body.navigator.go(route)
    }
    BalanceStrip {
        Layout.fillWidth: true
        Layout.topMargin: Theme.kiosk ? 0 : Theme.space.xs
        Layout.leftMargin: Theme.space.s
        Layout.rightMargin: Theme.space.s
        stamps: body.home.stampsText
        trust: body.home.trustText
        credits: body.home.creditsText
        note: body.home.balancesNote.length > 0 ? body.home.balancesNote : Theme.docked ? "" : body.home.syncedText
    }
}
