"""Proof of a filing on paper."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
import zxingcpp

from kiosk.device.policy import FacilityPolicy
from kiosk.filings.paper import Filing, filing_paper, grouped
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.text_layout import text_lines
from tests.enrolled import MARCUS, NOON_MS

FACILITY = FacilityPolicy(name="Cedar Ridge", zone="America/Denver")
WORDS = "The water in the shower is cold since Monday."
FILED = Filing(
    command="01976f3a-0000-7000-8000-000000000001",
    at_ms=NOON_MS,
    kind="Grievance",
    number="G-2041",
    fingerprint=sha256(WORDS.encode()).hexdigest(),
    answer_by_ms=NOON_MS + 15 * 86_400_000,
)


def test_number_time_fingerprint_and_code_but_never_the_words() -> None:
    paper = filing_paper(FILED, MARCUS, FACILITY, "Kiosk C-014", "en", qr="LUMEN G-2041")
    assert (paper.number_label, paper.number, paper.qr) == ("Number", "G-2041", "LUMEN G-2041")
    assert paper.person_line == "Your receipt, Marcus"
    labels = dict(paper.lines)
    assert (labels["What"], labels["Answer expected by"]) == ("Grievance", "Jun 12, 2026")
    assert labels["Filed"] == paper.at_text
    assert dict(paper.extra_lines)["Fingerprint of your words"].replace(" ", "") == FILED.fingerprint
    assert "shower" not in paper.to_json()


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("width", [576, 384])
def test_it_fits_both_papers_and_its_code_reads_back(width: int, language: str) -> None:
    paper = filing_paper(FILED, MARCUS, FACILITY, "Kiosk C-014", language, qr="LUMEN G-2041 " + "A7" * 80)
    (code,) = zxingcpp.read_barcodes(draw_receipt(paper, width).convert("L"))
    assert code.text == paper.qr
    whole = " ".join(line.text.strip() for line in text_lines(paper, width))
    assert grouped(FILED.fingerprint) in whole
    assert "G-2041" in whole


def test_an_anonymous_filing_names_nobody_and_only_the_day() -> None:
    known = filing_paper(FILED, MARCUS, FACILITY, "Kiosk C-014", "es", qr="")
    paper = filing_paper(replace(FILED, anonymous=True), MARCUS, FACILITY, "Kiosk C-014", "es", qr="")
    assert "Marcus" in known.to_json()
    assert "Marcus" not in paper.to_json()
    assert (paper.person_line, paper.id_line) == ("Presentado", "")
    assert ":" not in paper.at_text + dict(paper.lines)["Presentado"]
