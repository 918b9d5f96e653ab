pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// A letter in a list, with what stands above it where a part of the list begins. The roles of the model are its properties.
Item {
    id: item

    required property string messageId
    required property string sender
    required property string initial
    required property string hue
    required property string subject
    required property string snippet
    required property string timeText
    required property bool isNew
    required property var chips
    required property string thumbnail
    required property bool playable
    required property int index
    required property MailList list
    property string heading: ""
    property bool begins: index === 0
    property bool ends: index === list.count - 1
    // The card goes on below the last row.
    property bool joined: false
    property string selectedId: ""
    // One more row at the top of this part.
    property Component above: null
    readonly property bool lastOfAll: index === list.count - 1
    signal opened

    ListView.onPooled: visible = false
    ListView.onReused: visible = true
    width: list.width
    height: column.height + (!list.flat && ends && !lastOfAll ? Theme.space.s : 0)

    Column {
        id: column
        width: parent.width

        Item {
            visible: item.heading.length > 0 && !item.list.flat
            x: item.list.side
            width: parent.width - 2 * x
            height: visible ? words.implicitHeight + Theme.space.s + (item.index === 0 ? 0 : Theme.space.m) : 0
            SectionHeader {
                id: words
                anchors.bottom: parent.bottom
                anchors.bottomMargin: Theme.space.s
                width: parent.width
                text: item.heading
            }
        }
        Loader {
            active: item.above !== null
            visible: active
            x: item.list.side
            width: parent.width - 2 * x
            sourceComponent: item.above
        }
        Item {
            width: 1
            height: item.above !== null && item.list.flat ? Theme.space.listRowGap : 0
        }
        ListRow {
            x: item.list.side
            width: parent.width - 2 * x
            flat: item.list.flat
            first: item.begins && item.above === null
            last: item.ends && !(item.lastOfAll && item.joined)
            initial: item.initial
            hue: item.hue
            title: item.sender
            newText: item.isNew ? qsTr("New") : ""
            subject: item.subject
            line: item.list.flat ? "" : item.snippet
            timeText: item.timeText
            thumbnail: item.list.flat ? "" : item.thumbnail
            playable: item.playable
            selected: Theme.twoPane && item.messageId === item.selectedId
            chips: item.chips
            onVisualFocusChanged: if (visualFocus) item.list.bring(item.index)
            Keys.onTabPressed: event => event.accepted = item.list.step(item.index, 1)
            Keys.onBacktabPressed: event => event.accepted = item.list.step(item.index, -1)
            onActivated: {
                item.list.place?.keep(item.list.view);
                item.opened();
            }
        }
    }
}
