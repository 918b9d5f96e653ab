import QtQuick
QtObject {
    property var drafts: ListModel {
        ListElement { draftId: "d1"; name: "Rosa"; initial: "R"; hue: "sky"; line: "Hi Rosa, thank you for the photo. I have"; timeText: "1:47 pm"; reason: "" }
        ListElement { draftId: "d2"; name: "June"; initial: "J"; hue: "honey"; line: "Thank you for the list"; timeText: "Sunday"; reason: "This was not sent on. Your stamp is back." }
    }
    property int count: 2
    function open(id: string) {}
    function remove(id: string) {}
}
