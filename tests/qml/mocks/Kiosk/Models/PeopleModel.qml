import QtQuick
QtObject {
    property var people: ListModel {
        ListElement { contactId: "c1"; name: "Rosa"; initial: "R"; hue: "sky"; line: "Sister · wrote today"; canWrite: true }
        ListElement { contactId: "c2"; name: "Theo"; initial: "T"; hue: "leaf"; line: "Son · wrote today"; canWrite: true }
        ListElement { contactId: "c3"; name: "Dani"; initial: "D"; hue: "plum"; line: "Friend · wrote today"; canWrite: true }
        ListElement { contactId: "c4"; name: "Elena"; initial: "E"; hue: "rose"; line: "Mail is paused until June 9."; canWrite: false }
    }
    property int count: 4
    function write(id: string) {}
}
