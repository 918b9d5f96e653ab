import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// No card: the ID number, typed on big keys.
SceneSheet {
    id: screen

    required property SignInModel signIn
    required property SessionModel session

    // A low window with the largest words: the pad comes before anything else.
    readonly property bool tight: Theme.compact && Theme.largest

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m

        AppText {
            Layout.fillWidth: true
            text: qsTr("Your ID number")
            kind: screen.tight ? Theme.type.title : Theme.type.heading
            horizontalAlignment: Text.AlignHCenter
            Accessible.role: Accessible.Heading
        }
        AppText {
            Layout.fillWidth: true
            text: screen.signIn.numberMessage.length > 0 ? screen.signIn.numberMessage : qsTr("It is on your ID card.")
            kind: screen.tight ? Theme.type.small : Theme.kiosk ? Theme.type.large : Theme.type.body
            weight: screen.signIn.numberMessage.length > 0 ? Theme.semibold : Theme.regular
            color: screen.signIn.numberMessage.length > 0 ? Theme.color.roseInk : Theme.color.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.topMargin: screen.tight ? 0 : Theme.space.m
            Layout.bottomMargin: Layout.topMargin
            implicitHeight: digits.implicitHeight + 2 * (screen.tight ? Theme.space.xs : Theme.space.m)
            radius: Theme.radius.control
            color: Theme.card
            border.width: Theme.edge + 1
            border.color: Theme.color.primary
            AppText {
                id: digits
                anchors.centerIn: parent
                text: screen.signIn.numberText.length > 0 ? screen.signIn.numberText : " "
                kind: screen.tight ? Theme.type.title : Theme.type.display
                // An ID is a code: the zero carries its slash.
                font.family: Theme.codeFamily
                font.letterSpacing: kind.size * 0.08
                Accessible.name: qsTr("Numbers typed: %1").arg(screen.signIn.numberText.length)
            }
        }
        NumberPad {
            Layout.fillWidth: true
            goText: qsTr("Next")
            keyHeight: Theme.compact ? screen.keyHeight : Theme.size.pinKey
            blocked: screen.signIn.numberText.length > 0 ? "" : qsTr("Type your ID number first.")
            onDigit: value => screen.signIn.addDigit(value)
            onErase: screen.signIn.erase()
            onGo: screen.signIn.submitNumber()
            onExplained: why => screen.session.explain(why)
        }
        AppButton {
            Layout.topMargin: Theme.space.m
            kind: "quiet"
            iconName: "arrow-left"
            text: qsTr("Back")
            leading: true
            leftPadding: 0
            onActivated: screen.signIn.cancel()
        }
    }
}
