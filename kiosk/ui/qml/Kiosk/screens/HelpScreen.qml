pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Help in plain words, before and after signing in.
ScrollPage {
    id: screen

    required property SessionModel session
    required property Navigator navigator
    required property MyCardModel myCard
    required property HelpModel help

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.size.pageTop
            visible: Theme.docked || !screen.session.signedIn
            columns: Theme.largest ? 1 : 2
            AppText {
                Layout.fillWidth: true
                text: qsTr("Help")
                kind: Theme.type.display
                Accessible.role: Accessible.Heading
            }
            AppButton {
                visible: !screen.session.signedIn
                kind: "secondary"
                iconName: "arrow-left"
                text: qsTr("Back")
                onActivated: screen.navigator.back()
            }
        }
        Banner {
            Layout.fillWidth: true
            Layout.topMargin: Theme.docked || !screen.session.signedIn ? 0 : Theme.space.m
            hue: "rose"
            iconName: "siren"
            title: qsTr("Is this an emergency? Tell any officer now.")
            line: qsTr("Tell any staff member if you do not feel safe.")
        }
        LinkCard {
            Layout.fillWidth: true
            visible: screen.session.signedIn
            iconName: "wrench"
            hue: "primary"
            title: qsTr("Something does not work")
            line: qsTr("We look at it together, step by step.")
            onActivated: screen.navigator.go("support")
        }
        LinkCard {
            Layout.fillWidth: true
            visible: !screen.session.signedIn && screen.help.openName.length > 0
            iconName: "shield"
            hue: "leaf"
            title: screen.help.openName
            line: qsTr("%1 You do not have to sign in.").arg(screen.help.openLine)
            onActivated: screen.help.beginUnnamed()
        }
        Repeater {
            model: screen.help.lines
            HelpCard {
                required property var modelData
                iconName: "phone"
                hue: "rose"
                title: modelData.title
                number: modelData.number
                line: modelData.line
            }
        }
        LinkCard {
            Layout.fillWidth: true
            visible: screen.session.signedIn
            iconName: "a-large-small"
            hue: "sky"
            title: qsTr("Text, color and sound")
            line: qsTr("Make words bigger, change colors, or hear each page.")
            onActivated: screen.navigator.go("settings")
        }
        LinkCard {
            Layout.fillWidth: true
            visible: screen.session.signedIn && screen.myCard.held
            iconName: "credit-card"
            hue: "honey"
            title: qsTr("My card is lost")
            line: qsTr("Block it, so that nobody can use it.")
            onActivated: screen.myCard.askLost()
        }
        HelpCard {
            Layout.fillWidth: true
            visible: !screen.session.signedIn || screen.myCard.blocked
            iconName: "credit-card"
            hue: "honey"
            title: screen.session.signedIn ? qsTr("Your card is blocked") : qsTr("If your card is lost")
            line: screen.session.signedIn ? qsTr("Ask staff for a new card. Sign in with your ID number until then.") : qsTr("Sign in with your ID number. Then go to Help and block your card.")
        }
        Repeater {
            model: [
                { icon: "mail", hue: "primary", title: qsTr("How mail works"), line: qsTr("Staff read each message before it goes on. Most take 1 day. Sent shows where your message is.") },
                { icon: "postage", hue: "honey", title: qsTr("What a stamp pays for"), line: qsTr("One stamp pays for one message. When the other person paid for your reply, you keep your stamps.") },
                { icon: "wifi-off", hue: "slate", title: qsTr("When you are offline"), line: qsTr("You can keep reading and writing. We save your messages here and send them later.") },
                { icon: "pencil", hue: "plum", title: qsTr("Nothing is lost"), line: qsTr("We save every word as you type. When your time ends, your drafts stay.") },
                { icon: "receipt", hue: "leaf", title: qsTr("Receipts"), line: qsTr("Your receipts are kept in Money. You can print them again.") },
                { icon: "lock-keyhole", hue: "sky", title: qsTr("Keep your PIN secret"), line: qsTr("Cover hides your page at once. Sign out when you leave. Staff never ask for your PIN.") },
                { icon: "users", hue: "honey", title: qsTr("Need more help?"), line: qsTr("Ask your unit staff or your case manager.") }
            ]
            HelpCard {
                required property var modelData
                iconName: modelData.icon
                hue: modelData.hue
                title: modelData.title
                line: modelData.line
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
