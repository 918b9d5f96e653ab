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
    // The foot has room for the tests too.
    readonly property bool roomy: Theme.kiosk && !Theme.largest && !Theme.oneColumn
    readonly property bool asking: it.leavingTo.length > 0 || it.testing.length > 0

    ItBar {
        id: bar
        width: parent.width
        height: implicitHeight
        title: screen.it.deviceName
        note: qsTr("Residents cannot see this")
    }
    ScrollPage {
        anchors.top: bar.bottom
        anchors.bottom: foot.top
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
            AppText {
                Layout.fillWidth: true
                text: screen.it.lookedText
                kind: Theme.type.small
                color: Theme.color.inkSoft
            }
            Loader {
                Layout.fillWidth: true
                active: !screen.roomy
                visible: active
                sourceComponent: tests
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
                visible: text.length > 0
                text: screen.it.absentText
                kind: Theme.type.small
                color: Theme.color.inkSoft
            }
            HealthHistory {
                Layout.fillWidth: true
                events: screen.it.events
            }
            HealthHistory {
                Layout.fillWidth: true
                title: qsTr("Orders from central")
                emptyText: qsTr("No order came yet.")
                events: screen.it.orders
            }
            FactCard {
                Layout.fillWidth: true
                facts: [
                    {
                        "name": qsTr("Software"),
                        "value": screen.it.software
                    },
                    {
                        "name": qsTr("Unlocked by"),
                        "value": screen.it.unlockedBy
                    }
                ]
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
        id: tests
        GridLayout {
            columns: Theme.oneColumn ? 1 : Theme.kiosk ? 2 : 3
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            enabled: !screen.asking

            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                kind: "secondary"
                iconName: "activity"
                text: screen.it.looking ? qsTr("Looking …") : qsTr("Check again")
                onActivated: screen.it.checkAgain()
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                visible: screen.it.hasPrinter
                kind: "secondary"
                iconName: "file-text"
                text: qsTr("Print test page")
                onActivated: screen.it.testPrinter()
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                visible: screen.it.hasReader
                kind: "secondary"
                iconName: "credit-card"
                text: qsTr("Test card reader")
                onActivated: screen.it.testReader()
            }
            RestartButton {
                visible: screen.roomy
            }
        }
    }
    component RestartButton: AppButton {
        Layout.fillWidth: true
        Layout.preferredWidth: 1
        kind: "secondary"
        iconName: "refresh-cw"
        text: qsTr("Restart the screen")
        onActivated: screen.it.leave("restart")
    }
    Component {
        id: ways
        GridLayout {
            columns: Theme.oneColumn ? 1 : Theme.kiosk ? 2 : 3
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            enabled: !screen.asking

            AppButton {
                Layout.fillWidth: true
                Layout.preferredWidth: 1
                iconName: "arrow-left"
                text: qsTr("Back to residents")
                onActivated: screen.it.backToResidents()
            }
            RestartButton {
                visible: !screen.roomy
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
    ColumnLayout {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.space.screenSide
        anchors.rightMargin: Theme.space.screenSide
        anchors.bottomMargin: screen.low ? 0 : Theme.space.l
        spacing: Theme.space.m

        Loader {
            Layout.fillWidth: true
            active: screen.roomy
            visible: active
            sourceComponent: tests
        }
        Loader {
            Layout.fillWidth: true
            active: !screen.low
            visible: active
            sourceComponent: ways
        }
    }
    Loader {
        anchors.fill: parent
        active: screen.it.testing.length > 0
        focus: active
        sourceComponent: Dialog {
            title: screen.it.testTitle
            line: screen.it.testLine
            mainText: qsTr("Done")
            onMain: screen.it.endTest()
            head: IconTile {
                name: screen.it.testState === "good" ? "check" : screen.it.testState === "bad" ? "triangle-alert" : screen.it.testing === "reader" ? "credit-card" : "printer"
                hue: screen.it.testState === "good" ? "leaf" : screen.it.testState === "bad" ? "honey" : "slate"
                side: Theme.size.dialogKey
            }
        }
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
