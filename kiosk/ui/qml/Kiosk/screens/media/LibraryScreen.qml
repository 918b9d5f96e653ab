pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// My library: the kinds, and what somebody has of one of them.
ColumnLayout {
    id: screen

    required property LibraryModel library
    required property SessionModel session
    required property Navigator navigator
    property ListPlace place: null
    readonly property real side: Theme.size.pageSide
    // The ways to the queue and the store stand beside the kinds, where there is room.
    readonly property bool beside: Theme.form === "tablet" && Theme.textStep === 100

    spacing: Theme.space.m

    PageTitle {
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        inBar: true
        text: qsTr("My library")
    }
    GridLayout {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.topMargin: Theme.docked ? 0 : Theme.space.s
        columns: screen.beside ? 2 : 1
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.s

        CategoryBar {
            id: bar
            Layout.fillWidth: true
            parts: screen.library.kinds
            current: screen.library.kind
            onChosen: key => screen.library.choose(key)
        }
        GridLayout {
            Layout.fillWidth: !screen.beside
            columns: Theme.largest && !Theme.kiosk ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.s
            uniformCellWidths: !screen.beside

            AppButton {
                Layout.fillWidth: true
                Layout.preferredHeight: screen.beside ? bar.implicitHeight : implicitHeight
                kind: "secondary"
                iconName: screen.library.problem ? "circle-alert" : "download"
                text: screen.library.comingText.length > 0 ? screen.library.comingText : qsTr("Downloads")
                Accessible.name: [qsTr("Downloads"), screen.library.comingText].filter(part => part.length > 0).join(". ")
                onActivated: screen.library.downloads()
            }
            AppButton {
                Layout.fillWidth: true
                Layout.preferredHeight: screen.beside ? bar.implicitHeight : implicitHeight
                kind: "tonal"
                iconName: "store"
                text: qsTr("Store")
                onActivated: screen.library.store()
            }
        }
    }
    Item {
        Layout.fillWidth: true
        Layout.fillHeight: true

        Skeleton {
            x: screen.side
            width: parent.width - 2 * x
            loading: screen.library.loading
            onGoBack: screen.navigator.back()
        }
        LibraryList {
            anchors.fill: parent
            visible: !screen.library.loading
            library: screen.library
            place: screen.place
        }
    }
}
