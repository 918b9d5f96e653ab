import QtQuick
QtObject {
    property var messages: ListModel {
        ListElement { messageId: "s1"; recipient: "Theo"; initial: "T"; hue: "leaf"; line: "Hi Theo, yes, I heard the gulls"; timeText: "9:31 pm"; chipText: "Waiting to send"; chipKind: "waiting" }
        ListElement { messageId: "s2"; recipient: "Elena"; initial: "E"; hue: "rose"; line: "See you next Tuesday"; timeText: "9:02 pm"; chipText: "Waiting to send"; chipKind: "waiting" }
        ListElement { messageId: "s3"; recipient: "Rosa"; initial: "R"; hue: "sky"; line: "Hi Rosa, thank you for the photo"; timeText: "1:58 pm"; chipText: "Sent on today"; chipKind: "sent" }
        ListElement { messageId: "s4"; recipient: "June"; initial: "J"; hue: "honey"; line: "Thank you for the list"; timeText: "Sunday"; chipText: "This was not sent on"; chipKind: "stopped" }
    }
    property bool loading: false
    property int count: 4
    property string olderText: ""
    property string selectedId: "s1"
    property string recipient: "Theo"
    property string selInitial: "T"
    property string selHue: "leaf"
    property string dateLine: "Today 9:31 pm · 1 stamp set aside"
    property var steps: [
        { title: "Saved", line: "on this kiosk", state: "done", icon: "check" },
        { title: "Waiting", line: "for connection", state: "now", icon: "wifi" },
        { title: "Received", line: "by the mail center", state: "later", icon: "inbox" },
        { title: "Checked", line: "by staff", state: "later", icon: "eye" },
        { title: "Sent on", line: "to Theo", state: "later", icon: "send" }
    ]
    property string body: "Hi Theo,\nYes, I heard the gulls. I played it three times and then once more for my neighbor. Keep the umbrella up, it looks windy.\nI finished lesson six tonight. When I am home we will fix that boat motor together."
    property string statusTitle: "Your message is saved"
    property string statusLine: "We will send it when the connection is back."
    property bool canTakeBack: true
    property string receiptState: "printing"
    property string receiptTitle: "Your receipt is printing"
    property string receiptLine: "Take it from the slot at the bottom right of this kiosk."
    property bool canPrintAgain: true
    function open(id: string) { selectedId = id; }
    function showOlder() {}
    function takeBack() {}
    function printAgain() {}
    function done() {}
}
