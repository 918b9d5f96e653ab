import QtQuick
import Kiosk
import Kiosk.Models

// Who, connection, time and the way out: always there, always in the same place.
Rectangle {
    id: bar

    required property SessionModel session
    property string title: ""
    property bool overScene: false
    property bool canGoBack: false
    property bool showBack: false
    signal back
    signal waiting

    readonly property bool tall: Theme.tallBar
    readonly property real side: tall ? Theme.space.xl : Theme.size.barSide

    implicitHeight: Theme.topBar
    color: overScene ? "transparent" : Theme.docked ? Theme.card : Theme.color.bg
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Top of the page")

    Rectangle {
        visible: !bar.overScene && (Theme.docked || Theme.contrast)
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.contrast ? Theme.edge : Theme.border.separator
        color: Theme.color.line
    }
    Row {
        id: left
        visible: !Theme.docked
        x: bar.side
        anchors.verticalCenter: parent.verticalCenter
        spacing: Theme.space.m
        AppButton {
            id: goBack
            visible: bar.showBack
            anchors.verticalCenter: parent.verticalCenter
            kind: bar.overScene ? "secondary" : "quiet"
            iconName: "arrow-left"
            text: qsTr("Back")
            implicitHeight: Theme.size.pill
            onActivated: bar.back()
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            // A long title gives way to the facts; the page itself says where you are.
            visible: text.length > 0 && !bar.overScene && implicitWidth <= bar.width - facts.width - 3 * bar.side - (bar.showBack ? goBack.width + left.spacing : 0)
            text: bar.title
            kind: Theme.type.title
            wrapMode: Text.NoWrap
            Accessible.role: Accessible.Heading
        }
    }
    WhoPill {
        id: who
        visible: Theme.docked
        session: bar.session
        overScene: bar.overScene
        nameless: facts.x < bar.side + wide
        x: bar.side
        y: bar.tall ? Theme.space.l : (Theme.topBar - height) / 2
    }
    Row {
        id: facts
        anchors.right: parent.right
        anchors.rightMargin: bar.side
        y: bar.tall ? Theme.space.l : (Theme.topBar - height) / 2
        spacing: Theme.size.barGap

        ConnectionPill {
            visible: !bar.tall
            session: bar.session
            overScene: bar.overScene
            wordless: Theme.form === "compactPortrait" || Theme.compact && Theme.textStep > 100 && bar.showBack && bar.session.timeLimited
            onActivated: bar.waiting()
        }
        TimePill {
            visible: !bar.tall && bar.session.timeLimited
            session: bar.session
            overScene: bar.overScene
            short: Theme.compact && (Theme.form === "compactPortrait" || Theme.textStep > 100)
        }
        Pill {
            visible: bar.session.hasBattery && Theme.form !== "compactPortrait" && (!Theme.largest || Theme.docked)
            overScene: bar.overScene
            iconName: "battery-medium"
            tint: Theme.color.ink
            text: bar.session.batteryText
            Accessible.name: qsTr("Battery %1").arg(text)
        }
        WhoPill {
            visible: !Theme.docked
            session: bar.session
            overScene: bar.overScene
        }
        AppButton {
            kind: "secondary"
            iconName: "log-out"
            words: Theme.type.small
            ink: Theme.color.ink
            text: qsTr("Sign out")
            implicitHeight: Theme.largest && Theme.kiosk ? Theme.size.secondaryHeight : Theme.size.pill
            leftPadding: Theme.kiosk ? Theme.space.m : Theme.space.l
            onActivated: bar.session.signOut()
        }
    }
    Row {
        visible: bar.tall
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.space.s
        x: bar.side
        width: bar.width - 2 * bar.side
        ConnectionPill {
            id: plainConnection
            session: bar.session
            onActivated: bar.waiting()
        }
        Item {
            width: Math.max(0, parent.width - plainConnection.width - plainTime.width)
            height: 1
        }
        TimePill {
            id: plainTime
            visible: bar.session.timeLimited
            session: bar.session
            plain: true
        }
    }
}
