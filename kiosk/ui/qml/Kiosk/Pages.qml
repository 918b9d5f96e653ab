pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The page of each route for someone who is signed in. A new page fades in over 90 ms.
FocusScope {
    id: pages

    required property Main window
    property bool active: true
    signal bigger(int index)

    readonly property string route: window.route
    // Beside its list in a wide window, so the page stays the same.
    readonly property string page: !Theme.twoPane ? route : route === "message" ? "inbox" : route === "sent-message" ? "sent" : route
    readonly property string title: ({
        "inbox": qsTr("Mail"), "message": qsTr("Mail"), "sent": qsTr("Mail"), "sent-message": qsTr("Mail"), "drafts": qsTr("Mail"),
        "compose": window.compose.isReply ? qsTr("Reply") : qsTr("Write"), "people": qsTr("Write to someone"), "help": qsTr("Help"), "waiting": qsTr("What is waiting"),
        "money": qsTr("Money"), "buy-stamps": qsTr("Buy stamps"), "stamps-bought": qsTr("Buy stamps"), "transfer": qsTr("Money")
    })[route] ?? ""

    ListPlace { id: inboxPlace }
    ListPlace { id: sentPlace }
    onRouteChanged: if (route === "home") {
        inboxPlace.forget();
        sentPlace.forget();
    }
    onActiveChanged: {
        inboxPlace.forget();
        sentPlace.forget();
    }

    Loader {
        id: loader
        anchors.fill: parent
        active: pages.active
        focus: true
        sourceComponent: ({
            "home": home, "inbox": inbox, "message": message, "compose": compose, "sent": sent, "sent-message": sentMessage,
            "drafts": drafts, "people": people, "help": help, "waiting": waiting,
            "money": money, "buy-stamps": buyStamps, "stamps-bought": stampsBought, "transfer": transfer
        })[pages.page] ?? null
        onLoaded: if (Theme.contentFade > 0) fade.restart()

        NumberAnimation on opacity {
            id: fade
            running: false
            from: 0
            to: 1
            duration: Theme.contentFade
        }
    }
    Component {
        id: home
        HomeScreen { home: pages.window.home; waiting: pages.window.waiting; session: pages.window.session; navigator: pages.window.navigator; clock: pages.window.clock }
    }
    Component {
        id: inbox
        InboxScreen { place: inboxPlace; inbox: pages.window.inbox; message: pages.window.message; session: pages.window.session; navigator: pages.window.navigator; onBigger: index => pages.bigger(index) }
    }
    Component {
        id: message
        MessageScreen { message: pages.window.message; session: pages.window.session; navigator: pages.window.navigator; onBigger: index => pages.bigger(index) }
    }
    Component {
        id: compose
        ComposeScreen { compose: pages.window.compose; session: pages.window.session; display: pages.window.display; navigator: pages.window.navigator }
    }
    Component {
        id: sent
        SentScreen { place: sentPlace; sent: pages.window.sent; inbox: pages.window.inbox; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: sentMessage
        SentMessageScreen { sent: pages.window.sent; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: drafts
        DraftsScreen { drafts: pages.window.drafts; inbox: pages.window.inbox; navigator: pages.window.navigator }
    }
    Component {
        id: people
        PeopleScreen { people: pages.window.people; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: money
        MoneyScreen { money: pages.window.money; buy: pages.window.buy; transfer: pages.window.transfer; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: buyStamps
        BuyScreen { buy: pages.window.buy; transfer: pages.window.transfer; session: pages.window.session }
    }
    Component {
        id: stampsBought
        BoughtScreen { buy: pages.window.buy; navigator: pages.window.navigator }
    }
    Component {
        id: transfer
        TransferScreen { transfer: pages.window.transfer; session: pages.window.session }
    }
    Component {
        id: waiting
        WaitingScreen { waiting: pages.window.waiting; session: pages.window.session }
    }
    Component {
        id: help
        HelpScreen { session: pages.window.session; navigator: pages.window.navigator }
    }
}
