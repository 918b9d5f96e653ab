"""Drawn pictures: icons in any colour, and the landscapes. Needs Qt alone: the first picture of the screen waits for nothing else.

WORKAROUND(pyside-gil): Qt asks for pictures on the GUI thread (no asynchronous loading). Its picture thread holds a lock while it waits
for the interpreter, and the GUI thread may wait for that lock while it holds the interpreter. So what is slow is done ahead
(`kiosk.ui.pictures`), or once for all starts (`ScenePictures`).
"""

from __future__ import annotations

import re
import threading
import zlib
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtQml import QQmlImageProviderBase
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

CACHE_BYTES = 48 * 1024 * 1024
ICON_BYTES = 8 * 1024 * 1024
#: Of landscapes that nothing keeps on disk.
SCENE_BYTES = 16 * 1024 * 1024
MAX_SIDE = 4096
MAX_ICON_SIDE = 512
DEFAULT_ICON_SIDE = 48
#: Landscapes kept on disk, of at most some 6 MB each: four bands of hours in a few sizes.
KEPT_SCENES = 12
_ICON = re.compile(r"[a-z0-9-]{1,64}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?")
_SCENE = re.compile(r"(dawn|day|dusk|night)-(portrait|wide)")


class PictureCache:
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
        self._cache = PictureCache(cache_bytes)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: N803 - Qt's names
        """Called by Qt on the GUI thread."""
        key = f"{id}|{requestedSize.width()}x{requestedSize.height()}"
        image = self._cache.get(key)
        if image is None:
            name, _, query = id.partition("?")
            options = {option: values[-1] for option, values in parse_qs(query).items()}
            image = self.draw(name, options, bounded(requestedSize))
            if image is None or image.isNull():
                image = empty()
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


class IconPictures(Pictures):
    """`image://icon/<name>?color=%23rrggbb&stroke=2.3`: a line icon, recoloured by rewriting its stroke."""

    def __init__(self, folder: Path) -> None:
        super().__init__(ICON_BYTES)
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
    """`image://scene/<band>-<portrait|wide>`: the landscape of a band of hours, drawn once for each size.

    To draw one takes as long as all the rest of the first picture, so `kept`, a folder, holds them from one start to the next.
    """

    def __init__(self, folder: Path, kept: Path | None = None) -> None:
        # From the disk it takes 3 ms; in memory it would be 6 MB for each page that was ever shown.
        super().__init__(SCENE_BYTES if kept is None else 0)
        self._folder = folder
        self._kept = kept

    def draw(self, name: str, options: dict[str, str], wanted: QSize) -> QImage | None:  # noqa: ARG002 - none are known
        path = self._folder / f"ridge-{name}.svg"
        if _SCENE.fullmatch(name) is None or not path.is_file():
            return None
        svg = path.read_bytes()
        if self._kept is None or wanted.isEmpty():
            return _svg(svg, wanted)
        # Named by what it was drawn from: another release draws its own.
        place = self._kept / f"{name}-{wanted.width()}x{wanted.height()}-{zlib.crc32(svg):08x}.ppm"
        drawn = QImage(str(place))
        if drawn.size() == wanted:
            return drawn
        image = _svg(svg, wanted)
        if image is None:
            return None
        # It hides what lies below, and says so: else Qt would look for itself, and make a copy that does.
        image = image.convertToFormat(QImage.Format.Format_RGB32)
        self._keep(image, place)
        return image

    @staticmethod
    def _keep(image: QImage, place: Path) -> None:
        """A disk that is full or may not be written costs the time to draw again, nothing else."""
        part = place.with_name(f"part-{place.name}")
        try:
            place.parent.mkdir(exist_ok=True)
            older = sorted(place.parent.glob("*.ppm"), key=lambda path: path.stat().st_mtime_ns)
            for path in older[: max(0, len(older) - KEPT_SCENES + 1)]:
                path.unlink()
            if image.save(str(part)):
                part.replace(place)
        except OSError:
            with suppress(OSError):
                part.unlink()


def bounded(size: QSize) -> QSize:
    """A size that anybody may ask for."""
    if size.isEmpty() and (size.width() <= 0 and size.height() <= 0):
        return QSize(0, 0)
    return QSize(min(MAX_SIDE, max(0, size.width())), min(MAX_SIDE, max(0, size.height())))


def empty() -> QImage:
    """A picture of nothing."""
    image = QImage(1, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


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
