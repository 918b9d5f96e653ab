import QtQuick
QtObject {
    property string stampsText: "7"
    property string stampsNote: "And 1 reply paid by Rosa"
    property string trustText: "$46.20"
    property string trustDateText: "From the facility, today 6:05 am"
    property string creditsText: "$12.00"
    property string creditsNote: "For stamps"
    property var receipts: ListModel {
        ListElement { receiptId: "r1"; title: "Reply to Rosa"; dateLine: "Today 1:58 pm · receipt R-4471-0098"; stateText: "Printed"; canPrintAgain: true }
        ListElement { receiptId: "r2"; title: "Reply to Theo"; dateLine: "Sunday 4:12 pm · receipt R-4471-0091"; stateText: "This did not print"; canPrintAgain: true }
    }
    property int receiptCount: 2
    function printAgain(id: string) {}
}
