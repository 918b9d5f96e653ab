pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// What the words of a page lead to, as a list. links: [{ text, link, note }]
ColumnLayout {
    id: page

    required property var links
    signal chosen(string link, bool note)

    spacing: Theme.space.m

    EmptyState {
        Layout.fillWidth: true
        visible: page.links.length === 0
        drawn: false
        iconName: "layers"
        title: qsTr("No links on this page")
        line: qsTr("Words with a line under them are links.")
    }
    ListView {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        spacing: Theme.space.xs
        boundsBehavior: Flickable.StopAtBounds
        model: page.links
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Links on this page")
        delegate: PlaceRow {
            required property var modelData
            width: list.width
            text: modelData.note ? qsTr("Note %1").arg(modelData.text) : modelData.text
            onActivated: page.chosen(modelData.link, modelData.note)
        }
    }
}
