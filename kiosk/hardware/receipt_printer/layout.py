"""A receipt drawn as a picture of black and white dots. Pure: the same receipt is the same picture.

The measures are those of the 80 mm drawing (576 dots, 8 dots a millimetre) and are scaled for narrower paper. Every block grows
with its words; nothing is cut.
"""

from __future__ import annotations

from functools import lru_cache

from PIL import Image, ImageDraw

from kiosk.hardware.receipt import Line, Receipt
from kiosk.hardware.receipt_printer.printable import printable
from kiosk.hardware.receipt_printer.qr import qr_picture
from kiosk.hardware.receipt_printer.sheet import FULL_WIDTH, INK, PAPER, Sheet
from kiosk.hardware.receipt_printer.typesetting import Style, wrap

PRODUCT = "Lumen"
MAX_LINES = 40
#: Letters of one paragraph: more than the longest paper holds.
MAX_PARAGRAPH = 10_000
_PARAGRAPH_GAP = 62

_FACILITY = Style(48, 720, -0.01)
_PLACE = Style(28, 550)
_PERSON = Style(36.5, 720)
_ID = Style(28, 550)
_TITLE = Style(30, 650)
_ROW = Style(29, 550)
_LETTER = Style(30, 550)
_TOTAL = Style(39, 720)
_BOX_TITLE = Style(29.75, 720, 0.01)
_BOX_TEXT = Style(27, 550)
_SMALL = Style(27, 550)
_NUMBER = Style(40, 650, 0.03, "code")
_PRODUCT = Style(25.75, 550)
_MARK_SIZE = 104
_QR_SIZE = 176
_BESIDE_QR = 240
_SMALLEST_NUMBER = 0.75


def draw_receipt(receipt: Receipt, width_dots: int = FULL_WIDTH, *, duplicate: bool = False) -> Image.Image:
    """The receipt as a picture of mode "1", `width_dots` wide (576 on 80 mm paper, 384 on 58 mm) and as high as it needs to be."""
    sheet = Sheet(width_dots)
    _head(sheet, receipt)
    if duplicate:
        _banner(sheet, printable(receipt.duplicate_text) or "DUPLICATE")
    _person(sheet, receipt)
    _amounts(sheet, receipt)
    _box(sheet, receipt)
    _proof(sheet, receipt)
    if duplicate:
        sheet.down(26)
        _banner(sheet, printable(receipt.duplicate_text) or "DUPLICATE")
    sheet.down(60)
    sheet.centred(PRODUCT, _PRODUCT)
    sheet.down(35)
    return sheet.finished()


def _head(sheet: Sheet, receipt: Receipt) -> None:
    sheet.down(44)
    _mark(sheet)
    sheet.down(_MARK_SIZE + 51)
    sheet.centred_lines(receipt.facility, _FACILITY, 56)
    sheet.down(44)
    place = " · ".join(part for part in (printable(receipt.device_name), printable(receipt.at_text)) if part)
    sheet.centred_lines(place, _PLACE, 38)
    sheet.down(35)


