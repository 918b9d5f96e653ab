pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Set it your way: every choice applies at once and follows the person.
ScrollPage {
    id: screen

    required property DisplayModel display
    required property SessionModel session

    side: Theme.kiosk ? 44 : Theme.space.screenSide
    moreText: Theme.docked || Theme.largest ? qsTr("More below") : qsTr("More: captions, slower moves, bigger buttons")
    content: ColumnLayout {
        spacing: Theme.space.m

        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.kiosk ? 34 : 0
            visible: Theme.docked
            text: qsTr("Text & color")
            kind: Theme.type.display
            Accessible.role: Accessible.Heading
        }
        SettingsChoices {
            Layout.fillWidth: true
            display: screen.display
            session: screen.session
        }
        AppText {
            Layout.fillWidth: true
            text: qsTr("We keep your choices. They come with you to every device.")
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
        Item { implicitHeight: Theme.space.l }
    }
}
