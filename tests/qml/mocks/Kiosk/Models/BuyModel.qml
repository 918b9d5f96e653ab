import QtQuick
QtObject {
    property string intro: "One stamp sends one message of up to 6,000 letters. You have 7 stamps now."
    property var books: [
        { key: "ten", title: "10 stamps", line: "$0.30 each", price: "$3.00", full: "", missing: "", stamps: 10 },
        { key: "thirty", title: "30 stamps", line: "$0.26 each · Lower price until June 9", price: "$7.80", full: "$8.70", missing: "", stamps: 30 },
        { key: "sixty", title: "60 stamps", line: "$0.28 each", price: "$16.80", full: "", missing: "You need $4.80 more credits.", stamps: 60 }
    ]
    property string chosen: "ten"
    property string creditsText: "$12.00"
    property string trustText: "$46.20"
    property var lines: [{ label: "10 stamps", value: "$3.00", strong: false }, { label: "Fees", value: "None", strong: false }, { label: "Credits after this", value: "$9.00", strong: true }]
    property string buyText: "Buy 10 stamps for $3.00"
    property string blocked: ""
    property string note: "It is paid when this device is connected."
    property string receiptLine: "You will get a receipt on paper and in Money."
    property string error: ""
    property bool busy: false
    property string doneTitle: "You have 17 stamps"
    property string doneLine: "10 new stamps are ready to use. We took $3.00 from your credits. $9.00 is left."
    property bool refused: false
    property string receiptState: "printing"
    property string receiptTitle: "Your receipt is printing"
    property string receiptNote: "Take it from the slot under this screen."
    property bool canPrintAgain: true
    property string undoText: "Changed your mind? You can undo this until 2:02 pm. 12 minutes left."
    property bool canUndo: true
    property var people: [{ key: "c1", name: "Rosa", initial: "R", hue: "sky" }, { key: "c2", name: "Theo", initial: "T", hue: "leaf" }, { key: "c3", name: "Dani", initial: "D", hue: "plum" }, { key: "c4", name: "Elena", initial: "E", hue: "rose" }]
    function choose(book: string) { chosen = book; }
    function buy() {}
    function undo() {}
    function showLast() {}
    function printAgain() {}
    function write(contact: string) {}
    function done() {}
}