def _mark(sheet: Sheet) -> None:
    """The product's mark: half a sun with three rays over two lines (mark-mono.svg, a grid of 48), drawn large and made smaller."""
    size = round(sheet.size(_MARK_SIZE))
    sheet.picture.paste(_mark_picture(size), ((sheet.width - size) // 2, round(sheet.y)))


@lru_cache(maxsize=4)
def _mark_picture(size: int) -> Image.Image:
    over = 8
    unit = size * over / 48
    picture = Image.new("L", (size * over, size * over), PAPER)
    pen = ImageDraw.Draw(picture)

    def stroke(x1: float, y1: float, x2: float, y2: float, thick: float) -> None:
        pen.line((x1 * unit, y1 * unit, x2 * unit, y2 * unit), fill=INK, width=round(thick * unit))
        for x, y in ((x1, y1), (x2, y2)):
            reach = thick / 2
            pen.ellipse(((x - reach) * unit, (y - reach) * unit, (x + reach) * unit, (y + reach) * unit), fill=INK)

    pen.pieslice((11 * unit, 16 * unit, 37 * unit, 42 * unit), 180, 360, fill=INK)
    stroke(24, 7, 24, 11.5, 3)
    stroke(9, 13, 12.5, 16.5, 3)
    stroke(39, 13, 35.5, 16.5, 3)
    stroke(5, 34.5, 43, 34.5, 3.6)
    stroke(13, 41, 35, 41, 3.6)
    return picture.resize((size, size), Image.Resampling.BOX)


def _banner(sheet: Sheet, words: str) -> None:
    """White words on black across the paper: this is a copy."""
    style = Style(36, 720, 0.04)
    height = sheet.size(60)
    sheet.down(10)
    sheet.pen.rectangle((sheet.left, round(sheet.y), sheet.right - 1, round(sheet.y + height)), fill=INK)
    sheet.down(43)
    line = wrap(words, style.scaled(sheet.scale), sheet.room - 16, max_lines=1)[0]
    sheet.text((sheet.width - sheet.measure(line, style)) / 2, line, style, ink=PAPER)
    sheet.down(45)


def _person(sheet: Sheet, receipt: Receipt) -> None:
    sheet.rule(dashed=True)
    sheet.down(64)
    sheet.left_lines(receipt.person_line, _PERSON, 44)
    if printable(receipt.id_line):
        sheet.down(41)
        sheet.left_lines(receipt.id_line, _ID, 36)
    if printable(receipt.title):
        sheet.down(54)
        sheet.left_lines(receipt.title, _TITLE, 38)


def _amounts(sheet: Sheet, receipt: Receipt) -> None:
    if receipt.lines:
        sheet.down(62)
        _rows(sheet, receipt.lines)
    for paragraph in receipt.paragraphs:
        sheet.down(_PARAGRAPH_GAP)
        for index, line in enumerate(wrap(printable(paragraph, MAX_PARAGRAPH), _LETTER.scaled(sheet.scale), sheet.room, MAX_PARAGRAPH)):
            if index:
                sheet.down(40)
            sheet.text(sheet.left, line, _LETTER)
    if receipt.total is not None:
        sheet.down(29)
        sheet.rule(dashed=False)
        sheet.down(57)
        _row(sheet, receipt.total, _TOTAL, 46)
        sheet.down(3)
    sheet.down(39)
    sheet.rule(dashed=True)
    if receipt.extra_lines:
        sheet.down(61)
        _rows(sheet, receipt.extra_lines)
        sheet.down(39)
        sheet.rule(dashed=True)


def _rows(sheet: Sheet, rows: tuple[Line, ...]) -> None:
    for index, row in enumerate(rows[:MAX_LINES]):
        if index:
            sheet.down(43.3)
        _row(sheet, row, _ROW, 36)


def _row(sheet: Sheet, row: Line, style: Style, pitch: float) -> None:
    """A label at the left, its value at the right; a long label wraps, a long value takes lines of its own."""
    label, value = row
    gap = sheet.size(24)
    value_lines = sheet.lines(value, style, sheet.room)
    value_width = max(sheet.measure(line, style) for line in value_lines)
    beside = len(value_lines) == 1 and value_width <= sheet.room * 0.6
    for index, line in enumerate(sheet.lines(label, style, sheet.room - value_width - gap if beside else sheet.room)):
        if index:
            sheet.down(pitch)
        sheet.text(sheet.left, line, style)
        if beside and not index:
            sheet.text(sheet.right - value_width, value_lines[0], style)
    if not beside:
        for line in value_lines:
            sheet.down(pitch)
            sheet.text(sheet.right - sheet.measure(line, style), line, style)


def _box(sheet: Sheet, receipt: Receipt) -> None:
    title, words = printable(receipt.box_title), printable(receipt.box_text)
    if not title and not words:
        return
    sheet.down(30)
    top = round(sheet.y)
    inside = sheet.left + round(sheet.size(28))
    room = sheet.room - 2 * sheet.size(28)
    sheet.down(12)
    for index, line in enumerate(sheet.lines(title, _BOX_TITLE, room) if title else []):
        sheet.down(38 if index else 42)
        sheet.text(inside, line, _BOX_TITLE)
    for index, line in enumerate(sheet.lines(words, _BOX_TEXT, room) if words else []):
        sheet.down(36 if index or not title else 43)
        sheet.text(inside, line, _BOX_TEXT)
    sheet.down(36)
    edge = (sheet.left, top, sheet.right - 1, round(sheet.y) - 1)
    _round_box(sheet.picture, edge, round(sheet.size(18)), 4)


def _round_box(picture: Image.Image, edge: tuple[int, int, int, int], radius: int, thick: int) -> None:
    """An outline with round corners, smoothed before it becomes dots."""
    over = 4
    left, top, right, bottom = edge
    size = (right - left + 1, bottom - top + 1)
    large = Image.new("L", (size[0] * over, size[1] * over), PAPER)
    ImageDraw.Draw(large).rounded_rectangle(
        (0, 0, size[0] * over - 1, size[1] * over - 1), radius * over, outline=INK, width=thick * over
    )
    small = large.resize(size, Image.Resampling.BOX)
    picture.paste(INK, (left, top), small.point(lambda shade: 255 - shade))


def _proof(sheet: Sheet, receipt: Receipt) -> None:
    """The QR code, and beside it (below a large one) the receipt's number and what to do with the paper."""
    texts = [
        (printable(receipt.number_label), _SMALL, 0.0, 34.0),
        (printable(receipt.number), _NUMBER, 46.0, 46.0),
        (printable(receipt.footer), _SMALL, 46.0, 34.0),
    ]
    if not receipt.qr and not any(words for words, *_ in texts):
        return
    sheet.down(32)
    top = sheet.y
    indent = 0.0
    code_height = 0.0
    if receipt.qr:
        code = qr_picture(receipt.qr, round(sheet.size(_QR_SIZE)), int(sheet.room))
        indent = code.width + sheet.size(28)
        code_height = code.height
        beside = sheet.room - indent >= sheet.size(_BESIDE_QR)
        sheet.picture.paste(code, (sheet.left if beside else (sheet.width - code.width) // 2, round(top)))
        if not beside:
            top += code_height
            indent = code_height = 0.0
    placed: list[tuple[float, str, Style]] = []
    offset = 0.0
    # a number is read out digit by digit: it stays on one line where a little smaller print does that
    reach = sheet.measure(texts[1][0], _NUMBER)
    if sheet.room - indent < reach <= (sheet.room - indent) / _SMALLEST_NUMBER:
        texts[1] = (texts[1][0], _NUMBER.scaled((sheet.room - indent) / reach * 0.99), *texts[1][2:])
    for words, style, before, pitch in texts:
        for index, line in enumerate(sheet.lines(words, style, sheet.room - indent) if words else []):
            if placed:
                offset += sheet.size(pitch if index else before)
            placed.append((offset, line, style))
    # the middle of the words stands at the middle of the code, or a line below it
    first = max(sheet.size(30 if indent or not receipt.qr else 56), code_height / 2 - offset / 2 + sheet.size(9))
    for place, line, style in placed:
        sheet.y = top + first + place
        sheet.text(sheet.left + indent, line, style)
    sheet.y = top + max(code_height, first + offset + sheet.size(12) if placed else 0)
