"""The text of a receipt's square code in a picture of the paper, where a decoder is installed (`zxing-cpp`)."""

from __future__ import annotations

from pathlib import Path

from PIL import Image, UnidentifiedImageError

from kiosk.sync.receipt_form import MARK

#: A scan of a whole roll; a picture that claims more is refused before it is decoded.
MAX_PIXELS = 64_000_000


class NoCode(Exception):
    """No receipt was found in the picture; the message says why in a plain sentence."""


def code_in(picture: Path) -> str:
    """The receipt's text. Raises NoCode."""
    try:
        import zxingcpp  # noqa: PLC0415 - not every central has it
    except ImportError as error:
        raise NoCode("no decoder is installed here: give the text that a scanner reads, or install zxing-cpp") from error
    try:
        with Image.open(picture, formats=("PNG", "JPEG", "BMP", "TIFF")) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise NoCode("the picture is too large")
            found = zxingcpp.read_barcodes(opened.convert("L"))
    except (UnidentifiedImageError, OSError, Image.DecompressionBombError) as error:
        raise NoCode("this is no picture that can be read") from error
    texts = [code.text for code in found if code.text.startswith(f"{MARK} ")]
    if not texts:
        raise NoCode("there is no receipt's square code in the picture, or it cannot be read")
    return texts[0]
