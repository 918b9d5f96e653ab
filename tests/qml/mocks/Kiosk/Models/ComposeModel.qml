import QtQuick
QtObject {
    property bool needsStamps: false
    property string contactName: "Rosa"
    property string initial: "R"
    property string hue: "sky"
    property bool isReply: true
    property string text: "Hi Rosa,\n\nThank you for the photo. I have looked at it about twenty times. Tell Theo his stroke looks good from here.\n\nI finished the book and I am on week six of the class. I would love to hear how the tomatoes do this wee"
    property string savedText: "Saved 1:47 pm"
    property string meterTitle: "1 stamp, paid by Rosa"
    property string meterCount: "224 of 6,000 letters"
    property real meterFraction: 0.037
    property string meterLeft: "5,776 letters left on this stamp"
    property string meterOwn: "You own 7 stamps"
    property bool meterNear: false
    property int meterStamps: 1
    property string meterState: "prepaid"
    property string sendText: "Send to Rosa"
    property bool canSend: true
    property string blockedReason: ""
    property string screeningLine: "Staff may read this before Rosa gets it."
    property string error: ""
    property bool busy: false
    function editText(value: string) { text = value; }
    function send() {}
    signal replaced
    function close() {}
}
