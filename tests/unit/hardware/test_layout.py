"""Receipts as pictures and as lines of text, judged by decoding them."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from kiosk.hardware.receipt import Receipt
from kiosk.hardware.receipt_printer.commands import picture_bytes, text_bytes
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.printable import MAX_LETTERS, printable
from kiosk.hardware.receipt_printer.text_layout import text_lines
from kiosk.hardware.receipt_printer.typesetting import Style, width, wrap
from kiosk.hardware.simulators.interpreter import Interpreter
from kiosk.hardware.simulators.paper import Paper

PAPER_WIDTHS = (576, 384)
STAMPS = Receipt(
    language="en",
    facility="Cedar Ridge",
    device_name="Kiosk C-014",
    at_text="June 3, 1:52 pm",
    person_line="Your receipt, Marcus",
    id_line="ID ending 4471",
    lines=(("10 stamps", "$3.00"), ("Fees", "$0.00")),
    total=("You paid", "$3.00"),
    extra_lines=(("Paid from", "Credits"), ("Before", "$12.00"), ("After", "$9.00"), ("Stamps you have now", "17")),
    box_title="Is something wrong?",
    box_text="Go to Money, find this charge and touch “This looks wrong”.",
    number_label="Receipt number",
    number="R-7712-0418",
    qr="LUMEN:RECEIPT:R-77120418",
    footer="Keep this paper.",
)
SPANISH = replace(
    STAMPS,
    language="es",
    person_line="Su recibo, María de los Ángeles Íñiguez",
    title="Respuesta guardada para Rosa Hale",
    lines=(("Estampilla de respuesta pagada por la persona que le escribió", "1 estampilla"), ("Cargos", "$0.00")),
    box_title="¿Hay algo que no está bien en este recibo?",
    box_text="Vaya a Dinero, busque este cargo y toque “Esto no se ve bien”.",
    number_label="Número de recibo",
    footer="Guarde este papel.",
    duplicate_text="DUPLICADO",
)


class Desk:
    """Takes what the printer cuts."""

    def __init__(self, width_dots: int) -> None:
        self.cuts: list[Image.Image] = []
        self.texts: list[list[str]] = []
        self.printer = Interpreter(Paper(width_dots), self)

    def cut(self) -> None:
        self.texts.append(list(self.printer.paper.text))
        self.cuts.append(self.printer.paper.cut())

    def process_id(self, tag: bytes) -> None:
        raise AssertionError(tag)

    def paper_sensor(self) -> None:
        raise AssertionError

    def automatic_status(self, mask: int) -> None:
        raise AssertionError(mask)


def codes(picture: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(picture.convert("L"))]


def ink_right_of(picture: Image.Image, x: int) -> bool:
    return picture.convert("L").crop((x, 0, picture.width, picture.height)).getextrema() != (255, 255)


@pytest.mark.parametrize("paper", PAPER_WIDTHS)
@pytest.mark.parametrize("receipt", [STAMPS, SPANISH], ids=["en", "es"])
def test_the_qr_code_reads_back_with_error_correction_m(receipt: Receipt, paper: int) -> None:
    picture = draw_receipt(receipt, paper)
    assert (picture.mode, picture.width) == ("1", paper)
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert (code.text, code.ec_level) == (receipt.qr, "M")


def test_the_drawing_is_the_designs() -> None:
    """Where each part of the 80 mm drawing begins and ends, in dots from the top (the QR code stands on whole dots: 7 more)."""
    picture = draw_receipt(STAMPS).convert("L")
    rows = [picture.crop((0, y, picture.width, y + 1)).getextrema()[0] == 0 for y in range(picture.height)]
    starts = [y for y in range(1, picture.height) if rows[y] and not rows[y - 1]]
    design = [56, 115, 129, 162, 223, 278, 314, 363, 423, 466, 517, 544, 616, 655, 698, 742, 786, 846, 876, 1077]
    assert len(starts) == len(design) + 1
    assert all(abs(ours - drawn) <= 2 for ours, drawn in zip(starts, design, strict=False)), starts
    assert abs(picture.height - 1347) <= 2
    ink = picture.point(lambda shade: 255 - shade).getbbox()
    assert ink is not None
    assert (ink[0], ink[2]) == (36, 540)


@pytest.mark.parametrize("paper", PAPER_WIDTHS)
def test_nothing_reaches_over_the_margin_and_long_words_make_it_longer(paper: int) -> None:
    long = replace(SPANISH, lines=(("palabra" * 12, "valor" * 14),), number="R-" + "1234-" * 12)
    margin = 36 if paper == 576 else 14
    picture = draw_receipt(long, paper)
    assert not ink_right_of(picture, paper - margin)
    assert picture.height > draw_receipt(SPANISH, paper).height


def test_a_copy_is_marked_in_the_residents_language_and_is_otherwise_the_same() -> None:
    plain, copy = draw_receipt(SPANISH), draw_receipt(SPANISH, duplicate=True)
    assert copy.height > plain.height
    assert codes(copy) == codes(plain)
    words = [line.text for line in text_lines(SPANISH, 576, duplicate=True)]
    assert words.count("*** DUPLICADO ***") == 2
    assert not any("DUPLICADO" in line.text for line in text_lines(SPANISH, 576))


def test_the_zero_of_a_code_differs_from_the_zero_of_money() -> None:
    assert width("0000", Style(40, 650, 0.0, "code")) == width("1111", Style(40, 650, 0.0, "code"))
    money = draw_receipt(replace(STAMPS, number="R-7712-8418"))
    assert money.tobytes() != draw_receipt(STAMPS).tobytes()


def test_letters_that_the_face_lacks_are_drawn_in_another() -> None:
    names = ["Юлия", "مرحبا", "Ελένη"]
    drawn = {draw_receipt(replace(STAMPS, person_line=name)).tobytes() for name in [*names, "\U0010fffd"]}
    assert len(drawn) == len(names) + 1


@pytest.mark.parametrize("paper", PAPER_WIDTHS)
def test_the_bytes_print_as_the_picture(paper: int) -> None:
    picture = draw_receipt(SPANISH, paper)
    desk = Desk(paper)
    desk.printer.feed(picture_bytes(picture))
    (printed,) = desk.cuts
    assert printed.crop((0, 0, paper, picture.height)).tobytes() == picture.tobytes()
    assert desk.printer.unknown == 0


@pytest.mark.parametrize("paper", PAPER_WIDTHS)
def test_text_mode_prints_its_lines_and_its_code(paper: int) -> None:
    desk = Desk(paper)
    lines = text_lines(SPANISH, paper)
    desk.printer.feed(text_bytes(lines, paper))
    assert desk.texts == [[line.text for line in lines if line.kind == "text"]]
    assert codes(desk.cuts[0]) == [SPANISH.qr]
    assert all(len(line.text) <= paper // 12 for line in lines if line.kind == "text" and not line.large)
    assert desk.printer.unknown == 0


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_no_word_becomes_a_command_in_text_mode(words: str) -> None:
    hostile = replace(STAMPS, person_line=words, title=words, lines=((words, words),))
    desk = Desk(576)
    desk.printer.feed(text_bytes(text_lines(hostile, 576), 576))
    assert len(desk.cuts) == 1
    assert desk.printer.unknown == 0


def test_an_escape_in_a_name_is_paper_not_a_command() -> None:
    hostile = replace(STAMPS, person_line="Marcus\x1dV\x00\x1b@\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08 Hale")
    desk = Desk(576)
    desk.printer.feed(text_bytes(text_lines(hostile, 576), 576))
    assert len(desk.cuts) == 1
    assert any(line.startswith("Marcus V @") for line in desk.texts[0])


@given(st.text(max_size=3000))
def test_printable_is_one_safe_bounded_line(text: str) -> None:
    line = printable(text)
    assert len(line) <= MAX_LETTERS
    assert not any(ord(letter) < 32 or letter in "\u202e\u2066\u200b\ufeff\x7f" for letter in line)
    assert printable(line) == line


def test_floods_of_marks_are_cut() -> None:
    assert len(printable("a" + "\u0316" * 500 + "b")) <= 6


@given(st.text(st.characters(min_codepoint=32, max_codepoint=0x24F), max_size=200), st.integers(60, 500))
@settings(max_examples=60)
def test_wrapping_keeps_every_letter_and_the_limit(text: str, limit: int) -> None:
    style = Style(29, 550)
    words = printable(text)
    lines = wrap(words, style, limit, max_lines=1000)
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    assert all(width(line, style) <= limit or len(line) == 1 for line in lines)


def test_a_receipt_survives_its_json() -> None:
    assert Receipt.from_json(SPANISH.to_json()) == SPANISH
