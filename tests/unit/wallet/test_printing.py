"""Statements and slips on paper: every line once, what it came to, no more paper than fits, copies marked."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from kiosk.device.policy import FacilityPolicy, Policy
from kiosk.hardware.print_queue import begin, finish, jobs_of
from kiosk.hardware.receipt import Receipt
from kiosk.hardware.receipt_printer.layout import MAX_LINES, draw_receipt
from kiosk.signin.rules import Session
from kiosk.wallet import printing
from kiosk.wallet.accounts import HistoryRow, MonthSums, NotOffered, SessionOver, Statement
from kiosk.wallet.months import month_at
from kiosk.wallet.rules import Amounts
from tests.enrolled import MARCUS, NOON_MS, Device
from tests.unit.wallet import money_of_marcus as his

POLICY = Policy(facility=FacilityPolicy(name="Cedar Ridge", zone="America/Denver"))


def row(n: int, **changed: object) -> HistoryRow:
    values: dict[str, object] = {
        "id": f"e-{n}", "kind": "stamps_bought", "at_ms": NOON_MS, "stamps": 10, "credits_cents": -300, "trust_cents": 0,
        "stamps_after": 17, "credits_after": 900, "trust_after": 0, "refunds_kind": "", "refunds_at_ms": None, "refunded": False,
        "source": "", "reference": "", "detail": "", "refused": None,
    }  # fmt: skip
    return HistoryRow(**{**values, **changed})  # type: ignore[arg-type]


def papers(count: int, language: str = "en") -> list[Receipt]:
    made = Statement(
        2026,
        5,
        tuple(row(n, detail=str(n)) for n in range(count)),
        MonthSums(0, 300 * count, {}),
        Amounts(7, 1200, 0),
        Amounts(17, 900, 0),
    )
    return printing.statement_papers(made, "s-1", NOON_MS, MARCUS, POLICY, "Kiosk C-014", language)


def test_a_month_on_one_paper() -> None:
    (paper,) = papers(3)
    assert paper.title == "Statement for May 2026"
    assert paper.lines == (("May 28 Stamps bought", "-$3.00"),) * 3
    assert dict(paper.extra_lines)["Money out"] == "$9.00"
    assert (dict(paper.extra_lines)["Credits before"], dict(paper.extra_lines)["Credits after"]) == ("$12.00", "$9.00")
    assert draw_receipt(paper).height > 600


def test_a_long_month_takes_papers_that_each_fit_and_says_what_is_left_off() -> None:
    two = papers(printing.LINES_ON_A_PAPER + 1)
    assert [paper.title.rpartition(", ")[2] for paper in two] == ["paper 1 of 2", "paper 2 of 2"]
    assert [len(paper.lines) for paper in two] == [printing.LINES_ON_A_PAPER, 1]
    assert [bool(paper.extra_lines) for paper in two] == [False, True]
    most = papers(printing.LINES_ON_A_PAPER * printing.PAPERS + 5)
    assert len(most) == printing.PAPERS
    assert most[0].lines[0] == ("6 older lines", "See Money")
    assert all(len(paper.lines) <= MAX_LINES for paper in most)


def test_an_empty_month_and_spanish() -> None:
    assert papers(0)[0].lines == (("No lines this month", ""),)
    (paper,) = papers(1, "es")
    assert paper.title == "Estado de cuenta de mayo de 2026"
    assert paper.lines == (("28 may Estampillas compradas", "-$3.00"),)


@pytest.fixture
def session(device: Device) -> Session:
    device.apply(
        his.FEATURES,
        his.balances(device),
        his.entry(device, "e-1", "deposit", trust_cents=2_500, source="online", reference="DP-1", detail="Rosa Hale"),
    )
    return device.session()


def test_a_statement_is_queued_once_and_again_only_as_a_copy(device: Device, session: Session) -> None:
    year, month = month_at(NOON_MS, ZoneInfo("America/Denver"))
    for _ in range(2):
        printing.print_statement(device.store, session, year, month, "s-1", device.clock)
    with device.store.read() as conn:
        (job,) = jobs_of(conn, "marcus")
    assert (job.state, job.duplicate, job.receipt.lines[0][1]) == ("queued", False, "+$25.00")
    with device.store.write() as conn:
        begin(conn, job.id, NOON_MS)
        finish(conn, job.id, "printed", "", NOON_MS)
    printing.print_statement(device.store, session, year, month, "s-1", device.clock)
    with device.store.read() as conn:
        (again,) = jobs_of(conn, "marcus")
    assert (again.root, again.duplicate, again.state) == (job.root, True, "queued")


def test_a_slip_carries_the_reference(device: Device, session: Session) -> None:
    printing.print_slip(device.store, session, "e-1", "w-1", device.clock)
    with device.store.read() as conn:
        (job,) = jobs_of(conn, "marcus")
    assert ("Reference", "DP-1") in job.receipt.lines
    assert ("Account", "Trust account") in job.receipt.lines
    assert job.receipt.box_title == "Show this paper to staff."
    with pytest.raises(NotOffered):
        printing.print_slip(device.store, session, "e-2", "w-2", device.clock)


def test_nothing_is_printed_after_the_session(device: Device, session: Session) -> None:
    over = Session("gone", session.person, session.grant, online=True, started_ms=0)
    with pytest.raises(SessionOver):
        printing.print_slip(device.store, over, "e-1", "w-1", device.clock)
