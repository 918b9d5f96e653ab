import QtQuick
QtObject {
    property string greetingName: "Good afternoon, Marcus"
    property string dateLine: "Tuesday, June 3 · 1:43 pm"
    property bool loading: false
    property string problem: ""
    property int newCount: 3
    property string newText: "3 new"
    property string mailLine: "3 new · newest from Rosa, 12:20 pm"
    property var rows: MailRows { short: true }
    property string stampsText: "7 stamps"
    property string trustText: "Trust account $46.20"
    property string creditsText: "Credits $12.00"
    property string balancesNote: ""
    property string sentLine: "2 waiting to send"
    property string draftsLine: "1 letter to finish"
    property string peopleLine: "Write to Rosa, Theo, Dani"
    property string moneyLine: "$46.20 · see every receipt"
    property int sentWaiting: 2
    property int draftCount: 1
    property string syncedText: "Up to date 2 minutes ago"
    function openMessage(id: string) {}
}
