import QtQuick
QtObject {
    property string title: "2 things wait to be sent"
    property string line: "Last connected today 1:45 pm. We will send them when the connection is back."
    property string safeText: "They are saved on this kiosk and safe, also when the power goes out."
    property var items: [
        { key: "m1", title: "Message to Rosa", line: "Since today 1:47 pm", icon: "mail", hue: "primary" },
        { key: "m2", title: "10 stamps bought", line: "Since today 1:50 pm", icon: "postage", hue: "honey" }
    ]
    property bool loading: false
    property bool frozen: false
    property string catchUpText: "Your mail and balances are still coming in"
    property string catchUpLine: "1,240 of about 4,350"
    property real catchUpFraction: 0.28
}
