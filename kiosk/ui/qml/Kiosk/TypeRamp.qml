import QtQuick

QtObject {
    id: ramp

    required property var rows
    required property var tracking
    required property int step

    readonly property TypeStyle caption: TypeStyle { row: ramp.rows.caption; step: ramp.step }
    readonly property TypeStyle small: TypeStyle { row: ramp.rows.small; step: ramp.step }
    readonly property TypeStyle body: TypeStyle { row: ramp.rows.body; step: ramp.step }
    readonly property TypeStyle button: TypeStyle { row: ramp.rows.button; step: ramp.step }
    readonly property TypeStyle large: TypeStyle { row: ramp.rows.large; step: ramp.step }
    readonly property TypeStyle reading: TypeStyle { row: ramp.rows.reading; step: ramp.step }
    readonly property TypeStyle title: TypeStyle { row: ramp.rows.title; step: ramp.step; tracking: ramp.tracking.title }
    readonly property TypeStyle heading: TypeStyle { row: ramp.rows.heading; step: ramp.step; tracking: ramp.tracking.heading }
    readonly property TypeStyle display: TypeStyle { row: ramp.rows.display; step: ramp.step; tracking: ramp.tracking.display }
    // Only the kiosk draws a clock of its own size; a tablet's clock is its largest words.
    readonly property TypeStyle clock: TypeStyle { row: ramp.rows.clock ?? ramp.rows.display; step: ramp.step; tracking: ramp.tracking.display * 1.7 }
}
