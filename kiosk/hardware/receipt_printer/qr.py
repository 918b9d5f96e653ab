"""QR codes of receipts: error correction M, so that a crease or a faded line does no harm."""

from __future__ import annotations

import qrcode
from PIL import Image
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.pil import PilImage

#: Dots of one module that a telephone reads at a hand's distance: half a millimetre.
GOOD_MODULE = 4


def qr_modules_across(text: str) -> int:
    """How many modules the code of a text has across, without its quiet zone."""
    return 17 + 4 * int(_code(text).best_fit(start=1))


def qr_modules(text: str) -> tuple[tuple[bool, ...], ...]:
    """The code without its quiet zone, row by row; True is dark."""
    code = _code(text)
    code.make(fit=True)
    return tuple(tuple(bool(dark) for dark in row) for row in code.get_matrix())


def _code(text: str) -> qrcode.QRCode[PilImage]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, box_size=1, image_factory=PilImage)
    code.add_data(text)
    return code


def qr_picture(text: str, limit: int, room: int) -> Image.Image:
    """Whole dots a module, as large as `limit` dots allow; a long text takes up to `room`, so that its modules stay readable.

    Black on white, mode "L".
    """
    rows = qr_modules(text)
    count = len(rows)
    modules = Image.new("L", (count, count))
    modules.putdata([0 if dark else 255 for row in rows for dark in row])
    module = max(1, limit // count, min(GOOD_MODULE, room // count))
    return modules.resize((count * module, count * module), Image.Resampling.NEAREST)
