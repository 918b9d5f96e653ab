import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The head of the store: its name, search, what one has, and the kinds.
ColumnLayout {
    id: head

    required property StoreModel media
    required property TitleSearchModel titleSearch
    property string current: "for-you"
    property string title: qsTr("Media")

    spacing: Theme.kiosk ? Theme.space.m : Theme.space.s

    GridLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.size.pageTop
        columns: Theme.largest ? 1 : 4
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.s

        AppText {
            Layout.fillWidth: true
            visible: Theme.docked
            text: head.title
            kind: Theme.type.display
            Accessible.role: Accessible.Heading
        }
        SearchKey {
            Layout.fillWidth: !Theme.docked || Theme.largest
            onActivated: head.titleSearch.begin()
        }
        CreditsPill {
            Layout.fillWidth: Theme.largest
            amount: head.media.creditsText
        }
    }
    CategoryBar {
        Layout.fillWidth: true
        parts: head.media.kinds
        current: head.current
        onChosen: key => head.media.choose(key)
    }
}
