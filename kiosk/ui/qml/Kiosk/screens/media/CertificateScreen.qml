pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The certificate as it would hang on a wall, and the way to have it on paper.
ScrollPage {
    id: screen

    required property CertificateModel certificate
    required property SessionModel session

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.l

        EmptyState {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.l
            visible: !screen.certificate.loading && screen.certificate.course.length === 0
            iconName: "award"
            title: qsTr("No certificate yet")
            line: qsTr("It is here when all lessons are done.")
        }
        Item {
            Layout.alignment: Qt.AlignHCenter
            Layout.fillWidth: true
            Layout.maximumWidth: Theme.size.readable
            Layout.topMargin: Theme.space.m
            Layout.preferredHeight: words.implicitHeight + 2 * frame
            visible: screen.certificate.course.length > 0
            readonly property real frame: Theme.space.xxl + Theme.space.l

            Shadow { radius: Theme.radius.card }
            Rectangle {
                anchors.fill: parent
                radius: Theme.radius.card
                color: Theme.card
                border.width: Theme.border.control
                border.color: Theme.color.honeyInk
                Rectangle {
                    anchors.fill: parent
                    anchors.margins: Theme.space.m
                    radius: Theme.radius.key
                    color: Theme.clear
                    border.width: Theme.border.separator
                    border.color: Theme.color.honey
                }
            }
            ColumnLayout {
                id: words
                anchors.centerIn: parent
                width: parent.width - 2 * parent.frame
                spacing: Theme.space.m

                component Line: AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    horizontalAlignment: Text.AlignHCenter
                }
                IconTile {
                    Layout.alignment: Qt.AlignHCenter
                    name: "award"
                    hue: "honey"
                    round: true
                    side: Theme.size.avatarLarge
                }
                Line {
                    text: qsTr("Certificate")
                    kind: Theme.type.large
                    color: Theme.color.inkSoft
                }
                Line {
                    text: screen.certificate.person
                    kind: Theme.type.display
                    Accessible.role: Accessible.Heading
                }
                Line {
                    text: screen.certificate.text
                    kind: Theme.type.large
                    weight: Theme.regular
                }
                Line {
                    text: screen.certificate.resultText
                }
                Line {
                    text: screen.certificate.dayText
                }
                Line {
                    text: screen.certificate.givenBy
                    weight: Theme.semibold
                }
                Line {
                    text: screen.certificate.numberText
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
            }
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.certificate.waiting
            hue: "sky"
            iconName: "cloud"
            title: qsTr("Its number comes soon")
            line: qsTr("It comes when this device is connected.")
        }
        Card {
            Layout.fillWidth: true
            visible: screen.certificate.paperState.length > 0
            PrintedReceipt {
                width: parent.width
                progress: screen.certificate.paperState
                title: screen.certificate.paperTitle
                line: screen.certificate.paperLine
            }
        }
        Banner {
            Layout.fillWidth: true
            visible: screen.certificate.error.length > 0
            hue: "rose"
            iconName: "circle-alert"
            title: screen.certificate.error
        }
        AppButton {
            Layout.fillWidth: true
            Layout.bottomMargin: Theme.space.l
            visible: screen.certificate.canPrint
            kind: "secondary"
            iconName: "printer"
            text: screen.certificate.printText
            busy: screen.certificate.busy
            blocked: screen.certificate.printBlocked
            onActivated: screen.certificate.print()
            onExplained: why => screen.session.explain(why)
        }
    }
}
