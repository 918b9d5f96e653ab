import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Something broke. Calm words, nothing lost, what to do now.
Item {
    id: screen

    required property ClockModel clock
    required property SessionModel session
    readonly property bool cleared: session.careTitle.length > 0

    SceneHeader {
        anchors.fill: parent
        band: screen.clock.band
        from: Theme.docked ? 0 : 0.33
    }
    Card {
        anchors.centerIn: parent
        width: Math.min(Theme.size.dialogWidth, parent.width - 2 * Theme.space.screenSide)
        floating: true
        radius: Theme.radius.sheet
        pad: Theme.space.xxl

        ColumnLayout {
            width: parent.width
            spacing: Theme.space.l
            IconTile {
                Layout.alignment: Qt.AlignHCenter
                name: screen.cleared ? "circle-check" : "wrench"
                hue: "slate"
                side: Theme.size.avatarHero
            }
            AppText {
                Layout.fillWidth: true
                text: screen.cleared ? screen.session.careTitle : qsTr("This screen needs care")
                kind: Theme.type.heading
                horizontalAlignment: Text.AlignHCenter
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                text: screen.cleared ? screen.session.careLine : qsTr("It is not your fault. Nothing you wrote is lost. Please use another screen, or try again in a few minutes.")
                kind: Theme.kiosk ? Theme.type.large : Theme.type.body
                weight: Theme.regular
                color: Theme.color.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
        }
    }
}
