"""A picture that changes many times a second (a clip, the camera), and the item that paints it.

Qt's own VideoOutput draws nothing under the software renderer, so the frames are painted as images.
"""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QPointF, QRectF, QSizeF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

# Read by QmlElement below.
QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


class MovingPicture(QObject):
    """The frame that is shown now. Lives on the GUI thread."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.image = QImage()

    def show(self, image: QImage) -> None:
        """The next frame."""
        self.image = image
        self.changed.emit()

    def forget(self) -> None:
        """Show nothing, keep nothing."""
        if not self.image.isNull():
            self.show(QImage())


@QmlElement
class PictureItem(QQuickPaintedItem):
    """Paints a MovingPicture whole inside the item, or (`cover`) filling it and cut at the edges.

    `corner` rounds the corners by painting over them in `around`, the colour that lies beside the item: the software renderer cannot
    clip them. `mirrored` shows people as they know themselves from a mirror.
    """

    sourceChanged = Signal()
    looksChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._source: MovingPicture | None = None
        self._cover = False
        self._mirrored = False
        self._corner = 0.0
        self._around = QColor(Qt.GlobalColor.black)
        self._behind = QColor(Qt.GlobalColor.black)
        self.setOpaquePainting(True)
        self.looksChanged.connect(self._repaint)

    def _get_source(self) -> QObject | None:
        return self._source

    def _set_source(self, source: QObject | None) -> None:
        if source is self._source:
            return
        if self._source is not None:
            self._source.changed.disconnect(self._repaint)
        self._source = source if isinstance(source, MovingPicture) else None
        if self._source is not None:
            self._source.changed.connect(self._repaint)
        self.sourceChanged.emit()
        self.update()

    def _get_cover(self) -> bool:
        return self._cover

    def _set_cover(self, cover: bool) -> None:
        if cover != self._cover:
            self._cover = cover
            self.looksChanged.emit()

    def _get_mirrored(self) -> bool:
        return self._mirrored

    def _set_mirrored(self, mirrored: bool) -> None:
        if mirrored != self._mirrored:
            self._mirrored = mirrored
            self.looksChanged.emit()

    def _get_corner(self) -> float:
        return self._corner

    def _set_corner(self, corner: float) -> None:
        if corner != self._corner:
            self._corner = corner
            self.looksChanged.emit()

    def _get_around(self) -> QColor:
        return self._around

    def _set_around(self, around: QColor) -> None:
        if around != self._around:
            self._around = QColor(around)
            self.looksChanged.emit()

    def _get_behind(self) -> QColor:
        return self._behind

    def _set_behind(self, behind: QColor) -> None:
        if behind != self._behind:
            self._behind = QColor(behind)
            self.looksChanged.emit()

    source = Property(QObject, _get_source, _set_source, notify=sourceChanged)
    cover = Property(bool, _get_cover, _set_cover, notify=looksChanged)
    mirrored = Property(bool, _get_mirrored, _set_mirrored, notify=looksChanged)
    corner = Property(float, _get_corner, _set_corner, notify=looksChanged)
    around = Property(QColor, _get_around, _set_around, notify=looksChanged)
    behind = Property(QColor, _get_behind, _set_behind, notify=looksChanged)

    def paint(self, painter: QPainter) -> None:
        """Called by the scene graph, on the GUI thread under the software renderer."""
        place = QRectF(0, 0, self.width(), self.height())
        painter.fillRect(place, self._behind)
        image = QImage() if self._source is None else self._source.image
        if not image.isNull():
            if self._mirrored:
                painter.save()
                painter.translate(place.width(), 0)
                painter.scale(-1, 1)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            target, part = fitted(QSizeF(image.size()), place, cover=self._cover)
            painter.drawImage(target, image, part)
            if self._mirrored:
                painter.restore()
        if self._corner > 0:
            _round_off(painter, place, self._corner, self._around)

    @Slot()
    def _repaint(self) -> None:
        self.update()


def fitted(size: QSizeF, place: QRectF, *, cover: bool) -> tuple[QRectF, QRectF]:
    """Where in `place` a picture of this size goes, and which part of it is shown."""
    if cover:
        part = QRectF(QPointF(0, 0), place.size().scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
        part.moveCenter(QPointF(size.width() / 2, size.height() / 2))
        return place, part
    target = QRectF(QPointF(0, 0), size.scaled(place.size(), Qt.AspectRatioMode.KeepAspectRatio))
    target.moveCenter(place.center())
    return target, QRectF(QPointF(0, 0), size)


def _round_off(painter: QPainter, place: QRectF, corner: float, around: QColor) -> None:
    outside = QPainterPath()
    outside.addRect(place)
    inside = QPainterPath()
    inside.addRoundedRect(place, corner, corner)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(outside.subtracted(inside), around)
