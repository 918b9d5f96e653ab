"""The item that paints a piece of a page: some lines of one block, or a picture."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, QRectF, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui.viewmodels.media.page import PageModel

# Read by QmlElement below.
QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class PieceItem(QQuickPaintedItem):
    """Paints piece `index` of a page. Its words are its accessible name, which is what is read aloud."""

    sourceChanged = Signal()
    indexChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._source: PageModel | None = None
        self._index = -1

    def _get_source(self) -> QObject | None:
        return self._source

    def _set_source(self, source: QObject | None) -> None:
        if source is self._source:
            return
        if self._source is not None:
            self._source.drawn.disconnect(self._again)
        self._source = source if isinstance(source, PageModel) else None
        if self._source is not None:
            self._source.drawn.connect(self._again)
        self.sourceChanged.emit()
        self.update()

    def _get_index(self) -> int:
        return self._index

    def _set_index(self, index: int) -> None:
        if index != self._index:
            self._index = index
            self.indexChanged.emit()
            self.update()

    source = Property(QObject, _get_source, _set_source, notify=sourceChanged)
    index = Property(int, _get_index, _set_index, notify=indexChanged)

    def paint(self, painter: QPainter) -> None:
        """Called by the scene graph, on the GUI thread under the software renderer."""
        if self._source is not None:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            self._source.paint(painter, self._index, self.width())

    def lines_of(self, begin: int, end: int) -> list[QRectF]:
        """Where letters of its words stand in it, a part for each line."""
        return [] if self._source is None else self._source.lines(self._index, begin, end)

    @Slot()
    def _again(self) -> None:
        self.update()
