pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The shape that Inbox, Sent, Drafts and Saved share: title, search and stamps, tabs, the list, and Write.
// In a wide window the list is a pane and `detail` stands beside it.
Item {
    id: page

    required property Navigator navigator
    property string current: "inbox"
    property int unread: 0
    property string stampsText: ""
    property Component list
    property Component detail: null
    readonly property bool paned: Theme.twoPane && detail !== null
    readonly property real side: Theme.size.pageSide

    Component {
        id: tabs
        MailTabs {
            unread: page.unread
            current: page.current
            onChosen: key => page.navigator.go(key)
        }
    }
    Component {
        id: seek
        AppButton {
            kind: "secondary"
            iconName: "search"
            text: qsTr("Search")
            leftPadding: Theme.space.m
            rightPadding: Theme.space.m
            onActivated: page.navigator.go("search")
        }
    }
    Component {
        id: write
        AppButton {
            iconName: "pen-line"
            text: qsTr("Write a message")
            leftPadding: Theme.twoPane ? Theme.space.m : Theme.space.xl
            rightPadding: leftPadding
            implicitHeight: Math.max(Theme.size.footKey, implicitContentHeight + 2 * Theme.space.s)
            onActivated: page.navigator.go("write-to")
        }
    }
    Loader {
        anchors.fill: parent
        active: !page.paned
        visible: active
        sourceComponent: ColumnLayout {
            spacing: 0
            GridLayout {
                Layout.leftMargin: page.side
                Layout.rightMargin: page.side
                Layout.topMargin: Theme.size.pageTop
                Layout.fillWidth: true
                columns: word.implicitWidth + columnSpacing + tools.wanted > width ? 1 : 2
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.s
                visible: Theme.docked
                AppText {
                    id: word
                    Layout.fillWidth: true
                    text: qsTr("Mail")
                    kind: Theme.type.display
                    Accessible.role: Accessible.Heading
                }
                Flow {
                    id: tools
                    readonly property real wanted: Math.ceil(search.implicitWidth + (stamps.visible ? spacing + stamps.implicitWidth : 0))
                    Layout.fillWidth: true
                    Layout.maximumWidth: wanted
                    spacing: Theme.space.m
                    SearchKey {
                        id: search
                        height: stamps.implicitHeight
                        onActivated: page.navigator.go("search")
                    }
                    StampsPill {
                        id: stamps
                        text: page.stampsText
                        sells: true
                        onBought: page.navigator.go("buy-stamps")
                    }
                }
            }
            GridLayout {
                id: parts
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.twoPane ? Theme.pane : -1
                Layout.leftMargin: Theme.twoPane ? Theme.space.l + Theme.space.s : page.side
                Layout.rightMargin: page.side
                Layout.topMargin: Theme.kiosk ? Theme.space.l : Theme.docked || !Theme.twoPane ? Theme.space.s : 0
                columns: Theme.docked || Theme.twoPane || Theme.largest ? 1 : 2
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.s
                Loader {
                    Layout.fillWidth: true
                    sourceComponent: tabs
                }
                Loader {
                    Layout.fillWidth: parts.columns === 1
                    active: !Theme.docked && !Theme.twoPane
                    visible: active
                    sourceComponent: seek
                }
            }
            Loader {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.topMargin: Theme.space.xs
                sourceComponent: page.list
            }
            // In a wide window they stay where the other tabs have them.
            RowLayout {
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.twoPane ? Theme.pane : -1
                Layout.leftMargin: parts.Layout.leftMargin
                Layout.rightMargin: page.side
                Layout.topMargin: Theme.space.s
                Layout.bottomMargin: Theme.twoPane ? Theme.space.m + Theme.space.s : Theme.size.pageFoot
                spacing: Theme.space.s
                Loader {
                    active: Theme.twoPane
                    visible: active
                    sourceComponent: seek
                }
                Loader {
                    Layout.fillWidth: true
                    sourceComponent: write
                }
            }
        }
    }
    Loader {
        anchors.fill: parent
        active: page.paned
        visible: active
        sourceComponent: TwoPane {
            detail: Loader {
                anchors.fill: parent
                sourceComponent: page.detail
            }
            ColumnLayout {
                anchors.fill: parent
                spacing: Theme.space.s
                Loader {
                    Layout.fillWidth: true
                    sourceComponent: tabs
                }
                Loader {
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    sourceComponent: page.list
                }
                RowLayout {
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.space.m + Theme.space.s
                    spacing: Theme.space.s
                    Loader { sourceComponent: seek }
                    Loader {
                        Layout.fillWidth: true
                        sourceComponent: write
                    }
                }
            }
        }
    }
}
