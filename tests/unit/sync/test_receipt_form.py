"""The short form in a receipt's square code: written one way only, read back whole, and small enough for narrow paper."""

from __future__ import annotations

from base64 import b32decode, b32encode
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.hardware.receipt_printer.qr import GOOD_MODULE, qr_modules_across
from kiosk.sync.receipt_form import (
    KINDS,
    MAX_AMOUNT,
    MAX_CHARACTERS,
    MAX_PERSON_BYTES,
    MAX_SECONDS,
    NotAReceipt,
    Proof,
    ReceiptForm,
    read_form,
    receipt_number,
)

ABOUT = "0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"
PROOF = Proof("stamps", ABOUT, 1_780_516_320_000, "4471", 300, 10)
FORM = ReceiptForm(PROOF, b"\x01\x02\x03\x04\x05\x06", copy=False, signature=bytes(range(64)))
TEXT = FORM.text()

proofs = st.builds(
    Proof,
    st.sampled_from(KINDS),
    st.uuids().map(str),
    st.integers(0, MAX_SECONDS - 1).map(lambda seconds: seconds * 1000),
    st.text(max_size=MAX_PERSON_BYTES // 4),
    st.integers(0, MAX_AMOUNT - 1),
    st.integers(0, MAX_AMOUNT - 1),
)
forms = st.builds(ReceiptForm, proofs, st.binary(min_size=6, max_size=6), st.booleans(), st.binary(min_size=64, max_size=64))


@given(forms)
@settings(max_examples=300, deadline=None)
def test_what_is_written_is_read(form: ReceiptForm) -> None:
    text = form.text()
    assert read_form(text) == form
    assert text.startswith(f"LUMEN {receipt_number(form.proof.about)} ")
    assert len(text) <= MAX_CHARACTERS
    assert set(text) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -")  # what a QR code packs two to 11 bits


def test_the_form_is_what_it_was() -> None:
    """Papers are kept for years."""
    assert (
        f"LUMEN {receipt_number(ABOUT)} AEAQCAQDAQCQMAMXUGZMHVD6L6FJWDA5FY7UUWYANIQILYFMAIFAINBUG4YQAAICAMCAKBQHBAEQUCYMBUHA6EARCIJRIFI"
        "WC4MBSGQ3DQOR4HZAEERCGJBFEYTSQKJKFMWC2LRPGAYTEMZUGU3DOOBZHI5TYPJ6H4"
    ) == TEXT


@pytest.mark.parametrize("read", [TEXT.lower(), TEXT.replace(" ", "\n"), f"  {TEXT[:60]} {TEXT[60:]}\r\n"])
def test_what_scanners_and_people_do_to_it_does_no_harm(read: str) -> None:
    assert read_form(read) == FORM


@given(st.integers(0, 10_000), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_one_other_letter_is_another_form_or_none(place: int, letter: str) -> None:
    place = 18 + place % (len(TEXT) - 18)
    altered = TEXT[:place] + letter + TEXT[place + 1 :]
    if altered == TEXT:
        return
    with suppress(NotAReceipt):
        assert read_form(altered) != FORM


@given(st.text(max_size=300) | st.binary(max_size=200).map(lambda raw: f"LUMEN R-0000-0000 {b32encode(raw).decode().rstrip('=')}"))
@settings(max_examples=300)
def test_anything_else_is_refused_plainly(text: str) -> None:
    with suppress(NotAReceipt):
        assert read_form(text).text() == " ".join([*text.upper().split()[:2], "".join(text.upper().split()[2:])])


def _with(change: bytes) -> str:
    raw = b32decode(TEXT.split()[2] + "=" * (-len(TEXT.split()[2]) % 8))
    return f"LUMEN {FORM.number} {b32encode(change + raw[len(change) :]).decode().rstrip('=')}"


def test_number_version_kind_and_padding_are_bound() -> None:
    other = TEXT.replace(FORM.number, receipt_number("another"))
    longer = replace(FORM, signature=FORM.signature + b"\0").text()
    for wrong in (other, _with(b"\x02"), _with(b"\x01\x7f"), longer, TEXT[:-1], TEXT + "A", "R-1234-5678 " + ABOUT, ""):
        with pytest.raises(NotAReceipt):
            read_form(wrong)


@pytest.mark.parametrize(
    "proof",
    [
        replace(PROOF, about="no-uuid"),
        replace(PROOF, about=ABOUT.upper()),
        replace(PROOF, at_ms=-1),
        replace(PROOF, at_ms=MAX_SECONDS * 1000),
        replace(PROOF, cents=-1),
        replace(PROOF, stamps=MAX_AMOUNT),
        replace(PROOF, person="4" * (MAX_PERSON_BYTES + 1)),
    ],
)
def test_what_has_no_place_is_refused(proof: Proof) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - of several makers
        replace(FORM, proof=proof).body()


def test_the_largest_usual_receipt_fits_narrow_paper() -> None:
    """58 mm paper has 384 dots: with its quiet zone the code stays readable at half a millimetre a module."""
    usual = replace(FORM, proof=replace(PROOF, cents=99_999_99, stamps=9999))
    assert (qr_modules_across(usual.text()) + 8) * GOOD_MODULE <= 384
