pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What else can be done with a letter.
Sheet {
    id: more

    required property MessageModel message
    required property SessionModel session

    title: message.subject
    closeText: qsTr("Close")

    content: ColumnLayout {
        Layout.fillWidth: true
        spacing: Theme.space.m

        AppButton {
            Layout.fillWidth: true
            kind: "secondary"
            leading: true
            iconName: "mail"
            text: more.message.allMailText
            onActivated: {
                more.closed();
                more.message.showAllMail();
            }
        }
        AppButton {
            Layout.fillWidth: true
            visible: !Theme.docked || Theme.largest
            kind: "secondary"
            leading: true
            iconName: "printer"
            text: qsTr("Print")
            busy: more.message.printing
            blocked: more.message.printBlocked
            onActivated: {
                more.closed();
                more.message.print();
            }
            onExplained: why => more.session.explain(why)
        }
        AppButton {
            Layout.fillWidth: true
            kind: "secondary"
            leading: true
            iconName: "volume-2"
            text: qsTr("Listen")
            blocked: more.session.readAloudAvailable ? "" : qsTr("There is no sound on this device yet.")
            onActivated: {
                more.closed();
                more.session.readAloud();
            }
            onExplained: why => more.session.explain(why)
        }
        AppButton {
            Layout.fillWidth: true
            visible: more.message.canBlock
            kind: "care"
            leading: true
            iconName: "hand"
            text: more.message.blockText
            onActivated: {
                more.closed();
                more.message.askBlock();
            }
        }
    }
}
