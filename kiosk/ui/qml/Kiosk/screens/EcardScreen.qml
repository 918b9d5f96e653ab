pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// First the whole set; then the card that was touched, as it will be seen, with the words on it.
Item {
    id: screen

    required property AttachModel attach
    required property SessionModel session
    readonly property real side: Theme.size.pageSide
    readonly property bool narrow: Theme.form === "compactPortrait"
    // The three buttons one above another.
    readonly property bool stacked: Theme.docked && Theme.textStep > 100
    readonly property real foot: Theme.size.pageFoot

    Loader {
        anchors.fill: parent
        sourceComponent: screen.attach.choosing ? set : chosen
    }
    Component {
        id: set
        ScrollPage {
            side: screen.side
            content: ColumnLayout {
                spacing: Theme.space.l

                AppText {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.kiosk ? Theme.space.xl : Theme.space.s
                    visible: Theme.docked
                    text: qsTr("Choose a card")
                    kind: Theme.docked ? Theme.type.display : Theme.type.heading
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    Layout.fillWidth: true
                    text: qsTr("A card uses %1").arg(screen.attach.cardCost)
                    color: Theme.color.inkSoft
                }
                GridLayout {
                    id: grid
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.space.xl
                    columns: screen.narrow ? (Theme.largest ? 1 : 2) : Theme.largest || Theme.kiosk && Theme.textStep > 100 ? 2 : Theme.kiosk || Theme.compact ? 3 : 4
                    columnSpacing: Theme.space.l
                    rowSpacing: Theme.space.l
                    uniformCellWidths: true

                    Repeater {
                        model: screen.attach.cards
                        EcardTile {
                            required property var modelData
                            Layout.fillWidth: true
                            Layout.alignment: Qt.AlignTop
                            title: modelData.title
                            picture: modelData.url
                            selected: modelData.card === screen.attach.card
                            onActivated: screen.attach.choose(modelData.card)
                        }
                    }
                }
            }
        }
    }
    Component {
        id: chosen
        ColumnLayout {
            spacing: Theme.kiosk ? Theme.space.l : Theme.space.s

            GridLayout {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.leftMargin: screen.side
                Layout.rightMargin: screen.side
                Layout.topMargin: Theme.kiosk ? Theme.space.xl : Theme.space.s
                columns: Theme.docked ? 1 : 2
                columnSpacing: Theme.space.xl
                rowSpacing: Theme.space.l

                Photo {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    Layout.minimumHeight: Theme.size.attached
                    picture: screen.attach.cardUrl
                    corner: Theme.radius.card
                    Accessible.name: screen.attach.cardTitle
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    Layout.fillHeight: !Theme.docked
                    Layout.preferredWidth: 1
                    spacing: Theme.space.s
                    AppText {
                        Layout.fillWidth: true
                        visible: !(Theme.compact && Theme.largest)
                        text: screen.attach.cardTitle
                        kind: Theme.type.title
                        Accessible.role: Accessible.Heading
                    }
                    TextArea {
                        id: words
                        Layout.fillWidth: true
                        Layout.fillHeight: !Theme.docked
                        Layout.minimumHeight: Theme.type.reading.line + 2 * Theme.space.m
                        implicitHeight: 3 * Theme.type.reading.line + 2 * Theme.space.l
                        label: qsTr("Words on the card")
                        hint: qsTr("Words on the card, if you like")
                        maximumLength: screen.attach.greetingMost
                        text: screen.attach.greeting
                        onEdited: text => screen.attach.editGreeting(text)
                    }
                }
            }
            GridLayout {
                Layout.fillWidth: true
                Layout.leftMargin: screen.side
                Layout.rightMargin: screen.side
                Layout.bottomMargin: screen.foot
                columns: screen.stacked ? 1 : 3
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.m
                AppButton {
                    Layout.fillWidth: screen.stacked
                    kind: "secondary"
                    iconName: "trash-2"
                    text: qsTr("Take off")
                    onActivated: screen.attach.takeOff()
                }
                AppButton {
                    Layout.fillWidth: screen.stacked
                    kind: "secondary"
                    iconName: "gift"
                    text: qsTr("Another card")
                    onActivated: screen.attach.another()
                }
                AppButton {
                    Layout.fillWidth: true
                    implicitHeight: Math.max(Theme.size.secondaryHeight, implicitContentHeight + 2 * Theme.space.s)
                    iconName: "check"
                    text: qsTr("Done")
                    onActivated: screen.attach.done()
                }
            }
        }
    }
}
