"""A receipt as lines of the printer's own letters, for lines too slow for pictures. Pure.

A line with other letters will be drawn (see `commands`): it is measured as it will be drawn and never padded with spaces.
"""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import Literal

from kiosk.hardware.receipt import Receipt
from kiosk.hardware.receipt_printer import typesetting
from kiosk.hardware.receipt_printer.code_pages import encoded
from kiosk.hardware.receipt_printer.layout import MAX_LINES, MAX_PARAGRAPH, PRODUCT
from kiosk.hardware.receipt_printer.printable import printable

# font A is 12 dots wide
LETTER_DOTS = 12


@dataclass(frozen=True)
class TextLine:
    """One line: `text` fits the paper (half as many letters when `large`). `kind` "qr" carries the text of a QR code instead."""

    text: str
    align: Literal["left", "center", "right"] = "left"
    bold: bool = False
    large: bool = False
    kind: Literal["text", "qr"] = "text"


def drawn_style(*, bold: bool = False, large: bool = False) -> typesetting.Style:
    """How a line is set whose letters the printer does not have."""
    return typesetting.Style(50 if large else 25, 720 if bold else 550)


def text_lines(receipt: Receipt, width_dots: int, *, duplicate: bool = False) -> list[TextLine]:
    """The lines of the receipt from top to bottom."""
    columns = width_dots // LETTER_DOTS
    copy = [TextLine(line, "center", bold=True) for line in _star(printable(receipt.duplicate_text) or "DUPLICATE", columns)]
    lines: list[TextLine] = []
    lines += [TextLine(line, "center", bold=True, large=True) for line in _wrapped(receipt.facility, columns // 2, large=True)]
    place = " - ".join(part for part in (printable(receipt.device_name), printable(receipt.at_text)) if part)
    lines += [TextLine(line, "center") for line in _wrapped(place, columns)]
    lines += copy if duplicate else []
    lines.append(_dashes(columns))
    lines += [TextLine(line, bold=True) for line in _wrapped(receipt.person_line, columns)]
    lines += [TextLine(line) for line in _wrapped(receipt.id_line, columns)]
    lines += [TextLine(line, bold=True) for line in _wrapped(receipt.title, columns)]
    lines += [line for row in receipt.lines[:MAX_LINES] for line in _row(*row, columns)]
    for paragraph in receipt.paragraphs:
        lines += [TextLine(""), *(TextLine(line) for line in _broken(printable(paragraph, MAX_PARAGRAPH), columns))]
    if receipt.total is not None:
        lines.append(TextLine("_" * columns))
        lines += _row(*receipt.total, columns, bold=True)
    lines.append(_dashes(columns))
    if receipt.extra_lines:
        lines += [line for row in receipt.extra_lines[:MAX_LINES] for line in _row(*row, columns)]
        lines.append(_dashes(columns))
    lines += [TextLine(line, bold=True) for line in _wrapped(receipt.box_title, columns)]
    lines += [TextLine(line) for line in _wrapped(receipt.box_text, columns)]
    if receipt.qr:
        lines += [TextLine(""), TextLine(receipt.qr, "center", kind="qr"), TextLine("")]
    lines += [TextLine(line, "center") for line in _wrapped(receipt.number_label, columns)]
    lines += [TextLine(line, "center", bold=True) for line in _wrapped(receipt.number, columns)]
    lines += [TextLine(line, "center") for line in _wrapped(receipt.footer, columns)]
    lines += copy if duplicate else []
    lines.append(TextLine(PRODUCT, "center"))
    return lines


def _wrapped(words: str, columns: int, *, large: bool = False) -> list[str]:
    return _broken(printable(words), columns, large=large)


def _broken(words: str, columns: int, *, large: bool = False) -> list[str]:
    """Lines of at most so many letters (`columns` large ones), or as wide as those when they will be drawn."""
    if encoded(words)[1] is not None:
        return wrap(words, columns)
    return typesetting.wrap(words, drawn_style(large=large), columns * LETTER_DOTS * (2 if large else 1), MAX_PARAGRAPH)


def _dashes(columns: int) -> TextLine:
    return TextLine("-" * columns)


def _star(words: str, columns: int) -> list[str]:
    return [f"*** {line} ***" for line in _broken(words, columns - 8)]


def _row(label: str, value: str, columns: int, *, bold: bool = False) -> list[TextLine]:
    """A label and its value on one line where they fit, else the value right-aligned below."""
    value = printable(value)
    labels = _wrapped(label, columns) or [""]
    own_letters = encoded(labels[0] + value)[1] is not None
    if own_letters and len(labels) == 1 and len(labels[0]) + 2 + len(value) <= columns:
        return [TextLine(labels[0] + value.rjust(columns - len(labels[0])), bold=bold)]
    below = [TextLine(line, "right", bold=bold) for line in _broken(value, columns)]
    return [*(TextLine(line, bold=bold) for line in labels), *below]
