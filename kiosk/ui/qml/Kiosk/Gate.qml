pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// The pages that need no one signed in.
FocusScope {
    id: gate

    property string route: "sign-in"
    required property SessionModel session
    required property Navigator navigator
    required property ClockModel clock
    required property DisplayModel display
    required property SignInModel signIn
    required property PinModel pin
    required property NewPinModel newPin
    required property ItModel it
    required property EnrolModel enrol
    required property MyCardModel myCard
    required property HelpModel help
    required property FormModel form
    required property FiledModel filed
    required property ReadingModel reading
    required property TypingModel typing
    required property SpellingModel spelling

    Rectangle {
        anchors.fill: parent
        color: Theme.color.bg
    }
    Loader {
        anchors.top: parent.top
        anchors.bottom: tools.top
        width: parent.width
        focus: true
        sourceComponent: gate.route === "number" ? number : gate.route === "pin" ? pinPage : gate.route === "new-pin" ? newPinPage : gate.route === "it" ? itPage : gate.route === "enrol" ? enrolPage : gate.route === "care" ? care : gate.route === "help" ? helpPage : gate.route === "form" ? formPage : gate.route === "filed" ? filedPage : signInPage
    }
    WritingTools {
        id: tools
        anchors.bottom: parent.bottom
        width: parent.width
        room: gate.height
        typing: gate.typing
        spelling: gate.spelling
    }
    Component {
        id: formPage
        FormScreen { form: gate.form; session: gate.session; reading: gate.reading }
    }
    Component {
        id: filedPage
        FiledScreen { filed: gate.filed; session: gate.session }
    }
    Component {
        id: signInPage
        SignInScreen { signIn: gate.signIn; session: gate.session; clock: gate.clock; display: gate.display }
    }
    Component {
        id: number
        NumberScreen { signIn: gate.signIn; session: gate.session; band: gate.clock.band }
    }
    Component {
        id: pinPage
        PinScreen { pin: gate.pin; session: gate.session; band: gate.clock.band }
    }
    Component {
        id: newPinPage
        NewPinScreen { newPin: gate.newPin; session: gate.session; band: gate.clock.band }
    }
    Component {
        id: itPage
        ItScreen { it: gate.it; session: gate.session }
    }
    Component {
        id: enrolPage
        EnrolScreen { enrol: gate.enrol; display: gate.display; session: gate.session }
    }
    Component {
        id: helpPage
        HelpScreen { session: gate.session; navigator: gate.navigator; myCard: gate.myCard; help: gate.help }
    }
    Component {
        id: care
        CareScreen { clock: gate.clock; session: gate.session }
    }
}
