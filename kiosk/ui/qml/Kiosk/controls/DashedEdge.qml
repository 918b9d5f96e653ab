import QtQuick
import Kiosk

// The broken edge of something that cannot be used now.
// WORKAROUND(qt-shape-clip): not a Shape. Drawn in software, a Shape that has been scrolled out of its clip is drawn without any clip.
Canvas {
    id: edge

    property real radius: Theme.radius.control
    readonly property color tint: Theme.color.lineStrong
    readonly property real stroke: Theme.border.control

    renderStrategy: Canvas.Immediate
    Accessible.ignored: true
    onTintChanged: requestPaint()
    onRadiusChanged: requestPaint()
    onPaint: {
        const pen = getContext("2d");
        pen.reset();
        if (width <= stroke || height <= stroke)
            return;
        const corner = Math.min(radius, width / 2 - 1, height / 2 - 1);
        pen.strokeStyle = tint;
        pen.lineWidth = stroke;
        pen.setLineDash(Theme.size.dashes);
        pen.beginPath();
        pen.roundedRect(stroke / 2, stroke / 2, width - stroke, height - stroke, corner, corner);
        pen.stroke();
    }
}
