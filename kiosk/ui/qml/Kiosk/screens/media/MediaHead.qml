pragma ComponentBehavior: Bound
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
    // The name has a line of its own where the words beside it leave it none.
    readonly property bool narrow: Theme.docked && Theme.textStep > 100

    component LibraryKey: AppButton {
        Layout.fillWidth: true
        kind: "tonal"
        iconName: "library"
        text: qsTr("My library")
        onActivated: head.media.showLibrary()
    }

    GridLayout {
        Layout.fillWidth: true
        Layout.topMargin: Theme.size.pageTop
        columns: Theme.largest ? 1 : head.narrow ? 2 : 3
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.s

        AppText {
            Layout.fillWidth: true
            Layout.columnSpan: head.narrow && !Theme.largest ? 2 : 1
            visible: Theme.docked
            text: head.title
            kind: Theme.type.display
            Accessible.role: Accessible.Heading
        }
        SearchKey {
            id: search
            Layout.fillWidth: !Theme.docked || Theme.largest || head.narrow
            onActivated: head.titleSearch.begin()
        }
        LibraryKey {
            Layout.preferredHeight: search.implicitHeight
            visible: !Theme.docked
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
    LibraryKey {
        visible: Theme.docked
    }
}
