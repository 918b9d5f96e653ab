pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A device that serves nobody yet: what facility IT scans and compares, and how far it is.
FocusScope {
    id: screen

    required property EnrolModel enrol
    required property DisplayModel display
    required property SessionModel session
    readonly property bool beside: !Theme.docked && !Theme.largest

    ItBar {
        id: bar
        width: parent.width
        height: implicitHeight
        title: screen.enrol.title
        note: qsTr("Nobody is served here yet")
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

            SetupSteps {
                Layout.fillWidth: true
                steps: screen.enrol.steps
            }
            GridLayout {
                Layout.fillWidth: true
                columns: screen.beside ? 2 : 1
                columnSpacing: Theme.space.l
                rowSpacing: Theme.space.m

                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.alignment: Qt.AlignTop
                    Layout.preferredWidth: 1
                    visible: screen.enrol.code.length > 0
                    spacing: Theme.space.m

                    AppText {
                        Layout.fillWidth: true
                        text: qsTr("Scan to add this device")
                        kind: Theme.kiosk ? Theme.type.display : Theme.type.title
                        Accessible.role: Accessible.Heading
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: screen.enrol.line
                        color: Theme.color.inkSoft
                    }
                    Loader {
                        Layout.fillWidth: true
                        active: screen.beside
                        visible: active
                        sourceComponent: said
                    }
                    Loader {
                        Layout.fillWidth: true
                        active: screen.beside
                        visible: active
                        sourceComponent: facts
                    }
                }
                Card {
                    Layout.fillWidth: true
                    Layout.preferredWidth: 1
                    Layout.alignment: Qt.AlignTop
                    visible: screen.enrol.code.length > 0

                    ColumnLayout {
                        width: parent.width
                        spacing: Theme.space.m

                        QrPanel {
                            Layout.alignment: Qt.AlignHCenter
                            Layout.preferredWidth: Math.min(parent.width, Theme.size.enrolCode)
                            Layout.preferredHeight: Layout.preferredWidth
                            rows: screen.enrol.code
                            label: screen.enrol.codeLabel
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: screen.enrol.codeText
                            kind: Theme.type.heading
                            font.family: Theme.codeFamily
                            font.letterSpacing: kind.size * 0.08
                            horizontalAlignment: Text.AlignHCenter
                            Accessible.ignored: true
                        }
                        IconLine {
                            Layout.fillWidth: true
                            iconName: "fingerprint"
                            text: qsTr("Fingerprint of this device's key")
                        }
                        FingerprintGrid {
                            Layout.fillWidth: true
                            groups: screen.enrol.groups
                        }
                    }
                }
            }
            Loader {
                Layout.fillWidth: true
                active: !screen.beside || screen.enrol.code.length === 0
                visible: active
                sourceComponent: said
            }
            Loader {
                Layout.fillWidth: true
                active: !screen.beside || screen.enrol.code.length === 0
                visible: active
                sourceComponent: facts
            }
        }
    }
    Component {
        id: said
        Rectangle {
            implicitHeight: words.implicitHeight + 2 * Theme.space.l
            radius: Theme.radius.card
            color: Theme.hueSoft(screen.enrol.hue)
            border.width: Theme.cardEdge
            border.color: Theme.color.line
            Accessible.role: Accessible.AlertMessage
            Accessible.name: screen.enrol.saidTitle + ". " + screen.enrol.saidLine

            RowLayout {
                id: words
                anchors.left: parent.left
                anchors.right: parent.right
                anchors.margins: Theme.space.l
                anchors.verticalCenter: parent.verticalCenter
                spacing: Theme.space.l

                Arc {
                    Layout.preferredWidth: Theme.icon.tile
                    Layout.preferredHeight: Theme.icon.tile
                    visible: screen.enrol.left >= 0
                    stroke: width / 8
                    fraction: screen.enrol.left
                    tint: Theme.hueInk(screen.enrol.hue)
                    track: Qt.alpha(tint, 0.25)
                }
                AppIcon {
                    visible: screen.enrol.left < 0
                    name: screen.enrol.iconName
                    side: Theme.icon.tile
                    tint: Theme.hueInk(screen.enrol.hue)
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: screen.enrol.saidTitle
                        kind: Theme.type.title
                        Accessible.ignored: true
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: screen.enrol.saidLine
                        color: Theme.hueInk(screen.enrol.hue)
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
    Component {
        id: facts
        FactCard { facts: screen.enrol.facts }
    }
    GridLayout {
        id: foot
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.leftMargin: Theme.space.screenSide
        anchors.rightMargin: Theme.space.screenSide
        anchors.bottomMargin: Theme.space.m
        columns: Theme.largest && Theme.docked ? 1 : 3
        // Three keys of larger words in a narrow window: the words alone.
        readonly property bool bare: Theme.oneColumn && !Theme.largest && Theme.textStep > 100
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.s

        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            kind: "secondary"
            iconName: foot.bare ? "" : "refresh-cw"
            text: qsTr("New code")
            blocked: screen.enrol.canRenew ? "" : qsTr("There is no code now.")
            onActivated: screen.enrol.renew()
            onExplained: why => screen.session.explain(why)
        }
        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            kind: "secondary"
            iconName: foot.bare ? "" : "a-large-small"
            text: Theme.largest ? qsTr("Normal text") : qsTr("Bigger text")
            onActivated: screen.display.cycleText()
        }
        AppButton {
            Layout.fillWidth: true
            Layout.preferredWidth: 1
            kind: "secondary"
            iconName: foot.bare ? "" : "languages"
            text: screen.enrol.otherLanguage
            onActivated: screen.display.setLanguage(screen.display.language === "es" ? "en" : "es")
        }
    }
}
