"""The paper of a simulated printer: dots as they were burnt, and the words that came as words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import qrcode
from PIL import Image, ImageChops, ImageDraw, ImageFont
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError

LETTER_WIDTH, LETTER_HEIGHT = 12, 24
LINE_HEIGHT = 30
#: An 80 m roll, in dots: what comes after it is not printed.
ROLL = 640_000
_CORRECTIONS = (ERROR_CORRECT_L, ERROR_CORRECT_M, ERROR_CORRECT_Q, ERROR_CORRECT_H)
_MONO = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf")
_MONO_BOLD = Path("/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf")


@dataclass(frozen=True)
class Letters:
    """How the next letters look."""

    bold: bool = False
    wide: int = 1
    high: int = 1
    underlined: bool = False
    inverted: bool = False
    align: int = 0

    def but(self, **changes: int) -> Letters:
        """The same with changes."""
        return replace(self, **changes)  # type: ignore[arg-type]


class Paper:
    """A strip `width` dots wide, growing downwards until it is cut."""

    def __init__(self, width: int) -> None:
        self.width = width
        #: Dots since the last cut.
        self.height = 0
        #: Whether nothing black was printed since the last cut.
        self.blank = True
        # where something begins, and what
        self._pieces: list[tuple[int, Image.Image]] = []
        self.text: list[str] = []

    def feed(self, dots: int) -> None:
        """Blank paper."""
        self.height = min(self.height + dots, ROLL)

    def raster(self, width_bytes: int, rows: int, data: bytes, align: int) -> None:
        """A picture: 1 is black, most significant bit left. What is wider than the paper is not printed."""
        picture = Image.frombytes("1", (width_bytes * 8, rows), bytes(byte ^ 0xFF for byte in data))
        self._place(picture, align)

    def line(self, words: str, letters: Letters) -> None:
        """One line of letters, and the feed to the next."""
        if self.height < ROLL:
            self.text.append(words)
        height = max(LINE_HEIGHT, LETTER_HEIGHT * letters.high + 6)
        columns = max(1, self.width // (LETTER_WIDTH * letters.wide))
        for start in range(0, max(1, len(words)), columns):
            part = words[start : start + columns]
            row = Image.new("1", (max(1, len(part)) * LETTER_WIDTH, LETTER_HEIGHT), 1)
            pen = ImageDraw.Draw(row)
            for column, letter in enumerate(part):
                pen.text((column * LETTER_WIDTH, 19), letter, font=_font(letters.bold), fill=0, anchor="ls")
            if letters.underlined:
                pen.line((0, LETTER_HEIGHT - 1, row.width, LETTER_HEIGHT - 1), fill=0)
            if letters.inverted:
                row = ImageChops.invert(row)
            large = row.resize((row.width * letters.wide, row.height * letters.high), Image.Resampling.NEAREST)
            strip = Image.new("1", (large.width, height), 1)
            strip.paste(large, (0, 0))
            self._place(strip, letters.align)

    def qr(self, text: str, module: int, correction: int, align: int) -> None:
        """A QR code that the printer draws; as from a real one, nothing comes where it does not fit the paper."""
        code = qrcode.QRCode(error_correction=_CORRECTIONS[correction], border=0, box_size=1)
        code.add_data(text)
        try:
            code.make(fit=True)
        except (DataOverflowError, ValueError):
            return
        rows = code.get_matrix()
        if len(rows) * module > self.width:
            return
        picture = Image.new("1", (len(rows), len(rows)), 1)
        picture.putdata([0 if dark else 1 for row in rows for dark in row])
        self._place(picture.resize((len(rows) * module, len(rows) * module), Image.Resampling.NEAREST), align)

    def cut(self) -> Image.Image:
        """Take what came out; the paper is empty again."""
        picture = self.picture()
        self._pieces.clear()
        self.text.clear()
        self.height, self.blank = 0, True
        return picture

    def picture(self) -> Image.Image:
        """What hangs out of the printer."""
        whole = Image.new("1", (self.width, max(1, self.height)), 1)
        for top, piece in self._pieces:
            whole.paste(piece, (0, top))
        return whole

    def _place(self, picture: Image.Image, align: int) -> None:
        strip = Image.new("1", (self.width, picture.height), 1)
        room = max(0, self.width - picture.width)
        strip.paste(picture, ((0, room // 2, room)[align % 3], 0))
        if strip.getextrema()[0] == 0:
            self.blank = False
            if self.height + strip.height <= ROLL:
                self._pieces.append((self.height, strip))
        self.feed(strip.height)


@lru_cache(maxsize=2)
def _font(bold: bool) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    path = _MONO_BOLD if bold else _MONO
    return ImageFont.truetype(path, 20, layout_engine=ImageFont.Layout.BASIC) if path.is_file() else ImageFont.load_default(20)
