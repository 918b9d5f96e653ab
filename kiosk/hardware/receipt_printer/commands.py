"""ESC/POS bytes. python-escpos makes those of a receipt; the few that it does not know stand here, from Epson's reference."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import Literal

from escpos.capabilities import Profile
from escpos.constants import QR_ECLEVEL_M
from escpos.printer import Dummy
from PIL import Image

from kiosk.hardware.receipt_printer.text_layout import TextLine

TEXT_ENCODING = "CP1252"
INIT = b"\x1b@"
# low enough that a printer with little memory prints while it receives, and the most that a cut-off job can still swallow
BAND_DOTS = 128
PROCESS_ID_LETTERS = range(32, 127)


def picture_bytes(picture: Image.Image) -> bytes:
    """A whole receipt as raster bands (GS v 0) and a cut."""
    printer = _printer(picture.width)
    printer.hw("INIT")
    printer.image(picture, impl="bitImageRaster", fragment_height=BAND_DOTS)
    printer.cut(mode="FULL")
    return bytes(printer.output)


def text_bytes(lines: list[TextLine], width_dots: int) -> bytes:
    """A whole receipt in the printer's own letters, with a QR code that the printer draws, and a cut.

    The letters are those of Windows-1252 (English and Spanish, curly quotes); others lose their marks or print as "?".
    """
    printer = _printer(width_dots)
    printer.hw("INIT")
    printer.charcode(TEXT_ENCODING)
    for line in lines:
        large = {"double_width": line.large, "double_height": line.large, "normal_textsize": not line.large}
        printer.set(align=line.align, bold=line.bold, **large)
        if line.kind == "qr":
            printer.qr(line.text, ec=QR_ECLEVEL_M, size=6, native=True)
        else:
            printer.textln(_spelled(line.text))
    printer.cut(mode="FULL")
    return bytes(printer.output)


def _printer(width_dots: int) -> Dummy:
    """python-escpos writing into memory, told how wide the paper is (its profiles do not know our printers)."""
    profile = Profile(features=Profile.profile_data["features"])
    media = {"width": {"pixels": width_dots, "mm": width_dots // 8}, "dpi": 203}
    profile.profile_data = {**profile.profile_data, "media": media}
    return Dummy(profile=profile)


def _spelled(words: str) -> str:
    """Letters that the code page has, with the plain letter for others where there is one."""
    kept = []
    for letter in words:
        if letter.encode(TEXT_ENCODING, "ignore"):
            kept.append(letter)
        else:
            plain = unicodedata.normalize("NFKD", letter).encode("ascii", "ignore").decode()
            kept.append(plain[:1] or "?")
    return "".join(kept)


def ask_status(number: Literal[1, 2, 3, 4]) -> bytes:
    """DLE EOT n: printer, offline cause, error, paper. Answered at once, even while offline."""
    return bytes((0x10, 0x04, number))


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
    return bytes(BAND_DOTS * (width_dots // 8)) + INIT + b"\x1bd\x06\x1dV\x00"


def job_tag(job_id: str) -> bytes:
    """The four letters that stand for a job in the printer's echo."""
    number = int.from_bytes(hashlib.sha256(job_id.encode()).digest()[:8])
    letters = bytearray()
    for _ in range(4):
        number, rest = divmod(number, len(PROCESS_ID_LETTERS))
        letters.append(PROCESS_ID_LETTERS[rest])
    return bytes(letters)
