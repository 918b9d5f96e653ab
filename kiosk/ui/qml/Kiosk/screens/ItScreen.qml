pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Behind the IT card: problems first, then every part, then the way out.
Item {
    id: screen

    required property ItModel it
    required property SessionModel session
    // A low window with large words: the ways out follow the parts instead of standing at the foot.
    readonly property bool low: Theme.compact && Theme.largest

    ItBar {
        id: bar
        width: parent.width
        height: implicitHeight
        title: screen.it.deviceName
        note: qsTr("Residents cannot see this")
    }
    ScrollPage {
        anchors.top: bar.bottom
        anchors.bottom: foot.active ? foot.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.topMargin: Theme.space.l
        anchors.bottomMargin: Theme.space.s
        side: Theme.space.screenSide

        content: ColumnLayout {
            spacing: Theme.space.m

            Rectangle {
                Layout.fillWidth: true
                implicitHeight: said.implicitHeight + 2 * Theme.space.l
                radius: Theme.radius.card
                color: screen.it.good ? Theme.color.leafSoft : Theme.color.honeySoft
                border.width: Theme.cardEdge
                border.color: Theme.color.line
                RowLayout {
                    id: said
                    anchors.left: parent.left
                    anchors.right: parent.right
                    anchors.margins: Theme.space.xl
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: Theme.space.l
                    AppIcon {
                        name: screen.it.good ? "circle-check" : "triangle-alert"
                        side: Theme.icon.tile
                        tint: screen.it.good ? Theme.color.leafInk : Theme.color.honeyInk
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: 0
                        AppText {
                            Layout.fillWidth: true
                            text: screen.it.headline
                            kind: Theme.type.title
                            color: screen.it.good ? Theme.color.leafInk : Theme.color.honeyInk
                        }
                        AppText {
                            Layout.fillWidth: true
                            visible: text.length > 0
                            text: screen.it.headlineLine
                            color: screen.it.good ? Theme.color.leafInk : Theme.color.honeyInk
                        }
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                columns: Theme.oneColumn ? 1 : Theme.kiosk || Theme.textStep > 100 ? 2 : 3
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.m
                Repeater {
                    model: screen.it.tiles
                    HealthTile {
                        required property var modelData
                        Layout.fillWidth: true
                        Layout.fillHeight: true
                        Layout.preferredWidth: 1
                        title: modelData.title
                        value: modelData.value
                        line: modelData.line
                        iconName: modelData.icon
                        stateText: modelData.state
                        good: modelData.good
                        known: modelData.known
                    }
                }
            }
            AppText {
                Layout.fillWidth: true
                text: qsTr("Unlocked by: %1").arg(screen.it.unlockedBy)
                color: Theme.color.inkSoft
            }
            Loader {
                Layout.fillWidth: true
                active: screen.low
                visible: active
                sourceComponent: ways
            }
        }
    }
    Component {
        id: ways
        GridLayout {
            columns: Theme.oneColumn ? 1 : Theme.kiosk ? 2 : 3
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            enabled: screen.it.leavingTo.length === 0

            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                Layout.columnSpan: Theme.kiosk && !Theme.oneColumn ? 2 : 1
                iconName: "arrow-left"
                text: qsTr("Back to residents")
                onActivated: screen.it.backToResidents()
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "secondary"
                iconName: "refresh-cw"
                text: qsTr("Restart the screen")
                onActivated: screen.it.leave("restart")
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "secondary"
                iconName: "log-out"
                text: qsTr("Exit to system")
                onActivated: screen.it.leave("system")
            }
        }
    }
    Loader {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.space.screenSide
        anchors.rightMargin: Theme.space.screenSide
        anchors.bottomMargin: Theme.space.l
        active: !screen.low
        sourceComponent: ways
    }
    Loader {
        anchors.fill: parent
        active: screen.it.leavingTo.length > 0
        focus: active
        sourceComponent: Dialog {
            title: screen.it.leavingTitle
            line: qsTr("The reason is written down with your card.")
            mainText: screen.it.leavingTo === "restart" ? qsTr("Restart the screen") : qsTr("Exit to system")
            mainBlocked: screen.it.reason.length > 0 ? "" : qsTr("Choose a reason first.")
            otherText: qsTr("Stay here")
            onMain: screen.it.confirm()
            onOther: screen.it.leave("")
            onExplained: why => screen.session.explain(why)

            GridLayout {
                Layout.fillWidth: true
                columns: Theme.largest ? 1 : 2
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.m
                Repeater {
                    model: screen.it.reasons
                    ChoiceButton {
                        required property var modelData
                        Layout.fillWidth: true
                        Layout.preferredWidth: 1
                        text: modelData.text
                        selected: modelData.key === screen.it.reason
                        onActivated: screen.it.choose(modelData.key)
                    }
                }
            }
        }
    }
}
