pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Window
import Kiosk
import Kiosk.Models

// The one window: the page for the route, the frame around it, and what may lie over both.
Window {
    id: window

    required property DisplayModel display
    required property SessionModel session
    required property Navigator navigator
    required property ClockModel clock
    required property SignInModel signIn
    required property PinModel pin
    required property HomeModel home
    required property InboxModel inbox
    required property MessageModel message
    required property ComposeModel compose
    required property SentModel sent
    required property DraftsModel drafts
    required property PeopleModel people
    required property MoneyModel money
    required property BuyModel buy
    required property TransferModel transfer
    required property WaitingModel waiting

    readonly property string route: navigator.route
    readonly property bool before: ["sign-in", "number", "pin", "care"].includes(route) || !session.signedIn

    width: 1080
    height: 1920
    visible: true
    title: "Lumen"
    color: Theme.color.bg

    Binding { target: Theme; property: "windowWidth"; value: window.width }
    Binding { target: Theme; property: "windowHeight"; value: window.height }
    Binding { target: Theme; property: "name"; value: window.display.theme }
    Binding { target: Theme; property: "textStep"; value: window.display.textStep }
    Binding { target: Theme; property: "reducedMotion"; value: window.display.reducedMotion }

    FocusScope {
        id: stage
        anchors.fill: parent
        focus: true
        enabled: !window.session.endingVisible && !overlay.active
        visible: !window.session.covered || window.route === "pin"

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
            }
        }
        AppFrame {
            id: frame
            anchors.fill: parent
            visible: !window.before
            session: window.session
            navigator: window.navigator
            overScene: window.route === "home" && !Theme.tallBar && !Theme.compact && !Theme.largest
            folded: Theme.compact || Theme.largest || window.route === "compose"
            pillOnly: Theme.form === "compact" && window.route === "compose"
            title: pages.title
            onLook: overlay.name = "display"

            Pages {
                id: pages
                anchors.fill: parent
                window: window
                active: !window.before
                onBigger: index => overlay.openPhoto(index)
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: window.session.covered && window.route !== "pin"
        sourceComponent: CoverScreen {
            session: window.session
            clock: window.clock
            focus: true
        }
    }
    Overlays {
        id: overlay
        anchors.fill: parent
        window: window
    }
    // Any touch counts as use; it is only noticed here, never kept from the page.
    PointHandler {
        acceptedButtons: Qt.AllButtons
        onActiveChanged: if (active) window.session.touched()
    }
}
