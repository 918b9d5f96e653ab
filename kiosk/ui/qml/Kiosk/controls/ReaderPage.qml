pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A page of a book or a long text: one calm column of 45 to 70 letters a line, a page at a time. No sideways scrolling.
Item {
    id: page

    property string title: ""
    property string text: ""
    property string placeText: ""
    property bool hasBefore: true
    property bool hasAfter: true
    signal before
    signal after

    implicitHeight: column.implicitHeight + foot.implicitHeight + Theme.space.l

    ScrollPage {
        anchors.top: parent.top
        anchors.bottom: foot.top
        anchors.bottomMargin: Theme.space.m
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.size.readable)
        content: ColumnLayout {
            id: column
            spacing: Theme.space.l
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: page.title
                kind: Theme.type.heading
                Accessible.role: Accessible.Heading
            }
            Paragraphs {
                Layout.fillWidth: true
                text: page.text
            }
        }
    }
    RowLayout {
        id: foot
        anchors.bottom: parent.bottom
        anchors.horizontalCenter: parent.horizontalCenter
        width: Math.min(parent.width, Theme.size.readable)
        PagerKey {
            iconName: "chevron-left"
            text: qsTr("Page before")
            blocked: page.hasBefore ? "" : qsTr("This is the first page.")
            onActivated: page.before()
        }
        AppText {
            Layout.fillWidth: true
            text: page.placeText
            kind: Theme.type.caption
            color: Theme.color.inkSoft
            horizontalAlignment: Text.AlignHCenter
        }
        PagerKey {
            iconName: "chevron-right"
            text: qsTr("Next page")
            blocked: page.hasAfter ? "" : qsTr("This is the last page.")
            onActivated: page.after()
        }
    }
}
