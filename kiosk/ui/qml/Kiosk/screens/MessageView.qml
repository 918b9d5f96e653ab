pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A message read like a letter: who, when, the words, what came with it or was held back, and the way to reply.
// A letter that lies in a card shows the card first.
Item {
    id: view

    required property MessageModel message
    required property VideoModel video
    required property SessionModel session
    // The page has drawn the first picture itself.
    property bool headless: false
    readonly property bool carded: message.cardClosed && message.problem.length === 0
    readonly property var lead: headless ? [] : message.lead
    signal goBack
    signal bigger(int index)
    signal more

    Skeleton {
        y: Theme.space.xl
        width: parent.width
        rows: 3
        loading: view.message.loading
        onGoBack: view.goBack()
    }
    Loader {
        anchors.fill: parent
        active: view.carded
        sourceComponent: ClosedCard {
            message: view.message
            card: view.message.lead[0] ?? view.message.parts.find(part => part.kind === "ecard")
        }
    }
    ScrollPage {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        visible: !view.message.loading && !view.carded
        content: ColumnLayout {
            spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

            Item { implicitHeight: Theme.kiosk ? Theme.space.s : Theme.space.l }
            Repeater {
                // On a page of its own the picture comes first, as in the hand.
                model: Theme.docked ? view.lead : []
                LetterPart {
                    required property var modelData
                    Layout.fillWidth: true
                    content: modelData
                    video: view.video
                    onBigger: index => view.bigger(index)
                    onCarded: view.message.closeCard()
                    onExplained: why => view.session.explain(why)
                }
            }
            LetterHead {
                Layout.fillWidth: true
                visible: view.message.problem.length === 0
                message: view.message
                session: view.session
            }
            EmptyState {
                Layout.fillWidth: true
                visible: view.message.problem.length > 0
                color: Theme.color.bg
                iconName: "cloud-alert"
                hue: "rose"
                title: qsTr("This did not load")
                line: view.message.problem
                action: qsTr("Go back")
                onActivated: view.goBack()
            }
            Flow {
                Layout.fillWidth: true
                visible: view.message.chips.length > 0 && view.message.problem.length === 0
                spacing: Theme.space.s
                Repeater {
                    model: view.message.chips
                    StatusChip {
                        required property var modelData
                        text: modelData.text
                        iconName: modelData.icon
                        hue: modelData.hue
                    }
                }
            }
            Repeater {
                model: Theme.docked ? [] : view.lead
                LetterPart {
                    required property var modelData
                    Layout.fillWidth: true
                    content: modelData
                    video: view.video
                    onBigger: index => view.bigger(index)
                    onCarded: view.message.closeCard()
                    onExplained: why => view.session.explain(why)
                }
            }
            Paragraphs {
                Layout.fillWidth: true
                visible: view.message.problem.length === 0
                text: view.message.body
            }
            Repeater {
                model: view.message.problem.length === 0 ? view.message.parts : []
                LetterPart {
                    required property var modelData
                    Layout.fillWidth: true
                    content: modelData
                    video: view.video
                    onBigger: index => view.bigger(index)
                    onCarded: view.message.closeCard()
                    onExplained: why => view.session.explain(why)
                }
            }
            StampOffer {
                Layout.fillWidth: true
                visible: Theme.largest && view.message.replyTitle.length > 0 && view.message.problem.length === 0
                message: view.message
            }
            Item {
                visible: !Theme.docked
                implicitHeight: Theme.space.s
            }
        }
    }
    ReplyFoot {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !view.message.loading && view.message.problem.length === 0 && !view.carded
        message: view.message
        session: view.session
        onMore: view.more()
    }
}
