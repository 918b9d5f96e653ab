import QtQuick
import QtQuick.Layouts
import Kiosk

// What became of a receipt on paper: printing, printed, or safe in Money when it did not print.
GridLayout {
    id: receipt

    // waiting, printing, printed, not_printed or unknown
    property string progress: ""
    property string title: ""
    property string line: ""
    readonly property bool printing: progress === "printing" || progress === "waiting"
    readonly property bool bad: progress === "not_printed" || progress === "unknown"

    columns: paper.visible ? 2 : 1
    columnSpacing: Theme.space.xl

    ColumnLayout {
        Layout.fillWidth: true
        Layout.alignment: Qt.AlignTop
        spacing: Theme.space.m

        RowLayout {
            Layout.fillWidth: true
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
        visible: Theme.kiosk && Theme.textStep === 100 && !receipt.bad
        Layout.rightMargin: Theme.space.l
        out: receipt.progress === "printed"
    }
}
