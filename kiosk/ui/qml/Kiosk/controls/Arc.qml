import QtQuick
import Kiosk

// A ring that is full at 1 and empty at 0, from the top, clockwise.
// WORKAROUND(qt-shape-clip): not a Shape, see DashedEdge.
Canvas {
    id: arc

    property real fraction: 1
    property real stroke: Theme.size.ringStroke
    property color tint: Theme.color.primary
    property color track: Theme.color.surfaceSunken
    property real turned: 0

    renderStrategy: Canvas.Immediate
    Accessible.ignored: true
    onFractionChanged: requestPaint()
    onStrokeChanged: requestPaint()
    onTintChanged: requestPaint()
    onTrackChanged: requestPaint()
    onTurnedChanged: requestPaint()
    onPaint: {
        const pen = getContext("2d");
        const radius = (Math.min(width, height) - stroke) / 2;
        pen.reset();
        if (radius <= 0)
            return;
        const top = (2 * turned - 0.5) * Math.PI;
        pen.lineWidth = stroke;
        pen.strokeStyle = track;
        pen.beginPath();
        pen.arc(width / 2, height / 2, radius, 0, 2 * Math.PI);
        pen.stroke();
        if (fraction <= 0)
            return;
        pen.lineCap = "round";
        pen.strokeStyle = tint;
        pen.beginPath();
        pen.arc(width / 2, height / 2, radius, top, top + 2 * Math.PI * Math.min(1, fraction));
        pen.stroke();
    }
}
