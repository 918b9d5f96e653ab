pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// Letters that are kept, newest first.
Item {
    id: view

    required property SavedModel saved
    property ListPlace place: null
    signal goBack

    Skeleton {
        x: list.side
        y: Theme.space.l
        width: parent.width - 2 * x
        loading: view.saved.loading
        onGoBack: view.goBack()
    }
    MailList {
        id: list
        anchors.fill: parent
        place: view.place
        visible: !view.saved.loading
        model: view.saved.messages
        topMargin: flat ? 0 : Theme.space.m
        Accessible.name: qsTr("Saved")

        header: EmptyState {
            visible: view.saved.count === 0
            height: visible ? implicitHeight : 0
            x: list.side
            width: list.width - 2 * x
            iconName: "bookmark"
            title: qsTr("Nothing saved yet")
            line: qsTr("Touch Save in a letter. Then you find it here, on every device.")
        }
        reuseItems: true
        delegate: LetterItem {
            list: list
            joined: view.saved.olderText.length > 0
            selectedId: view.saved.selectedId
            onOpened: view.saved.open(messageId)
        }
        footer: Item {
            width: list.width
            height: older.height + Theme.space.xl
            OlderButton {
                id: older
                x: list.side
                width: parent.width - 2 * x
                text: view.saved.olderText
                onActivated: view.saved.showOlder()
            }
        }
    }
}
