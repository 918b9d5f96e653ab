"""Photos from outside: recognised by content, decoded within bounds, re-encoded without anything but their pixels.

Bounds stand before the work: file size, pixels (and for progressive JPEG the coefficients that the decoder must hold), scans. Peak
memory stays below 200 MB for any input. The picture is pasted small into a new image right after decoding and turned by its EXIF
orientation, so that no comment, profile, thumbnail or place survives.
"""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass
from typing import Literal

from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile

MAX_FILE_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 24_000_000
#: These decoders hold several whole copies.
MAX_PIXELS_BY_FORMAT = {"WEBP": 8_000_000, "GIF": 16_000_000}
MAX_COEFFICIENT_BYTES = 100 * 1024 * 1024
MAX_SCANS = 100
MAX_SIDE = 1600
QUALITY = 85
STRIP_ROWS = 128

_SIGNS: tuple[tuple[bytes, int, str], ...] = (
    (b"\xff\xd8\xff", 0, "JPEG"),
    (b"\x89PNG\r\n\x1a\n", 0, "PNG"),
    (b"GIF87a", 0, "GIF"),
    (b"GIF89a", 0, "GIF"),
)

RefusalCode = Literal["format", "unreadable", "too_large"]


class PhotoRefused(Exception):
    """The picture is not shown; `code` says why."""

    def __init__(self, code: RefusalCode) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Photo:
    """A re-encoded photo: baseline JPEG, RGB, no metadata."""

    data: bytes
    width: int
    height: int
    media_type: str = "image/jpeg"


def recognise(data: bytes) -> str | None:
    """The format by the first bytes: JPEG, PNG, GIF, WEBP; None for anything else (HEIC, SVG, PDF, …)."""
    for sign, offset, name in _SIGNS:
        if data.startswith(sign, offset):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return None


def make_photo(data: bytes) -> Photo:
    """Decode and re-encode. Raises PhotoRefused."""
    found = recognise(data)
    if found is None:
        raise PhotoRefused("format")
    if len(data) > MAX_FILE_BYTES or (found == "JPEG" and data.count(b"\xff\xda") > MAX_SCANS):
        raise PhotoRefused("too_large")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _encode(_decode(data, found))
    except PhotoRefused:
        raise
    except Image.DecompressionBombError:
        raise PhotoRefused("too_large") from None
    except Exception:  # noqa: BLE001 - decoders raise anything on damaged input; none of it may stop the mail
        raise PhotoRefused("unreadable") from None


def _decode(data: bytes, found: str) -> Image.Image:
    image: Image.Image = Image.open(io.BytesIO(data), formats=[found])
    width, height = image.size
    if width < 1 or height < 1:
        raise PhotoRefused("unreadable")
    if width * height > MAX_PIXELS_BY_FORMAT.get(found, MAX_PIXELS):
        raise PhotoRefused("too_large")
    orientation = image.getexif().get(0x0112, 1)
    if isinstance(image, JpegImageFile):
        if _coefficient_bytes(image) > MAX_COEFFICIENT_BYTES:
            raise PhotoRefused("too_large")
        image.draft("RGB", (MAX_SIDE, MAX_SIDE))
    image.load()
    small = _small_copy(image)
    image.close()
    small.getexif()[0x0112] = orientation
    return ImageOps.exif_transpose(small)


def _coefficient_bytes(image: JpegImageFile) -> int:
    """What the decoder holds of a progressive picture before it writes a row: 2 bytes a sample of each component."""
    if not image.info.get("progressive"):
        return 0
    layers: list[tuple[int, int, int, int]] = image.layer
    widest = max(horizontal * vertical for _, horizontal, vertical, _ in layers)
    samples = sum(horizontal * vertical for _, horizontal, vertical, _ in layers)
    return image.width * image.height * 2 * samples // max(1, widest)


def _small_copy(image: Image.Image) -> Image.Image:
    """A new RGB image of at most MAX_SIDE on a side. Made in strips: nothing but the decoder ever holds the whole picture."""
    width, height = image.size
    factor = max(1, max(width, height) // MAX_SIDE)
    copy = Image.new("RGB", (-(-width // factor), -(-height // factor)))
    rows = STRIP_ROWS * factor
    for top in range(0, height, rows):
        strip = _flatten(image.crop((0, top, width, min(height, top + rows))))
        copy.paste(strip.reduce(factor), (0, top // factor))
    longest = max(copy.size)
    if longest <= MAX_SIDE:
        return copy
    scale = MAX_SIDE / longest
    return copy.resize((max(1, round(copy.width * scale)), max(1, round(copy.height * scale))), Image.Resampling.BICUBIC)


def _flatten(image: Image.Image) -> Image.Image:
    """RGB on white."""
    if image.mode.startswith(("I", "F")):
        # 16-bit grey: keep the upper byte.
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if image.mode in {"RGBA", "LA", "PA", "P"} or "transparency" in image.info:
        coloured = image.convert("RGBA")
        white = Image.new("RGB", coloured.size, "white")
        white.paste(coloured, mask=coloured.getchannel("A"))
        return white
    return image.convert("RGB")


def _encode(image: Image.Image) -> Photo:
    out = io.BytesIO()
    image.info.clear()
    image.save(out, "JPEG", quality=QUALITY, exif=b"", icc_profile=None)
    return Photo(data=out.getvalue(), width=image.width, height=image.height)
