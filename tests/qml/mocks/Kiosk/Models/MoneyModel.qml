import QtQuick
QtObject {
    property string stampsText: "7"
    property string stampsNote: "And 1 reply paid by Rosa"
    property string trustText: "$46.20"
    property string trustDateText: "From the facility, today 6:05 am"
    property string creditsText: "$12.00"
    property string creditsNote: "For stamps"
    property bool loading: false
    property string tab: "all"
    property var aside: [{ title: "On this kiosk", line: "3 stamps · $5.00 · until today 7:43 pm" }]
    property var holds: [{ title: "A deposit to you was taken back", line: "Paused: buying stamps. Mail and requests work.", end: "It ends when $12.50 is paid back." }]
    property var obligations: [{ key: "o1", title: "County court", kind: "Court fee", paid: "Paid $101.50 of $250.00", left: "$148.50 left", note: "20% of each deposit goes here", fraction: 0.4, canPay: true }]
    property string waitingText: "2 things wait to be sent"
    property string undoText: "You can undo buying 10 stamps until 2:02 pm."
    property string buyBlocked: ""
    property string moveBlocked: ""
    property var history: ListModel {
        ListElement { entryId: "e1"; title: "Deposit: Rosa Hale"; line: "Yesterday 6:05 pm · online · reference DP-80377"; iconName: "arrow-down-left"; hue: "leaf"; amount: "+$25.00"; after: "$46.20 after"; chip: ""; isIn: true }
        ListElement { entryId: "e2"; title: "Message sent"; line: "Monday 4:42 pm"; iconName: "send"; hue: "sky"; amount: "−1 stamp"; after: "6 stamps after"; chip: "Given back"; isIn: false }
        ListElement { entryId: "e3"; title: "10 stamps could not be bought"; line: "Monday 4:40 pm · The price changed. Nothing was charged."; iconName: "circle-alert"; hue: "rose"; amount: ""; after: ""; chip: ""; isIn: false }
    }
    property int historyCount: 3
    property string olderText: "Show 12 older lines"
    property var receipts: ListModel {
        ListElement { receiptId: "r1"; title: "Reply to Rosa"; dateLine: "Today 1:58 pm · receipt R-4471-0098"; stateText: "Printed"; canPrintAgain: true }
        ListElement { receiptId: "r2"; title: "Reply to Theo"; dateLine: "Sunday 4:12 pm · receipt R-4471-0091"; stateText: "This did not print"; canPrintAgain: true }
    }
    property int receiptCount: 2
    function showTab(key: string) { tab = key; }
    function showOlder() {}
    function printAgain(id: string) {}
}
