pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// What comes to this device, how far it is, what is here, and what room all of it takes.
Item {
    id: screen

    required property DownloadsModel downloads
    required property SessionModel session
    required property Navigator navigator
    readonly property real side: Theme.size.pageSide

    Skeleton {
        x: screen.side
        y: Theme.space.l
        width: parent.width - 2 * x
        loading: screen.downloads.loading
        onGoBack: screen.navigator.back()
    }
    MailList {
        id: list
        anchors.fill: parent
        visible: !screen.downloads.loading
        flat: false
        footSide: screen.side
        model: screen.downloads.rows
        Accessible.name: qsTr("Downloads")
        section.property: "part"
        section.delegate: SectionHeader {
            required property string section
            x: screen.side
            width: list.width - 2 * x
            topPadding: Theme.space.l
            bottomPadding: Theme.space.s
            text: section === "coming" ? screen.downloads.comingTitle : screen.downloads.hereTitle
        }

        header: Item {
            width: list.width
            height: head.implicitHeight
            // A list grows upward with its header: whoever saw the top sees it still.
            onHeightChanged: if (list.view.contentY <= Theme.size.slack) Qt.callLater(list.view.positionViewAtBeginning)
            DownloadsHead {
                id: head
                x: screen.side
                width: parent.width - 2 * x
                downloads: screen.downloads
            }
        }
        reuseItems: true
        delegate: Item {
            id: holder
        // A row that waits to be used again is nothing to see, to hear or to come to.
        ListView.onPooled: visible = false
        ListView.onReused: visible = true
            required property string container
            required property string name
            required property string byLine
            required property var art
            required property string line
            required property string note
            required property real fraction
            required property string part
            required property var deeds
            required property int index

            width: list.width
            height: row.implicitHeight
            DownloadRow {
                id: row
                x: screen.side
                width: parent.width - 2 * x
                first: holder.index === 0 || holder.index === screen.downloads.comingCount
                last: holder.index === list.count - 1 || holder.index === screen.downloads.comingCount - 1
                name: holder.name
                byLine: holder.byLine
                art: holder.art
                line: holder.line
                note: holder.note
                fraction: holder.part === "coming" ? holder.fraction : -1
                deeds: holder.deeds
                onActed: key => screen.downloads.act(key, holder.container)
            }
        }
        footer: Item { height: Theme.space.xl }
    }
}
