pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// What lies in the window: the page for the route, the frame around it, and what may lie over both.
FocusScope {
    id: window

    required property DisplayModel display
    required property SessionModel session
    required property Navigator navigator
    required property ClockModel clock
    required property ReadingModel reading
    required property SignInModel signIn
    required property PinModel pin
    required property NewPinModel newPin
    required property ItModel it
    required property EnrolModel enrol
    required property MyCardModel myCard
    required property HelpModel help
    required property OtherCardModel otherCard
    required property HomeModel home
    required property InboxModel inbox
    required property MessageModel message
    required property VideoModel video
    required property CameraModel camera
    required property ComposeModel compose
    required property TypingModel typing
    required property SpellingModel spelling
    required property SentModel sent
    required property SavedModel saved
    required property SearchModel search
    required property ConversationModel conversation
    required property DraftsModel drafts
    required property PeopleModel people
    required property PersonModel person
    required property AskContactModel askContact
    required property AttachModel attach
    required property MoneyModel money
    required property EntryModel entry
    required property StatementModel statement
    required property NoticesModel notices
    required property BuyModel buy
    required property TransferModel transfer
    required property WaitingModel waiting
    required property VisitsModel visits
    required property VisitModel visit
    required property VisitAskModel visitAsk
    required property VisitCheckModel visitCheck
    required property CallModel call
    required property CommissaryModel commissary
    required property BasketModel basket
    required property OrdersModel orders
    required property SupportModel support
    required property RequestsModel requests
    required property FormModel form
    required property FiledModel filed
    required property TrackerModel tracker
    required property FilingNoteModel filingNote
    required property FilingsModel filings
    required property GuidedModel guided
    required property ClosedModel closed
    required property LeavingModel leaving
    required property LibraryModel library
    required property OwnedTitleModel ownedTitle
    required property OwnershipModel ownership
    required property DownloadsModel downloads
    required property SchoolModel school
    required property BookModel book
    required property CourseModel course
    required property LessonModel lesson
    required property CertificateModel certificate
    required property EncyclopediaModel encyclopedia
    required property ArticleModel article
    required property GamesModel games
    required property ChessModel chess
    required property SolitaireModel solitaire
    required property WordGameModel wordGame
    required property StoreModel media
    required property MusicModel music
    required property MovieModel movie
    required property PlaylistsModel playlists
    required property PreviewModel preview
    required property ShelfModel shelf
    required property TitleModel titlePage
    required property BoughtModel titleBought
    required property TitleSearchModel titleSearch

    readonly property string route: navigator.route
    readonly property bool before: ["sign-in", "number", "pin", "new-pin", "it", "care"].includes(route) || !session.signedIn

    anchors.fill: parent
    focus: true

    Binding { target: Theme; property: "name"; value: window.display.theme }
    Binding { target: Theme; property: "textStep"; value: window.display.textStep }
    Binding { target: Theme; property: "reducedMotion"; value: window.display.reducedMotion }
    Binding { target: Theme; property: "biggerButtons"; value: window.display.biggerButtons }
    Binding { target: Theme; property: "slowTouch"; value: window.display.slowTouch }
    Binding { target: Theme; property: "lowered"; value: window.display.lowered }

    FocusScope {
        id: stage
        anchors.fill: parent
        anchors.bottomMargin: voice.height
        focus: true
        enabled: !window.session.endingVisible && !overlay.active && !cinema.active && !calling.active
        visible: (!window.session.covered || window.route === "pin") && !cinema.active && !calling.active

        Loader {
            anchors.fill: parent
            active: window.before
            visible: active
            focus: active
            sourceComponent: Gate {
                route: window.route
                session: window.session
                navigator: window.navigator
                clock: window.clock
                display: window.display
                signIn: window.signIn
                pin: window.pin
                newPin: window.newPin
                it: window.it
                enrol: window.enrol
                myCard: window.myCard
                help: window.help
                form: window.form
                filed: window.filed
                reading: window.reading
                typing: window.typing
                spelling: window.spelling
            }
        }
        AppFrame {
            id: frame
            anchors.fill: parent
            visible: !window.before
            session: window.session
            navigator: window.navigator
            overScene: window.route === "home" && !Theme.tallBar && !Theme.compact && !Theme.largest
            folded: Theme.compact || Theme.largest || ["compose", "transfer"].includes(window.route)
            pillOnly: Theme.form === "compact" && ["compose", "ecard", "ask-contact"].includes(window.route)
            title: pages.title
            music: window.music
            onLook: overlay.name = "display"

            Pages {
                id: pages
                anchors.fill: parent
                window: window
                active: !window.before
                onBigger: index => overlay.openPhoto(index)
                onAdding: overlay.name = "add"
                onMore: overlay.name = "more"
                onListening: part => overlay.openListening(part)
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: window.session.covered && window.route !== "pin"
        enabled: !overlay.active
        sourceComponent: CoverScreen {
            session: window.session
            clock: window.clock
            focus: true
        }
    }
    Loader {
        id: cinema
        anchors.fill: parent
        anchors.bottomMargin: voice.height
        active: window.route === "movie" && !window.session.covered
        enabled: !overlay.active && !window.session.endingVisible
        focus: active
        sourceComponent: MovieScreen {
            movie: window.movie
            timeText: window.session.timeLimited ? window.session.timeLeftText : ""
        }
    }
    Loader {
        id: calling
        anchors.fill: parent
        anchors.bottomMargin: voice.height
        active: window.route === "call" && !window.session.covered
        enabled: !overlay.active && !window.session.endingVisible
        focus: active
        sourceComponent: CallScreen { call: window.call; session: window.session }
    }
    Overlays {
        id: overlay
        anchors.fill: parent
        anchors.bottomMargin: voice.height
        window: window
    }
    Loader {
        id: voice
        active: window.reading.on && !window.session.covered
        width: parent.width
        height: active ? ((item as Item)?.implicitHeight ?? 0) : 0
        anchors.bottom: parent.bottom
        sourceComponent: ReadAloudBar {
            reading: window.reading
            display: window.display
            onExplained: why => window.session.explain(why)
        }
    }
    FocusFollower { page: stage }
    SentenceMark {
        anchors.fill: parent
        reading: window.reading
    }
}
