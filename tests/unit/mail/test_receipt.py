from hypothesis import given
from hypothesis import strategies as st

from kiosk.device.policy import FacilityPolicy
from kiosk.mail.receipt import Sale, check_digit, receipt_number, receipt_of
from kiosk.sync.receipt_form import Proof
from tests.enrolled import MARCUS

FACILITY = FacilityPolicy(name="Cedar Ridge", unit="Unit C", zone="America/Denver")
JUNE_3_MS = 1_780_516_320_000  # 2026-06-03 19:52 UTC
REPLY = Sale(command="0197-c", at_ms=JUNE_3_MS, to="Rosa", payer="Rosa", stamps=1, before=7, after=7)


def test_a_reply_in_english() -> None:
    paper = receipt_of(REPLY, MARCUS, FACILITY, "Kiosk C-014", "en")
    assert (paper.facility, paper.device_name, paper.at_text) == ("Cedar Ridge", "Kiosk C-014", "June 3, 1:52 pm")
    assert (paper.person_line, paper.id_line) == ("Your receipt, Marcus", "ID ending 4471")
    assert paper.lines == (("Message to", "Rosa"), ("Reply stamp", "1, paid by Rosa"))
    assert paper.extra_lines == (("Your stamps before", "7"), ("Your stamps after", "7"))
    assert paper.box_title == "Is something wrong?"
    assert paper.footer == "Keep this paper."
    assert paper.qr == f"{paper.number} 0197-c"
    assert paper.proof == Proof("message", "0197-c", JUNE_3_MS, "4471")


def test_own_stamps_in_spanish() -> None:
    sale = Sale(command="c", at_ms=JUNE_3_MS, to="Theo", payer=None, stamps=2, before=7, after=5)
    paper = receipt_of(sale, MARCUS, FACILITY, "Kiosk C-014", "es")
    assert paper.at_text == "3 de junio, 1:52 p. m."
    assert paper.person_line == "Tu recibo, Marcus"
    assert paper.lines == (("Mensaje para", "Theo"), ("Estampillas usadas", "2"))
    assert paper.extra_lines == (("Tus estampillas antes", "7"), ("Tus estampillas después", "5"))
    assert paper.duplicate_text == "DUPLICADO"


def test_an_unknown_balance_and_language() -> None:
    sale = Sale(command="c", at_ms=JUNE_3_MS, to="Theo", payer=None, stamps=2, before=None, after=None)
    paper = receipt_of(sale, MARCUS, FACILITY, "Kiosk C-014", "fr")
    assert paper.language == "en"
    assert paper.extra_lines == ()


def test_the_whole_number_is_never_on_paper() -> None:
    for language in ("en", "es"):
        assert MARCUS.number not in receipt_of(REPLY, MARCUS, FACILITY, "Kiosk", language).to_json()


@given(st.text(min_size=1), st.integers(0, 7), st.integers(1, 9))
def test_one_misread_digit_is_noticed(command: str, place: int, off: int) -> None:
    number = receipt_number(command)
    digits = number.removeprefix("R-").replace("-", "")
    assert len(number) == 11
    assert check_digit(digits[:-1]) == digits[-1]
    wrong = digits[:place] + str((int(digits[place]) + off) % 10) + digits[place + 1 :]
    assert check_digit(wrong[:-1]) != wrong[-1]


def test_known_check_digits() -> None:
    assert check_digit("7992739871") == "3"
