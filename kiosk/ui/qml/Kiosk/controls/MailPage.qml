pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The shape that Inbox, Sent and Drafts share: title and stamps, tabs, the list, and Write.
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
    readonly property real side: Theme.kiosk ? 44 : Theme.space.screenSide

    Component {
        id: tabs
        MailTabs {
            unread: page.unread
            current: page.current
            onChosen: key => page.navigator.go(key)
        }
    }
    Component {
        id: write
        AppButton {
            iconName: "pen-line"
            text: qsTr("Write a message")
            implicitHeight: Math.max(Theme.kiosk ? 108 : Theme.size.mainHeight, implicitContentHeight + 2 * Theme.space.s)
            onActivated: page.navigator.go("people")
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
                Layout.topMargin: Theme.kiosk ? 34 : Theme.space.s
                Layout.fillWidth: true
                columns: Theme.largest ? 1 : 2
                visible: Theme.docked
                AppText {
                    Layout.fillWidth: true
                    text: qsTr("Mail")
                    kind: Theme.type.display
                    Accessible.role: Accessible.Heading
                }
                StampsPill { text: page.stampsText }
            }
            Loader {
                Layout.fillWidth: true
                Layout.maximumWidth: Theme.twoPane ? Theme.pane : -1
                Layout.leftMargin: Theme.twoPane ? Theme.space.l + Theme.space.s : page.side
                Layout.rightMargin: page.side
                Layout.topMargin: Theme.kiosk ? Theme.space.l : Theme.docked || !Theme.twoPane ? Theme.space.s : 0
                sourceComponent: tabs
            }
            Loader {
                Layout.fillWidth: true
                Layout.fillHeight: true
                Layout.topMargin: Theme.space.xs
                sourceComponent: page.list
            }
            Loader {
                Layout.fillWidth: true
                Layout.leftMargin: page.side
                Layout.rightMargin: page.side
                Layout.topMargin: Theme.space.s
                Layout.bottomMargin: Theme.kiosk ? 28 : Theme.space.m
                sourceComponent: write
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
                Loader {
                    Layout.fillWidth: true
                    Layout.bottomMargin: Theme.space.m + Theme.space.s
                    sourceComponent: write
                }
            }
        }
    }
}
