import QtQuick
import QtQuick.Layouts
import Kiosk

// The slate bar of facility IT, so that it is never mistaken for the residents' screens.
Rectangle {
    id: bar

    property string title: ""
    property string note: ""

    readonly property color words: Theme.tokens.light.surface
    implicitHeight: Math.max(Theme.topBar, names.implicitHeight + 2 * Theme.space.m)
    color: Theme.contrast ? Theme.color.surface : Theme.fixed.itBar

    Rectangle {
        visible: Theme.contrast
        anchors.bottom: parent.bottom
        width: parent.width
        height: Theme.edge
        color: Theme.color.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.space.screenSide
        anchors.rightMargin: Theme.space.screenSide
        spacing: Theme.space.m

        Image {
            Layout.preferredWidth: Theme.size.mark * 0.9
            Layout.preferredHeight: Theme.size.mark * 0.9
            sourceSize: Qt.size(width, width)
            source: Theme.resource("illustrations/mark.svg")
            Accessible.ignored: true
        }
        ColumnLayout {
            id: names
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: bar.title
                kind: Theme.type.title
                color: bar.words
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                text: qsTr("For facility IT")
                kind: Theme.type.caption
                color: bar.words
            }
        }
        AppIcon {
            visible: !Theme.largest
            name: "lock-keyhole"
            side: Theme.icon.button
            tint: bar.words
        }
        AppText {
            visible: !Theme.largest
            Layout.maximumWidth: bar.width * 0.4
            text: bar.note
            kind: Theme.type.body
            weight: Theme.semibold
            color: bar.words
        }
    }
}
