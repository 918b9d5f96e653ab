"""Names in any script, on both widths, as pictures and as the printer's letters; and codes as long as a signed receipt's."""

from __future__ import annotations

from dataclasses import replace

import pytest
import zxingcpp
from PIL import Image

from kiosk.hardware.receipt import Receipt
from kiosk.hardware.receipt_printer import typesetting
from kiosk.hardware.receipt_printer.code_pages import encoded
from kiosk.hardware.receipt_printer.commands import picture_bytes, text_bytes
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.text_layout import text_lines
from kiosk.hardware.receipt_printer.typesetting import Style, draw, width

from .test_layout import SPANISH, STAMPS, Desk

NAMES = {
    "arabic": "محمد علي",
    "armenian": "Արամ",
    "chinese": "李明",
    "cyrillic": "Ольга",
    "devanagari": "नीता",
    "ethiopic": "አበበ",
    "georgian": "ნინო",
    "greek": "Ελένη",
    "hebrew": "שרה לוי",
    "hmong": "𖬌𖬤𖬵",
    "japanese": "さくら",
    "khmer": "សុខា",
    "korean": "김민준",
    "polish": "Łukasz Żółć",
    "tamil": "கவிதா",
    "thai": "สมชาย",
    "vietnamese": "Nguyễn Thị Ngọc",
}
SIGNED = "LUMEN R-7712-0418 " + "AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINRYHI6D4QCC" * 4


def drawn(words: str) -> bytes:
    """A line as dots."""
    picture = Image.new("L", (400, 60), 255)
    draw(picture, (4, 44), words, Style(32))
    return picture.tobytes()


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_every_letter_of_a_name_is_drawn(name: str) -> None:
    box = drawn("\U0010ffff")
    for letter in name:
        assert letter == " " or drawn(letter) != box, f"{letter!r} prints as an empty box"
    assert 20 < width(name, Style(32)) < 390


@pytest.mark.parametrize("paper", [576, 384])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_line_that_no_code_page_has_is_sent_as_a_picture_of_it(name: str, paper: int) -> None:
    receipt = replace(STAMPS, person_line=name, lines=((name, name), ("Stamps", "10")))
    desk = Desk(paper)
    desk.printer.feed(text_bytes(text_lines(receipt, paper), paper))
    (text,) = desk.texts
    assert desk.printer.unknown == 0
    own_letters = encoded(name)[1] is not None
    assert (sum(name in line for line in text) >= 2) is own_letters
    assert not any("?" in line for line in text if line != "Is something wrong?")
    dark = desk.cuts[0].convert("L").point(lambda shade: 255 - shade)
    plain = Desk(paper)
    plain.printer.feed(text_bytes(text_lines(replace(receipt, person_line="", lines=(("Stamps", "10"),)), paper), paper))
    assert dark.histogram()[255] > plain.cuts[0].convert("L").point(lambda shade: 255 - shade).histogram()[255] + 200, "it is there"


def pieces(words: str) -> list[str]:
    """What is drawn one after the other, from the left."""
    return [piece for piece, _, _ in typesetting._runs(words, Style(32))]


def test_words_from_right_to_left_stay_in_one_piece_or_are_laid_from_the_right() -> None:
    assert pieces("Your receipt, محمد علي 7 أحمد.") == ["Your receipt, ", "محمد علي 7 أحمد", "."]
    # the Hebrew font has no digits
    assert pieces("For שרה-לוי 7 בן דוד, today") == ["For ", "בן דוד", " 7 ", "שרה-לוי", ", today"]


@pytest.mark.parametrize("paper", [576, 384])
@pytest.mark.parametrize("receipt", [STAMPS, SPANISH], ids=["en", "es"])
@pytest.mark.parametrize("mode", ["raster", "text"])
def test_the_signed_code_fits_both_papers_and_reads_back(receipt: Receipt, paper: int, mode: str) -> None:
    signed = replace(receipt, qr=SIGNED)
    desk = Desk(paper)
    as_picture = mode == "raster"
    desk.printer.feed(picture_bytes(draw_receipt(signed, paper)) if as_picture else text_bytes(text_lines(signed, paper), paper))
    (picture,) = desk.cuts
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert (code.text, code.ec_level) == (SIGNED, "M")
    # seen by a worse eye: half the dots
    worse = picture.convert("L").resize((picture.width // 2, picture.height // 2), Image.Resampling.BOX)
    assert [found.text for found in zxingcpp.read_barcodes(worse)] == [SIGNED]


def test_real_time_commands_in_a_picture_are_broken_up() -> None:
    """Dots that spell DLE DC4 (power off) or DLE ENQ (clear) would be obeyed in the middle of a receipt."""
    picture = Image.new("1", (576, 2), 1)
    for place, byte in enumerate(b"\x10\x14\x02\x01\x08\x10\x05\x02"):
        for bit in range(8):
            picture.putpixel((place * 8 + bit, 0), 0 if byte >> (7 - bit) & 1 else 1)
    sent = picture_bytes(picture)
    assert b"\x10\x14" not in sent
    assert b"\x10\x05" not in sent
    assert len(sent) == len(picture_bytes(Image.new("1", (576, 2), 1)))
