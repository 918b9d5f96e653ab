pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The encyclopedia: a field, and below it what is found while one types; else what was read lately.
ColumnLayout {
    id: screen

    required property EncyclopediaModel encyclopedia
    required property Navigator navigator
    readonly property bool reads: encyclopedia.state === "ready"
    readonly property bool asks: encyclopedia.typed.trim().length > 1
    readonly property var rows: asks ? encyclopedia.found : encyclopedia.recent

    spacing: Theme.space.m

    RowLayout {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.size.pageSide
        Layout.rightMargin: Theme.size.pageSide
        Layout.topMargin: Theme.space.m
        visible: screen.reads
        spacing: Theme.space.l
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: screen.encyclopedia.name
                kind: Theme.kiosk && !Theme.largest ? Theme.type.display : Theme.type.heading
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                text: screen.encyclopedia.countText
                kind: Theme.type.small
                color: Theme.color.inkSoft
            }
        }
    }
    SegmentedTabs {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.size.pageSide
        Layout.rightMargin: Theme.size.pageSide
        visible: screen.encyclopedia.archives.length > 1
        parts: screen.encyclopedia.archives
        current: screen.encyclopedia.chosen
        onChosen: key => screen.encyclopedia.choose(key)
    }
    TextField {
        id: field
        Layout.fillWidth: true
        Layout.leftMargin: Theme.size.pageSide
        Layout.rightMargin: Theme.size.pageSide
        visible: screen.reads
        search: true
        label: qsTr("Find an article")
        hint: qsTr("A word, a place, a name")
        text: screen.encyclopedia.typed
        onEdited: words => screen.encyclopedia.search(words)
    }
    AppButton {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.size.pageSide
        Layout.rightMargin: Theme.size.pageSide
        visible: screen.reads && !screen.asks
        kind: "secondary"
        iconName: "shuffle"
        text: qsTr("Show me any article")
        onActivated: screen.encyclopedia.openAny()
    }
    Skeleton {
        Layout.fillWidth: true
        Layout.preferredHeight: Theme.size.rest
        Layout.margins: Theme.size.pageSide
        visible: screen.encyclopedia.state === "loading"
    }
    EmptyState {
        Layout.fillWidth: true
        Layout.margins: Theme.size.pageSide
        visible: screen.encyclopedia.state === "none" || screen.encyclopedia.state === "broken"
        drawn: false
        hue: screen.encyclopedia.state === "broken" ? "rose" : "sky"
        iconName: "globe"
        title: screen.encyclopedia.state === "broken" ? qsTr("We cannot open the encyclopedia") : qsTr("No encyclopedia on this device")
        line: screen.encyclopedia.state === "broken" ? qsTr("Try again later, or tell staff.") : qsTr("Staff can put one here. Ask them if you want it.")
        action: qsTr("Go back")
        onActivated: screen.navigator.back()
    }
    AppText {
        Layout.fillWidth: true
        Layout.leftMargin: Theme.size.pageSide
        Layout.rightMargin: Theme.size.pageSide
        visible: text.length > 0 && screen.reads
        text: screen.asks ? screen.encyclopedia.foundText : screen.rows.length > 0 ? qsTr("You read lately") : ""
        kind: Theme.type.small
        weight: Theme.semibold
        color: Theme.color.inkSoft
    }
    ListView {
        id: list
        Layout.fillWidth: true
        Layout.fillHeight: true
        Layout.leftMargin: Theme.size.pageSide
        Layout.rightMargin: Theme.size.pageSide
        clip: true
        spacing: Theme.space.xs
        boundsBehavior: Flickable.StopAtBounds
        model: screen.reads ? screen.rows : []
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Articles")
        delegate: PlaceRow {
            required property var modelData
            width: list.width
            text: modelData.text
            onActivated: screen.asks ? screen.encyclopedia.open(modelData.key) : screen.encyclopedia.openRecent(modelData.key)
        }
    }
}
