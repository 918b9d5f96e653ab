import QtQuick

// One line of the type scale at the chosen text step: [size at 100, 150, 200, line, weight].
QtObject {
    required property var row
    required property int step
    property real tracking: 0

    readonly property real size: Math.round(row[step === 200 ? 2 : step === 150 ? 1 : 0])
    readonly property real line: Math.round(size * row[3])
    readonly property int weight: row[4]
    readonly property real spacing: size * tracking
}
