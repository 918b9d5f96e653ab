import QtQuick
import QtQuick.Layouts
import Kiosk

// What became of a receipt on paper: printing, printed, or safe in Money when it did not print.
// The paper itself is drawn beside the words where there is room, and `foot` goes below them.
GridLayout {
    id: receipt

    // waiting, stuck, printing, printed, not_printed or unknown
    property string progress: ""
    property string title: ""
    property string line: ""
    property string facility: ""
    property string at: ""
    property var paperRows: []
    property Item foot: null
    readonly property bool printing: progress === "printing" || progress === "waiting"
    readonly property bool bad: progress === "not_printed" || progress === "unknown" || progress === "stuck"

    columns: paper.visible ? 2 : 1
    columnSpacing: Theme.space.xl
    onFootChanged: if (foot) foot.parent = words

    ColumnLayout {
        id: words
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

        RowLayout {
            Layout.fillWidth: true
            visible: receipt.title.length > 0
            spacing: Theme.space.m
            IconTile {
                name: receipt.bad ? "receipt" : "printer"
                hue: receipt.bad ? "rose" : "sky"
                side: Theme.size.tileSmall
            }
            AppText {
                Layout.fillWidth: true
                text: receipt.title
                kind: Theme.kiosk ? Theme.type.title : Theme.type.large
                weight: Theme.bold
                Accessible.role: Accessible.Heading
            }
        }
        AppText {
            Layout.fillWidth: true
            visible: text.length > 0
            text: receipt.line
            color: Theme.color.inkSoft
        }
        ProgressBar {
            Layout.fillWidth: true
            visible: receipt.printing
            text: receipt.title
        }
    }
    ReceiptPaper {
        id: paper
        visible: Theme.kiosk && Theme.textStep === 100 && receipt.title.length > 0 && !receipt.bad
        Layout.alignment: Qt.AlignTop
        Layout.rightMargin: Theme.space.l
        facility: receipt.facility
        at: receipt.at
        rows: receipt.paperRows
    }
}
