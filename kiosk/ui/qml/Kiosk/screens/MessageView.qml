pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A message read like a letter: who, when, the words, what was held back, and the way to reply.
Item {
    id: view

    required property MessageModel message
    required property SessionModel session
    signal goBack
    signal bigger(int index)

    Skeleton {
        y: Theme.space.xl
        width: parent.width
        rows: 3
        loading: view.message.loading
        onGoBack: view.goBack()
    }
    ScrollPage {
        anchors.top: parent.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: foot.top
        visible: !view.message.loading
        content: ColumnLayout {
            spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

            Item { implicitHeight: Theme.kiosk ? Theme.space.s : Theme.space.l }
            LetterHead {
                Layout.fillWidth: true
                message: view.message
                session: view.session
            }
            EmptyState {
                Layout.fillWidth: true
                visible: view.message.problem.length > 0
                iconName: "cloud-alert"
                hue: "rose"
                title: qsTr("This did not load")
                line: view.message.problem
            }
            StatusChip {
                visible: view.message.legal
                text: qsTr("Legal: not read by staff")
                iconName: "scale"
            }
            PhotoStrip {
                Layout.fillWidth: true
                visible: !Theme.docked && view.message.photos.length > 0
                photos: Theme.docked ? [] : view.message.photos
                onOpened: index => view.bigger(index)
            }
            Paragraphs {
                Layout.fillWidth: true
                text: view.message.body
            }
            PhotoStrip {
                Layout.fillWidth: true
                visible: Theme.docked && view.message.photos.length > 1
                photos: Theme.docked ? view.message.photos.slice(1) : []
                onOpened: index => view.bigger(index + 1)
            }
            Repeater {
                model: view.message.refused
                HeldPart {
                    required property var modelData
                    Layout.fillWidth: true
                    title: modelData.title
                    line: modelData.line
                }
            }
            StampOffer {
                Layout.fillWidth: true
                visible: Theme.largest && view.message.replyTitle.length > 0
                message: view.message
            }
            Item { implicitHeight: Theme.space.s }
        }
    }
    ReplyFoot {
        id: foot
        anchors.bottom: parent.bottom
        width: parent.width
        visible: !view.message.loading && view.message.problem.length === 0
        message: view.message
        session: view.session
    }
}
