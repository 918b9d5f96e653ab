import QtQuick
QtObject {
    property string messageId: "m1"
    property bool loading: false
    property string problem: ""
    property string sender: "Rosa"
    property string initial: "R"
    property string hue: "sky"
    property string subject: "Sunday at the lake"
    property string sentLine: "Sent Monday 7:48 pm · here today 12:20 pm"
    property string body: "Hi Marcus,\n\nWe took the red canoe out on Sunday and thought of you the whole way. The water was flat as glass. Theo paddled and I told him you taught me how.\n\nMom says the tomatoes are coming in early. Tell me about your class. Did you finish the book?"
    property var photos: [{ source: "image://photo/lake", width: 1620, height: 1080, name: "Photo from Rosa" }]
    property var refused: []
    property bool replyPaid: true
    property string replyTitle: "Rosa paid for your reply"
    property string replyLine: "1 stamp is waiting. Your own 7 stamps stay yours."
    property string replyButton: "Reply for free"
    property bool canReply: true
    property bool legal: false
    function reply() {}
}
