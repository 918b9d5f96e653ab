import QtQuick
QtObject {
    property bool signedIn: true
    property string firstName: "Marcus"
    property string initial: "M"
    property bool connected: true
    property string connectionText: connected ? "Connected" : "Offline"
    property string lastConnectedText: "Last connected 9:12 pm"
    property bool timeLimited: true
    property string timeLeftText: "18 min left"
    property real timeLeftFraction: 0.9
    property bool timeLow: false
    property bool hasBattery: false
    property string batteryText: "72%"
    property int unreadCount: 3
    property bool covered: false
    function cover() { covered = true; }
    function liftCover() { covered = false; }
    function signOut() { signedIn = false; }
    function touched() {}
    property bool endingVisible: false
    property string endingKind: "time"
    property int endingSeconds: 45
    property real endingFraction: 0.75
    property string endingSavedText: "Your reply to Rosa is saved."
    property int extensionsLeft: 9
    property int extendMinutes: 5
    function extend() { endingVisible = false; }
    property bool toastVisible: false
    property string toastText: ""
    property string toastKind: "plain"
    function dismissToast() { toastVisible = false; }
    function explain(text: string) { toastText = text; toastKind = "plain"; toastVisible = true; }
    property bool readAloudAvailable: true
    property bool reading: false
    function readAloud() { reading = true; }
    function stopReading() { reading = false; }
}
