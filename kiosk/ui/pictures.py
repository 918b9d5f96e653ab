"""Image provider of photos from the store.

What is slow is done ahead (see `kiosk.ui.drawings`): `PhotoPictures.prepare` decodes on a worker of ours, and a photo has no address
until that is done.
"""

from __future__ import annotations

import re
import threading

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter, QPainterPath

from kiosk.store.blobs import get_blob
from kiosk.store.engine import Store
from kiosk.ui.drawings import CACHE_BYTES, MAX_SIDE, PictureCache, Pictures

#: Longest sides, in pixels, of photos that are decoded ahead.
LARGE_SIDE = 2200
SMALL_SIDE = 480
#: In the size and shape they are shown in; those on screen Qt holds itself.
FINISHED_BYTES = 16 * 1024 * 1024
_SHA256 = re.compile(r"[0-9a-f]{64}")


class PhotoPictures(Pictures):
    """`image://photo/<sha256>?r=<radius>&cover=1`: a photo out of the store, in the size it is shown in.

    With `cover` it fills the size and is cut at the centre; without, it fits inside. Closed while nobody is signed in.
    """

    def __init__(self, store: Store) -> None:
        super().__init__(FINISHED_BYTES)
        self._store = store
        self._closed = threading.Event()
        self._closed.set()
        self._prepared = PictureCache(CACHE_BYTES)

    def open(self) -> None:
        """Somebody signed in."""
        self._closed.clear()

    def close(self) -> None:
        """Nobody is signed in: nothing is shown and nothing is kept."""
        self._closed.set()
        self.clear()

    def clear(self) -> None:
        """Drop every picture, the prepared ones too."""
        super().clear()
        self._prepared.clear()

    def prepare(self, name: str, *, large: bool) -> bool:
        """Decode a photo ahead: on a worker, never on the GUI thread. `large`: for a whole screen, else for a list.

        False when its bytes are not in the store.
        """
        if self._closed.is_set() or _SHA256.fullmatch(name) is None:
            return False
        with self._store.read() as connection:
            data = get_blob(connection, name)
        if data is None:
            return False
        side = LARGE_SIDE if large else SMALL_SIDE
        image = _decoded(data, QSize(side, side))
        self._prepared.put(_size_key(name, large=large), image)
        if self._closed.is_set():
            # Somebody signed out meanwhile.
            self._prepared.clear()
        return True

    def ready(self, name: str, *, large: bool) -> bool:
        """Whether `prepare` was done and the result is still held."""
        return self._prepared.get(_size_key(name, large=large)) is not None

    def draw(self, name: str, options: dict[str, str], wanted: QSize) -> QImage | None:
        large = max(wanted.width(), wanted.height()) > SMALL_SIDE or wanted.isEmpty()
        image = self._prepared.get(_size_key(name, large=large)) or self._prepared.get(_size_key(name, large=not large))
        if image is None or self._closed.is_set():
            return None
        image = fitted(image, wanted, cover=options.get("cover") == "1")
        radius = options.get("r", "0")
        return rounded(image, float(radius)) if radius.replace(".", "", 1).isdecimal() else image


def _size_key(name: str, *, large: bool) -> str:
    return f"{name}|{'large' if large else 'small'}"


def _decoded(data: bytes, within: QSize) -> QImage:
    """The photo, no larger than `within` and never enlarged; empty when it is none."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(False)
    size = reader.size()
    if size.width() > within.width() or size.height() > within.height():
        reader.setScaledSize(size.scaled(within, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read().convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def fitted(image: QImage, wanted: QSize, *, cover: bool) -> QImage:
    """The photo in the wanted size: filling it, or whole inside it and never enlarged."""
    if image.isNull():
        return image
    width, height = wanted.width() or MAX_SIDE, wanted.height() or MAX_SIDE
    smooth = Qt.TransformationMode.SmoothTransformation
    if not cover or wanted.isEmpty():
        if image.width() <= width and image.height() <= height:
            return image
        return image.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    filled = image.scaled(wanted, Qt.AspectRatioMode.KeepAspectRatioByExpanding, smooth)
    return filled.copy((filled.width() - width) // 2, (filled.height() - height) // 2, width, height)


def rounded(image: QImage, radius: float) -> QImage:
    """The picture with round corners."""
    if image.isNull() or radius <= 0:
        return image
    drawn = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(QRectF(image.rect()), radius, radius)
    painter.fillPath(path, QBrush(image))
    painter.end()
    return drawn
