pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The page of each route for someone who is signed in. A new page fades in over 90 ms.
FocusScope {
    id: pages

    required property Main window
    property bool active: true
    signal bigger(int index)
    // What may go with the words that are being written.
    signal adding
    // What else can be done with the letter that is open.
    signal more
    // A part of the player of music: the sleep timer, the speed, the volume, or a playlist for the song.
    signal listening(string part)

    readonly property string route: window.route
    readonly property string under: window.navigator.under
    readonly property list<string> beside: ["inbox", "saved", "search", "conversation"]
    // Beside its list in a wide window, so the page stays the same.
    readonly property string page: !Theme.twoPane ? route : route === "message" ? (beside.includes(under) ? under : "inbox") : route === "sent-message" ? (under === "conversation" ? under : "sent") : route === "notice" ? "notices" : route === "person" ? "people" : route
    readonly property string title: ({
        "music": qsTr("My library"), "playlists": qsTr("Playlists"), "playlist": qsTr("Playlists"),
        "library": qsTr("My library"), "library-title": qsTr("My library"), "ownership": qsTr("My library"), "downloads": qsTr("Downloads"),
        "inbox": qsTr("Mail"), "message": qsTr("Mail"), "sent": qsTr("Mail"), "sent-message": qsTr("Mail"), "drafts": qsTr("Mail"), "saved": qsTr("Mail"), "search": qsTr("Mail"), "conversation": qsTr("Mail"),
        "compose": window.compose.isReply ? qsTr("Reply") : qsTr("Write"), "ecard": qsTr("Choose a card"), "camera": qsTr("Camera"), "write-to": qsTr("Write to someone"), "people": qsTr("Contacts"), "person": qsTr("Contacts"), "blocked": qsTr("Contacts"), "ask-contact": qsTr("Ask to add someone"), "help": qsTr("Help"), "settings": qsTr("Text & color"), "waiting": qsTr("What is waiting"),
        "visits": qsTr("Visits"), "visit": qsTr("Visits"), "visits-past": qsTr("Visits"), "visit-ask": qsTr("Ask for a visit"), "visit-check": qsTr("Picture and sound"),
        "money": qsTr("Money"), "buy-stamps": qsTr("Buy stamps"), "stamps-bought": qsTr("Buy stamps"), "transfer": qsTr("Money"),
        "money-search": qsTr("Money"), "entry": qsTr("Money"), "money-wrong": qsTr("Money"), "statement": qsTr("Money"), "owed": qsTr("Money"), "set-aside": qsTr("Money"),
        "book": qsTr("Media"), "course": qsTr("Media"), "lesson": qsTr("Media"), "certificate": qsTr("Media"), "encyclopedia": qsTr("Encyclopedia"), "article": qsTr("Encyclopedia"),
        "games": qsTr("Games"), "chess": qsTr("Chess"), "solitaire": qsTr("Solitaire"), "word-game": qsTr("Word game"),
        "media": qsTr("Media"), "media-kind": qsTr("Media"), "media-search": qsTr("Media"), "title": qsTr("Media"), "title-bought": qsTr("Media"),
        "more": qsTr("More"), "requests": qsTr("Requests"), "request": qsTr("Requests"), "requests-all": qsTr("All requests"), "request-note": window.filingNote.title, "request-types": qsTr("Requests"), "form": qsTr("Requests"), "filed": qsTr("Requests"),
        "support": qsTr("Support"), "guided": qsTr("Support"),
        "commissary": qsTr("Commissary"), "commissary-search": qsTr("Commissary"), "good": qsTr("Commissary"), "basket": qsTr("Basket"), "order-review": qsTr("Check your order"), "orders": qsTr("Orders and packs"), "order": qsTr("Order"), "pack": qsTr("Pack"), "family-money": qsTr("Family money"),
        "notices": qsTr("News"), "notice": qsTr("News"),
        "closed": qsTr("Closed now"), "leaving": qsTr("When you leave")
    })[route] ?? ""

    // What the loader holds: the page that goes lets its rows go first.
    property string held: ""
    readonly property string wanted: active ? page : ""
    onWantedChanged: turn()
    Component.onCompleted: turn()

    function turn() {
        drop(loader.item as Item);
        held = wanted;
    }
    function drop(item: Item) {
        const list = item as MailList;
        if (list !== null) {
            list.drop();
            return;
        }
        for (let n = 0; n < (item?.children.length ?? 0); n++)
            drop(item.children[n]);
    }

    ListPlace { id: inboxPlace }
    ListPlace { id: sentPlace }
    ListPlace { id: savedPlace }
    ListPlace { id: searchPlace }
    ListPlace { id: threadPlace }
    ListPlace { id: noticesPlace }
    ListPlace { id: shelfPlace }
    ListPlace { id: titlesPlace }
    ListPlace { id: libraryPlace }
    onRouteChanged: if (route === "home") {
        inboxPlace.forget();
        savedPlace.forget();
        searchPlace.forget();
        threadPlace.forget();
        sentPlace.forget();
        noticesPlace.forget();
        shelfPlace.forget();
        titlesPlace.forget();
        libraryPlace.forget();
    }
    onActiveChanged: {
        inboxPlace.forget();
        savedPlace.forget();
        searchPlace.forget();
        threadPlace.forget();
        sentPlace.forget();
        noticesPlace.forget();
        shelfPlace.forget();
        titlesPlace.forget();
        libraryPlace.forget();
    }

    Loader {
        id: loader
        anchors.top: parent.top
        anchors.bottom: tools.top
        width: parent.width
        active: pages.held.length > 0
        focus: true
        sourceComponent: ({
            "music": music, "playlists": playlists, "playlist": playlist,
            "library": library, "library-title": ownedTitle, "ownership": ownership, "downloads": downloads,
            "home": home, "inbox": inbox, "message": message, "compose": compose, "sent": sent, "sent-message": sentMessage,
            "drafts": drafts, "saved": saved, "search": search, "conversation": conversation, "ecard": ecard, "camera": camera, "write-to": writeTo, "people": people, "person": person, "blocked": blocked, "ask-contact": askContact, "help": help, "settings": settings, "waiting": waiting,
            "money": money, "buy-stamps": buyStamps, "stamps-bought": stampsBought, "transfer": transfer,
            "money-search": moneySearch, "entry": entry, "money-wrong": wrong, "statement": statement, "owed": owed, "set-aside": setAside,
            "book": book, "course": course, "lesson": lesson, "certificate": certificate, "encyclopedia": encyclopedia, "article": article,
            "games": games, "chess": chess, "solitaire": solitaire, "word-game": wordGame,
            "media": media, "media-kind": mediaKind, "media-search": mediaSearch, "title": titlePage, "title-bought": titleBought,
            "more": more, "requests": requests, "request": tracker, "requests-all": filings, "request-note": filingNote, "request-types": requestTypes, "form": form, "filed": filed,
            "support": support, "guided": guided,
            "commissary": commissary, "commissary-search": commissarySearch, "good": good, "basket": basket, "order-review": orderReview, "orders": orders, "order": order, "pack": order, "family-money": familyMoney,
            "notices": notices, "notice": notice,
            "visits": visitsPage, "visit": visitPage, "visits-past": visitsPast, "visit-ask": visitAsk, "visit-check": visitCheck,
            "closed": closedNow, "leaving": leavingPage
        })[pages.held] ?? null
        onLoaded: if (Theme.contentFade > 0) fade.restart()

        NumberAnimation on opacity {
            id: fade
            running: false
            from: 0
            to: 1
            duration: Theme.contentFade
        }
    }
    WritingTools {
        id: tools
        anchors.bottom: parent.bottom
        width: parent.width
        room: pages.height
        typing: pages.window.typing
        spelling: pages.window.spelling
    }
    Component {
        id: home
        HomeScreen { home: pages.window.home; visits: pages.window.visits; visit: pages.window.visit; waiting: pages.window.waiting; session: pages.window.session; navigator: pages.window.navigator; clock: pages.window.clock }
    }
    Component {
        id: visitsPage
        VisitsScreen { visits: pages.window.visits; visit: pages.window.visit; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: visitPage
        VisitScreen { visit: pages.window.visit; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: visitsPast
        VisitsPastScreen { visits: pages.window.visits; visit: pages.window.visit; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: visitAsk
        VisitAskScreen { visitAsk: pages.window.visitAsk; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: visitCheck
        VisitCheckScreen { visitCheck: pages.window.visitCheck; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: inbox
        InboxScreen { place: inboxPlace; inbox: pages.window.inbox; message: pages.window.message; video: pages.window.video; session: pages.window.session; navigator: pages.window.navigator; onBigger: index => pages.bigger(index); onMore: pages.more() }
    }
    Component {
        id: message
        MessageScreen { message: pages.window.message; video: pages.window.video; session: pages.window.session; navigator: pages.window.navigator; onBigger: index => pages.bigger(index); onMore: pages.more() }
    }
    Component {
        id: compose
        ComposeScreen { compose: pages.window.compose; spelling: pages.window.spelling; session: pages.window.session; navigator: pages.window.navigator; onAdding: pages.adding() }
    }
    Component {
        id: ecard
        EcardScreen { attach: pages.window.attach; session: pages.window.session }
    }
    Component {
        id: camera
        CameraScreen { attach: pages.window.attach; camera: pages.window.camera; session: pages.window.session }
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
        id: saved
        SavedScreen { place: savedPlace; saved: pages.window.saved; inbox: pages.window.inbox; message: pages.window.message; video: pages.window.video; session: pages.window.session; navigator: pages.window.navigator; onBigger: index => pages.bigger(index); onMore: pages.more() }
    }
    Component {
        id: search
        SearchScreen { place: searchPlace; search: pages.window.search; message: pages.window.message; video: pages.window.video; session: pages.window.session; navigator: pages.window.navigator; onBigger: index => pages.bigger(index); onMore: pages.more() }
    }
    Component {
        id: conversation
        ConversationScreen { place: threadPlace; conversation: pages.window.conversation; message: pages.window.message; sent: pages.window.sent; video: pages.window.video; session: pages.window.session; navigator: pages.window.navigator; onBigger: index => pages.bigger(index); onMore: pages.more() }
    }
    Component {
        id: drafts
        DraftsScreen { drafts: pages.window.drafts; inbox: pages.window.inbox; navigator: pages.window.navigator }
    }
    Component {
        id: people
        PeopleScreen { people: pages.window.people; person: pages.window.person; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: person
        PersonScreen { person: pages.window.person; session: pages.window.session }
    }
    Component {
        id: writeTo
        WriteToScreen { people: pages.window.people; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: blocked
        BlockedScreen { people: pages.window.people; person: pages.window.person; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: askContact
        AskContactScreen { askContact: pages.window.askContact; session: pages.window.session }
    }
    Component {
        id: money
        MoneyScreen { money: pages.window.money; entry: pages.window.entry; buy: pages.window.buy; transfer: pages.window.transfer; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: moneySearch
        MoneySearchScreen { money: pages.window.money; entry: pages.window.entry }
    }
    Component {
        id: entry
        EntryScreen { entry: pages.window.entry; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: wrong
        WrongScreen { entry: pages.window.entry; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: statement
        StatementScreen { statement: pages.window.statement; session: pages.window.session }
    }
    Component {
        id: owed
        OwedScreen { money: pages.window.money; transfer: pages.window.transfer }
    }
    Component {
        id: setAside
        SetAsideScreen { money: pages.window.money }
    }
    Component {
        id: commissary
        CommissaryScreen { commissary: pages.window.commissary; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: commissarySearch
        CommissarySearchScreen { commissary: pages.window.commissary; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: good
        GoodScreen { commissary: pages.window.commissary; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: basket
        BasketScreen { basket: pages.window.basket; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: orderReview
        OrderReviewScreen { basket: pages.window.basket; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: orders
        OrdersScreen { orders: pages.window.orders; navigator: pages.window.navigator }
    }
    Component {
        id: order
        OrderScreen { orders: pages.window.orders; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: familyMoney
        FamilyMoneyScreen { orders: pages.window.orders }
    }
    Component {
        id: notices
        NoticesScreen { place: noticesPlace; notices: pages.window.notices; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: notice
        NoticeScreen { notices: pages.window.notices; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: music
        MusicScreen { music: pages.window.music; navigator: pages.window.navigator; onAsked: part => pages.listening(part); onExplained: why => pages.window.session.explain(why) }
    }
    Component {
        id: playlists
        PlaylistsScreen { playlists: pages.window.playlists }
    }
    Component {
        id: playlist
        PlaylistScreen { playlists: pages.window.playlists; navigator: pages.window.navigator }
    }
    Component {
        id: media
        MediaScreen { media: pages.window.media; school: pages.window.school; titleSearch: pages.window.titleSearch; navigator: pages.window.navigator }
    }
    Component {
        id: mediaKind
        MediaKindScreen { place: shelfPlace; media: pages.window.media; shelf: pages.window.shelf; titleSearch: pages.window.titleSearch; navigator: pages.window.navigator }
    }
    Component {
        id: mediaSearch
        MediaSearchScreen { place: titlesPlace; titleSearch: pages.window.titleSearch }
    }
    Component {
        id: titlePage
        TitleScreen { titlePage: pages.window.titlePage; preview: pages.window.preview; transfer: pages.window.transfer; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: titleBought
        TitleBoughtScreen { titleBought: pages.window.titleBought; session: pages.window.session }
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
        id: book
        BookScreen { book: pages.window.book; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: course
        CourseScreen { course: pages.window.course; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: lesson
        LessonScreen { lesson: pages.window.lesson; video: pages.window.video; session: pages.window.session }
    }
    Component {
        id: certificate
        CertificateScreen { certificate: pages.window.certificate; session: pages.window.session }
    }
    Component {
        id: encyclopedia
        EncyclopediaScreen { encyclopedia: pages.window.encyclopedia; navigator: pages.window.navigator }
    }
    Component {
        id: article
        ArticleScreen { article: pages.window.article; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: games
        GamesScreen { games: pages.window.games; navigator: pages.window.navigator }
    }
    Component {
        id: chess
        ChessScreen { chess: pages.window.chess; session: pages.window.session }
    }
    Component {
        id: solitaire
        SolitaireScreen { solitaire: pages.window.solitaire; session: pages.window.session }
    }
    Component {
        id: wordGame
        WordGameScreen { words: pages.window.wordGame; session: pages.window.session }
    }
    Component {
        id: library
        LibraryScreen { place: libraryPlace; library: pages.window.library; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: ownedTitle
        OwnedTitleScreen { owned: pages.window.ownedTitle; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: ownership
        OwnershipScreen { ownership: pages.window.ownership; session: pages.window.session }
    }
    Component {
        id: downloads
        DownloadsScreen { downloads: pages.window.downloads; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: settings
        SettingsScreen { display: pages.window.display; session: pages.window.session; newPin: pages.window.newPin; myCard: pages.window.myCard; navigator: pages.window.navigator }
    }
    Component {
        id: more
        MorePlacesScreen { home: pages.window.home; visits: pages.window.visits; navigator: pages.window.navigator }
    }
    Component {
        id: requests
        RequestsScreen { requests: pages.window.requests; navigator: pages.window.navigator }
    }
    Component {
        id: requestTypes
        RequestTypesScreen { requests: pages.window.requests }
    }
    Component {
        id: form
        FormScreen { form: pages.window.form; session: pages.window.session; reading: pages.window.reading }
    }
    Component {
        id: tracker
        TrackerScreen { tracker: pages.window.tracker; session: pages.window.session; reading: pages.window.reading; navigator: pages.window.navigator }
    }
    Component {
        id: filingNote
        FilingNoteScreen { note: pages.window.filingNote; session: pages.window.session }
    }
    Component {
        id: filings
        FilingsScreen { filings: pages.window.filings; navigator: pages.window.navigator }
    }
    Component {
        id: filed
        FiledScreen { filed: pages.window.filed; session: pages.window.session }
    }
    Component {
        id: support
        SupportScreen { support: pages.window.support; navigator: pages.window.navigator }
    }
    Component {
        id: guided
        GuidedScreen { guided: pages.window.guided; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: help
        HelpScreen { session: pages.window.session; navigator: pages.window.navigator; myCard: pages.window.myCard; help: pages.window.help }
    }
    Component {
        id: closedNow
        ClosedScreen { closed: pages.window.closed; session: pages.window.session; navigator: pages.window.navigator }
    }
    Component {
        id: leavingPage
        LeavingScreen { leaving: pages.window.leaving; session: pages.window.session }
    }
}
