"""Image providers: photos from the store, icons in any colour, and the landscapes.

WORKAROUND(pyside-gil): Qt asks for pictures on the GUI thread (no asynchronous loading). Its picture thread holds a lock while it waits
for the interpreter, and the GUI thread may wait for that lock while it holds the interpreter. So what is slow is done ahead:
`PhotoPictures.prepare` decodes on a worker of ours, and a photo has no address until that is done.
"""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from pathlib import Path
from urllib.parse import parse_qs

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QImageReader, QPainter, QPainterPath
from PySide6.QtQml import QQmlImageProviderBase
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

from kiosk.store.blobs import get_blob
from kiosk.store.engine import Store

CACHE_BYTES = 48 * 1024 * 1024
MAX_SIDE = 4096
#: Longest sides, in pixels, of photos that are decoded ahead.
LARGE_SIDE = 2200
SMALL_SIDE = 480
MAX_ICON_SIDE = 512
DEFAULT_ICON_SIDE = 48
_SHA256 = re.compile(r"[0-9a-f]{64}")
_ICON = re.compile(r"[a-z0-9-]{1,64}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?")
_SCENE = re.compile(r"(dawn|day|dusk|night)-(portrait|wide)")


class _Cache:
    """Finished pictures, the least recently used dropped first. Shared by the threads that draw."""

    def __init__(self, most_bytes: int) -> None:
        self._most = most_bytes
        self._lock = threading.Lock()
        self._held: OrderedDict[str, QImage] = OrderedDict()
        self._bytes = 0

    def get(self, key: str) -> QImage | None:
        with self._lock:
            image = self._held.get(key)
            if image is not None:
                self._held.move_to_end(key)
            return image

    def put(self, key: str, image: QImage) -> None:
        with self._lock:
            if key in self._held or image.sizeInBytes() > self._most:
                return
            self._held[key] = image
            self._bytes += image.sizeInBytes()
            while self._bytes > self._most:
                _, dropped = self._held.popitem(last=False)
                self._bytes -= dropped.sizeInBytes()

    def clear(self) -> None:
        with self._lock:
            self._held.clear()
            self._bytes = 0

    def __len__(self) -> int:
        return len(self._held)


class Pictures(QQuickImageProvider):
    """Base: answers by (name, options, size) from a bounded cache. A picture that cannot be made is an empty one, never an error."""

    def __init__(self, cache_bytes: int = CACHE_BYTES) -> None:
        super().__init__(QQmlImageProviderBase.ImageType.Image)
        self._cache = _Cache(cache_bytes)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: N803 - Qt's names
        """Called by Qt on the GUI thread."""
        key = f"{id}|{requestedSize.width()}x{requestedSize.height()}"
        image = self._cache.get(key)
        if image is None:
            name, _, query = id.partition("?")
            options = {option: values[-1] for option, values in parse_qs(query).items()}
            image = self.draw(name, options, _bounded(requestedSize))
            if image is None or image.isNull():
                image = _empty()
            else:
                self._cache.put(key, image)
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image

    def draw(self, name: str, options: dict[str, str], wanted: QSize) -> QImage | None:
        """Make one picture; `wanted` may be empty."""
        raise NotImplementedError

    def clear(self) -> None:
        """Drop every picture that was made."""
        self._cache.clear()

    def __len__(self) -> int:
        return len(self._cache)


class PhotoPictures(Pictures):
    """`image://photo/<sha256>?r=<radius>&cover=1`: a photo out of the store, in the size it is shown in.

    With `cover` it fills the size and is cut at the centre; without, it fits inside. Closed while nobody is signed in.
    """

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._store = store
        self._closed = threading.Event()
        self._closed.set()
        self._prepared = _Cache(CACHE_BYTES)

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
        image = _fitted(image, wanted, cover=options.get("cover") == "1")
        radius = options.get("r", "0")
        return _rounded(image, float(radius)) if radius.replace(".", "", 1).isdecimal() else image


class IconPictures(Pictures):
    """`image://icon/<name>?color=%23rrggbb&stroke=2.3`: a line icon, recoloured by rewriting its stroke."""

    def __init__(self, folder: Path) -> None:
        super().__init__(8 * 1024 * 1024)
        self._folder = folder

    def draw(self, name: str, options: dict[str, str], wanted: QSize) -> QImage | None:
        path = self._folder / f"{name}.svg"
        if _ICON.fullmatch(name) is None or not path.is_file():
            return None
        svg = path.read_text(encoding="utf-8")
        colour = options.get("color", "#000000")
        if _COLOUR.fullmatch(colour):
            # QML writes colours as #aarrggbb, SVG knows #rrggbb.
            svg = svg.replace("currentColor", f"#{colour[-6:]}")
        stroke = options.get("stroke", "")
        if stroke and stroke.replace(".", "", 1).isdecimal():
            svg = re.sub(r'stroke-width="[^"]*"', f'stroke-width="{stroke}"', svg)
        side = min(MAX_ICON_SIDE, max(wanted.width(), wanted.height()) or DEFAULT_ICON_SIDE)
        image = _svg(svg.encode(), QSize(side, side))
        if len(colour) == 9 and image is not None:
            return _faded(image, int(colour[1:3], 16) / 255)
        return image


class ScenePictures(Pictures):
    """`image://scene/<band>-<portrait|wide>`: the landscape of a band of hours, drawn once for each size."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def draw(self, name: str, options: dict[str, str], wanted: QSize) -> QImage | None:  # noqa: ARG002 - none are known
        path = self._folder / f"ridge-{name}.svg"
        if _SCENE.fullmatch(name) is None or not path.is_file():
            return None
        return _svg(path.read_bytes(), wanted)


def _bounded(size: QSize) -> QSize:
    if size.isEmpty() and (size.width() <= 0 and size.height() <= 0):
        return QSize(0, 0)
    return QSize(min(MAX_SIDE, max(0, size.width())), min(MAX_SIDE, max(0, size.height())))


def _empty() -> QImage:
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


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


def _fitted(image: QImage, wanted: QSize, *, cover: bool) -> QImage:
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


def _rounded(image: QImage, radius: float) -> QImage:
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


def _svg(svg: bytes, wanted: QSize) -> QImage | None:
    renderer = QSvgRenderer(QByteArray(svg))
    if not renderer.isValid():
        return None
    natural = renderer.defaultSize()
    size = natural if wanted.isEmpty() else wanted
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(image.rect()))
    painter.end()
    return image


def _faded(image: QImage, opacity: float) -> QImage:
    faded = QImage(image.size(), QImage.Format.Format_ARGB32_Premultiplied)
    faded.fill(QColor(0, 0, 0, 0))
    painter = QPainter(faded)
    painter.setOpacity(opacity)
    painter.drawImage(0, 0, image)
    painter.end()
    return faded
