pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// Two to four parts of one place. parts: [{ key, text, count }]
// In a row while the words fit; else in two rows.
Rectangle {
    id: tabs

    required property var parts
    property string current: ""
    signal chosen(string key)

    readonly property real line: Math.max(Theme.size.tabs, Theme.type.body.line + Theme.space.m * 1.5)

    implicitHeight: line * row.lines
    radius: Theme.size.tabsRadius
    color: Theme.color.surfaceSunken
    border.width: Theme.cardEdge
    border.color: Theme.color.line
    Accessible.role: Accessible.PageTabList
    Accessible.name: qsTr("Parts of this page")

    Grid {
        id: row
        anchors.fill: parent
        readonly property bool folded: tabs.parts.length > 2 && wanted + keys.count * Theme.space.m > width && width > 0
        columns: folded ? 2 : Math.max(1, tabs.parts.length)
        readonly property int lines: folded ? Math.ceil(tabs.parts.length / 2) : 1
        anchors.leftMargin: Theme.size.pressInset
        anchors.rightMargin: Theme.size.pressInset
        // Equal parts while the words fit; then each has the room that its words need.
        readonly property real wanted: {
            let sum = 0;
            for (let i = 0; i < keys.count; i++)
                sum += (keys.itemAt(i) as Pressable)?.implicitContentWidth ?? 0;
            return sum;
        }
        readonly property real widest: {
            let most = 0;
            for (let i = 0; i < keys.count; i++)
                most = Math.max(most, (keys.itemAt(i) as Pressable)?.implicitContentWidth ?? 0);
            return most;
        }
        readonly property bool equal: folded || widest + 2 * Theme.space.s <= width / Math.max(1, keys.count)

        Repeater {
            id: keys
            model: tabs.parts

            Pressable {
                id: tab
                required property var modelData
                readonly property bool selected: modelData.key === tabs.current

                width: row.equal ? row.width / row.columns : implicitContentWidth + (row.width - row.wanted) / tabs.parts.length
                height: tabs.line
                topInset: Theme.size.pressInset
                bottomInset: Theme.size.pressInset
                text: modelData.text
                ringRadius: Theme.radius.key
                onActivated: if (!selected) tabs.chosen(modelData.key)
                Accessible.role: Accessible.PageTab
                Accessible.name: (modelData.count ?? 0) > 0 ? qsTr("%1, %2 new").arg(text).arg(modelData.count) : text
                Accessible.selected: selected

                background: Rectangle {
                    radius: Theme.kiosk ? Theme.radius.key : Theme.radius.key
                    color: tab.selected ? (Theme.contrast ? Theme.color.primary : Theme.card) : tab.down ? Theme.color.line : "transparent"
                    Rectangle {
                        visible: tab.selected && !Theme.contrast && !Theme.dark
                        z: -1
                        anchors.fill: parent
                        anchors.topMargin: Theme.size.keyShade
                        anchors.bottomMargin: -Theme.size.keyShade
                        radius: parent.radius
                        color: Theme.color.line
                    }
                }
                contentItem: Item {
                    implicitWidth: inside.implicitWidth
                    Row {
                        id: inside
                        anchors.centerIn: parent
                        // Never by `equal`, which is found by these very widths.
                        spacing: Theme.twoPane ? Theme.space.xs : Theme.space.s
                        AppText {
                            anchors.verticalCenter: parent.verticalCenter
                            text: tab.text
                            weight: tab.selected ? Theme.semibold : Theme.medium
                            kind: Theme.kiosk && !Theme.largest ? Theme.type.body : Theme.twoPane && Theme.textStep > 100 ? Theme.type.caption : Theme.type.small
                            wrapMode: Text.NoWrap
                            color: tab.selected ? (Theme.contrast ? Theme.color.inkOnPrimary : Theme.color.ink) : Theme.color.inkSoft
                            Accessible.ignored: true
                        }
                        Badge {
                            anchors.verticalCenter: parent.verticalCenter
                            count: tab.modelData.count ?? 0
                            inverted: Theme.contrast && tab.selected
                        }
                    }
                }
            }
        }
    }
}
