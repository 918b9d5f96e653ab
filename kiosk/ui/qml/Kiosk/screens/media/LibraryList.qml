pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// The titles of one kind, the newest first.
MailList {
    id: list

    required property LibraryModel library
    readonly property real inset: Theme.size.pageSide

    flat: false
    model: library.titles
    footSide: inset
    Accessible.name: qsTr("My library")

    header: Item {
        width: list.width
        height: head.implicitHeight
        // A list grows upward with its header: whoever saw the top sees it still.
        onHeightChanged: if (list.view.contentY <= Theme.size.slack) Qt.callLater(list.view.positionViewAtBeginning)
        LibraryHead {
            id: head
            x: list.inset
            width: parent.width - 2 * x
            library: list.library
        }
    }
    reuseItems: true
    delegate: Item {
        id: holder
        // A row that waits to be used again is nothing to see, to hear or to come to.
        ListView.onPooled: visible = false
        ListView.onReused: visible = true
        required property string licence
        required property string name
        required property string byLine
        required property var art
        required property string stateText
        required property string stateIcon
        required property string stateHue
        required property string rentalText
        required property string placeText
        required property real fraction
        required property bool faded
        required property int index

        width: list.width
        height: row.implicitHeight
        LibraryRow {
            id: row
            x: list.inset
            width: parent.width - 2 * x
            height: implicitHeight
            first: holder.index === 0
            last: holder.index === list.count - 1 && list.library.olderText.length === 0
            name: holder.name
            byLine: holder.byLine
            art: holder.art
            stateText: holder.stateText
            stateIcon: holder.stateIcon
            stateHue: holder.stateHue
            rentalText: holder.rentalText
            placeText: holder.placeText
            fraction: holder.fraction
            faded: holder.faded
            onOpened: {
                list.place?.keep(list.view);
                list.library.open(holder.licence);
            }
            onMore: {
                list.place?.keep(list.view);
                list.library.more(holder.licence);
            }
        }
        // Read by the last row's corners.
        QtObject {
            id: older
            readonly property string text: list.library.olderText
        }
    }
    footer: Item {
        width: list.width
        height: more.height + Theme.space.xl
        OlderButton {
            id: more
            flat: false
            x: list.inset
            width: parent.width - 2 * x
            text: list.library.olderText
            onActivated: list.library.older()
        }
    }
}
