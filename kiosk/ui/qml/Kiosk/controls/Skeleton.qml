pragma ComponentBehavior: Bound
import QtQuick
import Kiosk

// The shape of a list while it loads: nothing for 300 ms, words and a way out after 8 s.
Item {
    id: skeleton

    property int rows: 4
    property bool loading: true
    signal goBack

    implicitHeight: column.implicitHeight
    visible: loading && shown
    property bool shown: false
    property bool slow: false
    Accessible.role: Accessible.StaticText
    Accessible.name: qsTr("Loading")
    onLoadingChanged: {
        shown = false;
        slow = false;
    }

    Timer {
        running: skeleton.loading && !skeleton.shown
        interval: Theme.skeletonDelay
        onTriggered: skeleton.shown = true
    }
    Timer {
        running: skeleton.loading
        interval: Theme.stillLoadingDelay
        onTriggered: skeleton.slow = true
    }
    Column {
        id: column
        width: parent.width
        spacing: Theme.space.l

        Card {
            width: parent.width
            Column {
                width: parent.width
                spacing: Theme.space.xl
                Repeater {
                    model: skeleton.rows
                    Row {
                        id: line
                        required property int index
                        width: parent.width
                        spacing: Theme.space.l
                        Rectangle {
                            width: Theme.size.avatar
                            height: width
                            radius: width / 2
                            color: Theme.color.surfaceSunken
                        }
                        Column {
                            anchors.verticalCenter: parent.verticalCenter
                            spacing: Theme.space.s
                            Rectangle {
                                width: line.width * (0.58 - (line.index % 3) * 0.06)
                                height: Theme.type.body.size * 0.8
                                radius: height / 2
                                color: Theme.color.surfaceSunken
                            }
                            Rectangle {
                                width: line.width * (0.38 - (line.index % 2) * 0.06)
                                height: Theme.type.caption.size * 0.7
                                radius: height / 2
                                color: Theme.color.surfaceSunken
                            }
                        }
                    }
                }
            }
        }
        EmptyState {
            visible: skeleton.slow
            width: parent.width
            drawn: false
            iconName: "clock"
            hue: "slate"
            title: qsTr("Still loading")
            line: qsTr("You can wait or go back.")
            action: qsTr("Go back")
            onActivated: skeleton.goBack()
        }
    }
}
