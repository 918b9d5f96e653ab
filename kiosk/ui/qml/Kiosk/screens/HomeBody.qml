import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

ColumnLayout {
    id: body

    required property HomeModel home
    required property WaitingModel waiting
    required property SessionModel session
    required property Navigator navigator
    property bool slim: false

    spacing: Theme.largest ? 18 : Theme.space.betweenCards

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
    CatchUpCard {
        Layout.fillWidth: true
        waiting: body.waiting
    }
    HomeMail {
        Layout.fillWidth: true
        visible: !Theme.largest
        home: body.home
        most: body.session.connected ? 3 : Theme.kiosk ? 2 : 1
        onOpenInbox: body.navigator.go("inbox")
    }
    HomeTile {
        Layout.fillWidth: true
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
        columns: Theme.oneColumn && Theme.docked ? (Theme.largest ? 1 : 2) : Theme.largest ? 1 : Theme.docked ? 2 : Theme.textStep > 100 || Theme.compact ? 2 : 4
        columnSpacing: Theme.space.betweenCards
        rowSpacing: Theme.largest ? 18 : Theme.space.betweenCards
        uniformCellWidths: true

        HomeTile {
            iconName: "send"
            hue: "sky"
            title: qsTr("Sent")
            line: body.home.sentLine
            chip: body.home.sentWaiting > 0 ? qsTr("%1 waiting").arg(body.home.sentWaiting) : ""
            onActivated: body.navigator.go("sent")
        }
        HomeTile {
            iconName: "pencil"
            hue: "plum"
            title: qsTr("Drafts")
            line: body.home.draftsLine
            onActivated: body.navigator.go("drafts")
        }
        HomeTile {
            iconName: "users"
            hue: "honey"
            title: qsTr("People")
            line: body.home.peopleLine
            onActivated: body.navigator.go("people")
        }
        HomeTile {
            iconName: "wallet"
            hue: "leaf"
            title: qsTr("Money")
            line: body.home.moneyLine
            onActivated: body.navigator.go("money")
        }
    }
    BalanceStrip {
        Layout.fillWidth: true
        Layout.topMargin: Theme.kiosk ? 0 : 4
        Layout.leftMargin: 8
        Layout.rightMargin: 8
        stamps: body.home.stampsText
        trust: body.home.trustText
        credits: body.home.creditsText
        note: Theme.docked ? body.home.balancesNote : body.home.balancesNote.length > 0 ? body.home.balancesNote : body.home.syncedText
    }
}
