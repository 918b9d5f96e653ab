import QtQuick
import Kiosk

SegmentedTabs {
    property int unread: 0

    parts: [
        { key: "inbox", text: qsTr("Inbox"), count: unread },
        { key: "sent", text: qsTr("Sent") },
        { key: "drafts", text: qsTr("Drafts") },
        { key: "saved", text: qsTr("Saved") }
    ]
}
