import QtQuick
ListModel {
    id: rows
    property bool short: false
    property string photo: "image://photo/lake"
    Component.onCompleted: {
        const none = { initial: "", subject: "", snippet: "", timeText: "", isNew: false, replyPaid: false, replied: false, photoText: "", thumbnail: "", legal: false, section: "Earlier" };
        append(Object.assign({}, none, { messageId: "m1", sender: "Rosa", initial: "R", hue: "sky", subject: "Sunday at the lake", snippet: "We took the red canoe out on Sunday and thought of you the whole way.", timeText: "12:20 pm", isNew: true, replyPaid: true, photoText: "1 photo", thumbnail: photo, section: "Today" }));
        append(Object.assign({}, none, { messageId: "m2", sender: "Theo", initial: "T", hue: "leaf", subject: "A hello from the beach", snippet: "The waves were huge today.", timeText: "9:05 am", isNew: true, photoText: "2 photos", thumbnail: "image://photo/beach", section: "Today" }));
        append(Object.assign({}, none, { messageId: "m3", sender: "Dani", initial: "D", hue: "plum", subject: "A card for you", snippet: "Happy birthday. We are thinking of you.", timeText: "8:41 am", isNew: true, replyPaid: true, section: "Today" }));
        if (short)
            return;
        append(Object.assign({}, none, { messageId: "m4", sender: "Elena", initial: "E", hue: "rose", subject: "Visit on Tuesday", snippet: "Booked for 2:30. The kids will be home from school by then.", timeText: "Sunday" }));
        append(Object.assign({}, none, { messageId: "m5", sender: "Public Defender", initial: "P", hue: "honey", subject: "About your hearing", snippet: "", timeText: "Friday", legal: true }));
        append(Object.assign({}, none, { messageId: "m6", sender: "June", initial: "J", hue: "honey", subject: "The list you asked for", snippet: "Here it is. Tell me if I forgot one.", timeText: "May 28", replied: true }));
    }
}
