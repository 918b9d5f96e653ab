import QtQuick
QtObject {
    property string title: "Move to credits"
    property string intro: "Credits pay for stamps on these devices. The money comes from your trust account."
    property string limitText: "You can move up to $100.00 now."
    property string amountText: "$10.00"
    property var quick: [{ key: "500", text: "$5.00" }, { key: "1000", text: "$10.00" }, { key: "2000", text: "$20.00" }]
    property var lines: [{ label: "Fees", value: "None", strong: false }, { label: "Trust account after this", value: "$36.20", strong: true }, { label: "Credits after this", value: "$22.00", strong: true }]
    property string confirmText: "Move $10.00 to credits"
    property string blocked: ""
    property string note: ""
    property string error: ""
    property bool busy: false
    function moveMoney() {}
    function pay(obligation: string) {}
    function addDigit(digit: string) {}
    function erase() {}
    function choose(cents: string) {}
    function confirm() {}
}
