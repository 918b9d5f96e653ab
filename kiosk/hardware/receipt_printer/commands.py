"""ESC/POS bytes, from Epson's reference: a whole receipt as pictures or as the printer's own letters, and the questions."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Literal

from PIL import Image

from kiosk.hardware.receipt_printer.code_pages import encoded
from kiosk.hardware.receipt_printer.qr import qr_modules_across
from kiosk.hardware.receipt_printer.text_layout import TextLine, drawn_style
from kiosk.hardware.receipt_printer.typesetting import draw, width

INIT = b"\x1b@"
#: Feed to the cutter, full cut (ESC d, GS V).
CUT = b"\x1bd\x06\x1dV\x00"
# low enough that a printer with little memory prints while it receives, and the most that a cut-off job can still swallow
BAND_DOTS = 64
PROCESS_ID_LETTERS = range(32, 127)
_QR_MODULE, _QR_QUIET = 6, 8
_DRAWN_HEIGHT, _DRAWN_BASELINE, _ALIGNED = 36, 27, ("left", "center", "right")
_INVERTED = bytes(range(255, -1, -1))


def picture_bytes(picture: Image.Image) -> bytes:
    """A whole receipt (mode "1", a width that divides by 8) as raster bands and a cut."""
    return INIT + _bands(picture) + CUT


def text_bytes(lines: list[TextLine], width_dots: int) -> bytes:
    """A whole receipt in the printer's own letters, with a QR code that the printer draws, and a cut.

    A line with letters that none of the code pages has is sent as a picture of it.
    """
    return INIT + b"".join(_text_pieces(lines, width_dots)) + CUT


def _text_pieces(lines: list[TextLine], width_dots: int) -> Iterator[bytes]:
    """Each line with what changes before it: alignment (ESC a), weight (ESC E), size (GS !), code page (ESC t)."""
    look: tuple[bytes, ...] = (b"", b"", b"", b"")
    for line in lines:
        words, page = encoded(line.text)
        wanted = (
            b"\x1ba" + bytes((_ALIGNED.index(line.align),)),
            b"\x1bE" + bytes((line.bold,)),
            b"\x1d!" + (b"\x11" if line.large else b"\x00"),
            b"" if page is None or line.kind == "qr" else b"\x1bt" + bytes((page,)),
        )
        yield b"".join(new for new, old in zip(wanted, look, strict=True) if new != old)
        look = (*wanted[:3], wanted[3] or look[3])
        if line.kind == "qr":
            yield _qr(line.text, width_dots)
        elif page is None:
            yield _bands(_line_picture(line, width_dots))
        else:
            yield words + b"\n"


def _line_picture(line: TextLine, width_dots: int) -> Image.Image:
    """One line in our own letters, as high as the printer's and made smaller where it would not fit. It is as wide as the paper."""
    scale = 2 if line.large else 1
    style = drawn_style(bold=line.bold, large=line.large)
    reach = width(line.text, style)
    if reach > width_dots:
        style, reach = style.scaled(width_dots / reach), width_dots
    left = (width_dots - reach) * _ALIGNED.index(line.align) / 2
    picture = Image.new("L", (width_dots, _DRAWN_HEIGHT * scale), 255)
    draw(picture, (left, _DRAWN_BASELINE * scale), line.text, style)
    return picture.point(lambda shade: 255 if shade >= 128 else 0).convert("1", dither=Image.Dither.NONE)


def _bands(picture: Image.Image) -> bytes:
    """GS v 0, a band at a time."""
    row = picture.width // 8
    # In a picture, real-time commands (DLE ENQ, DLE DC4) would be obeyed as anywhere else: one dot more and they are none.
    dots = picture.tobytes().translate(_INVERTED).replace(b"\x10\x05", b"\x10\x0d").replace(b"\x10\x14", b"\x10\x1c")
    found = bytearray()
    for top in range(0, picture.height, BAND_DOTS):
        rows = min(BAND_DOTS, picture.height - top)
        found += b"\x1dv0\x00" + row.to_bytes(2, "little") + rows.to_bytes(2, "little") + dots[top * row : (top + rows) * row]
    return bytes(found)


def _qr(text: str, width_dots: int) -> bytes:
    """GS ( k: model 2, the module's size, error correction M, the text, print. As large as paper and its quiet zone allow."""
    module = max(1, min(_QR_MODULE, width_dots // (qr_modules_across(text) + _QR_QUIET)))
    data = text.encode()
    store = b"\x1d(k" + (len(data) + 3).to_bytes(2, "little") + b"1P0" + data
    return b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C" + bytes((module,)) + b"\x1d(k\x03\x001E1" + store + b"\x1d(k\x03\x001Q0"


def ask_status(number: Literal[1, 2, 3, 4]) -> bytes:
    """DLE EOT n: printer, offline cause, error, paper. Answered at once, even while offline."""
    return bytes((0x10, 0x04, number))


#: GS a: tell without being asked when the printer goes off line, has an error, or its paper changes; and tell now.
TELL_CHANGES = b"\x1da\x0e"


def ask_echo(tag: bytes) -> bytes:
    """GS ( H function 48: the printer sends `tag` (4 printable ASCII letters) back when everything before it is done."""
    if len(tag) != 4 or any(letter not in PROCESS_ID_LETTERS for letter in tag):
        raise ValueError("a process id is four letters from 32 to 126")
    return b"\x1d(H\x06\x000\x30" + tag


def ask_paper_in_turn() -> bytes:
    """GS r 1: the paper sensor, answered in turn with the data before it; for printers without GS ( H."""
    return b"\x1dr\x01"


# DLE DC4 function 8: drop everything in the printer's buffer, now.
DROP_BUFFER = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"


def eject_leftover(width_dots: int) -> bytes:
    """Ends whatever a job before left half sent, and cuts it off: nothing of it may stand on the next person's paper.

    Enough zeros to fill a band that was cut short (as text they print nothing), then a fresh start, a feed and a cut.
    """
    return bytes(BAND_DOTS * (width_dots // 8)) + INIT + CUT


def job_tag(job_id: str) -> bytes:
    """The four letters that stand for a job in the printer's echo."""
    number = int.from_bytes(hashlib.sha256(job_id.encode()).digest()[:8])
    letters = bytearray()
    for _ in range(4):
        number, rest = divmod(number, len(PROCESS_ID_LETTERS))
        letters.append(PROCESS_ID_LETTERS[rest])
    return bytes(letters)
