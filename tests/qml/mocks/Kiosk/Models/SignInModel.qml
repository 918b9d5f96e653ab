import QtQuick
QtObject {
    property string facilityName: "Cedar Ridge"
    property string unitName: "Unit C"
    property string deviceName: "Kiosk C-2"
    property bool hasReader: true
    property bool readerWorking: true
    property string message: ""
    property string messageKind: ""
    property string numberText: "4471"
    property string numberMessage: ""
    function startNumber() {}
    function addDigit(digit: string) { numberText += digit; }
    function erase() { numberText = numberText.slice(0, -1); }
    function submitNumber() {}
    function cancel() {}
    function getHelp() {}
}
