import QtQuick
QtObject {
    property var messages: MailRows {}
    property bool loading: false
    property string problem: ""
    property int count: messages.count
    property int unread: 3
    property int checkingCount: 1
    property string checkingTitle: "Being checked"
    property string checkingLine: "1 message is on its way to you. Staff read each message first."
    property string checkingWait: "Most take 1 day"
    property string stampsText: "7 stamps"
    property string selectedId: "m1"
    property string olderText: "Show 14 older messages"
    function showOlder() { olderText = ""; }
    function open(id: string) { selectedId = id; }
    function reload() {}
}
