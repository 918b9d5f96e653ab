import QtQuick
QtObject {
    property string firstName: "Marcus"
    property string initial: "M"
    property bool cardRead: true
    property int filled: 3
    property int pinLength: 6
    property var keys: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
    property string message: ""
    property string messageKind: ""
    property bool busy: false
    property bool locked: false
    property bool uncovering: false
    function press(digit: string) { filled = Math.min(pinLength, filled + 1); }
    function erase() { filled = Math.max(0, filled - 1); }
    function go() {}
    function mix() { keys = ["7", "2", "9", "0", "5", "1", "8", "3", "6", "4"]; }
    function startOver() {}
    function forgot() {}
}
