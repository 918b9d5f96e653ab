"""Paper being drawn, and the few things that every block of a receipt does with it."""

from __future__ import annotations

from PIL import Image, ImageDraw

from kiosk.hardware.receipt_printer.printable import printable
from kiosk.hardware.receipt_printer.typesetting import Style, draw, width, wrap

FULL_WIDTH = 576
NARROW_SCALE = 0.75
MAX_HEIGHT = 12_000
INK, PAPER = 0, 255


class Sheet:
    """Paper being drawn from the top: `y` is the last baseline or edge, moved down in measures of the full-width drawing."""

    def __init__(self, width_dots: int) -> None:
        self.scale = 1.0 if width_dots >= FULL_WIDTH else NARROW_SCALE
        self.width = width_dots
        self.left = round(36 * (1.0 if width_dots >= FULL_WIDTH else 0.4))
        self.right = width_dots - self.left
        self.y = 0.0
        self.picture = Image.new("L", (width_dots, MAX_HEIGHT), PAPER)
        self.pen = ImageDraw.Draw(self.picture)

    @property
    def room(self) -> float:
        """Dots between the margins."""
        return self.right - self.left

    def size(self, measure: float) -> float:
        """A measure of the full-width drawing, in dots here."""
        return measure * self.scale

    def down(self, measure: float) -> None:
        """Move on."""
        self.y = min(self.y + self.size(measure), MAX_HEIGHT - 1)

    def text(self, x: float, words: str, style: Style, *, ink: int = INK) -> None:
        """Set words with their baseline at `y`."""
        draw(self.picture, (x, round(self.y)), words, style.scaled(self.scale), ink=ink)

    def measure(self, words: str, style: Style) -> float:
        """How far words reach, in dots."""
        return width(words, style.scaled(self.scale))

    def lines(self, words: str, style: Style, room: float) -> list[str]:
        """Words made printable and broken into lines of at most `room` dots."""
        return wrap(printable(words), style.scaled(self.scale), room)

    def centred(self, words: str, style: Style) -> None:
        """One line in the middle."""
        self.text((self.width - self.measure(words, style)) / 2, words, style)

    def centred_lines(self, words: str, style: Style, pitch: float) -> None:
        """As many lines in the middle as the words need."""
        for index, line in enumerate(self.lines(words, style, self.room)):
            if index:
                self.down(pitch)
            self.centred(line, style)

    def left_lines(self, words: str, style: Style, pitch: float) -> None:
        """As many lines at the left margin as the words need."""
        for index, line in enumerate(self.lines(words, style, self.room)):
            if index:
                self.down(pitch)
            self.text(self.left, line, style)

    def rule(self, *, dashed: bool) -> None:
        """A line across, 4 dots thick."""
        top, bottom = round(self.y), round(self.y) + 3
        if not dashed:
            self.pen.rectangle((self.left, top, self.right - 1, bottom), fill=INK)
            return
        # 8 dots on, 4 off, stretched so that the last dash ends at the margin
        count = max(1, round((self.room + 4) / 12))
        pitch = (self.room + 4) / count
        for index in range(count):
            x = self.left + round(index * pitch)
            self.pen.rectangle((x, top, min(x + 7, self.right - 1), bottom), fill=INK)

    def finished(self) -> Image.Image:
        """The paper down to `y`, in black and white."""
        paper = self.picture.crop((0, 0, self.width, min(MAX_HEIGHT, round(self.y))))
        return paper.point(lambda shade: 255 if shade >= 128 else 0).convert("1", dither=Image.Dither.NONE)
