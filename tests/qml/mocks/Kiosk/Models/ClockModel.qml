import QtQuick
QtObject {
    property string timeText: "1:42"
    property string periodText: "pm"
    property string dateText: "Tuesday, June 3"
    property string greeting: "Good afternoon"
    property string band: "day"
}
