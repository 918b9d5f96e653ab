"""Paper about the wallet that a resident asks for: a month's statement, and the slip to show to staff when a line looks wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from kiosk.device.identity import load_identity
from kiosk.device.policy import Policy, current_policy
from kiosk.hardware.print_queue import jobs_of, print_again, queue_receipt
from kiosk.hardware.receipt import Line, Receipt
from kiosk.signin.rules import Person, Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.sync.outbox import Clock
from kiosk.wallet.accounts import EntryDetail, HistoryRow, NotOffered, SessionOver, Statement
from kiosk.wallet.history import entry_detail
from kiosk.wallet.kind_words import amount_on_paper, kind_on_paper
from kiosk.wallet.months import statement
from kiosk.wallet.paper import day_name, make_receipt, month_name, receipt_number, spoken
from kiosk.wallet.receipt import money

#: Lines on one paper, and papers of one statement: more would run the roll out. What is left off is said, and stands in Money.
LINES_ON_A_PAPER = 36
PAPERS = 6
#: Among so many of the newest receipts, a second touch finds what the first one made.
_LOOK_BACK = 20

_WORDS = {
    "en": {
        "title": "Statement for {month}",
        "page": "Statement for {month}, paper {n} of {all}",
        "none": "No lines this month",
        "left_off": "{n} older lines",
        "in_money": "See Money",
        "before": "{account} before",
        "after": "{account} after",
        "trust": "Trust account",
        "credits": "Credits",
        "stamps": "Stamps",
        "in": "Money in",
        "out": "Money out",
        "wrong": "This looks wrong",
        "what": "What",
        "when": "When",
        "amount": "Amount",
        "account": "Account",
        "reference": "Reference",
        "box": "Show this paper to staff.",
        "box_text": "They can find the line by its reference.",
    },
    "es": {
        "title": "Estado de cuenta de {month}",
        "page": "Estado de cuenta de {month}, papel {n} de {all}",
        "none": "Nada este mes",
        "left_off": "{n} líneas anteriores",
        "in_money": "Ve a Dinero",
        "before": "{account}, antes",
        "after": "{account}, después",
        "trust": "Cuenta de depósito",
        "credits": "Créditos",
        "stamps": "Estampillas",
        "in": "Dinero recibido",
        "out": "Dinero gastado",
        "wrong": "Esto parece un error",
        "what": "Qué",
        "when": "Cuándo",
        "amount": "Cantidad",
        "account": "Cuenta",
        "reference": "Referencia",
        "box": "Muestra este papel al personal.",
        "box_text": "Pueden encontrarlo por su referencia.",
    },
}


def print_statement(store: Store, session: Session, year: int, month: int, id: str, clock: Clock, *, language: str = "en") -> None:
    """Queue the papers of one month's statement. The same `id` again queues copies, marked DUPLICATE where a paper may be out.

    Raises SessionOver or StoreFull.
    """

    def papers(conn: Connection, policy: Policy) -> list[Receipt]:
        made = statement(conn, session.person.resident, year, month, ZoneInfo(policy.facility.zone))
        return statement_papers(made, id, clock.now_ms(), session.person, policy, load_identity(conn).name, language)

    _print(store, session, id, clock, papers)


def print_slip(store: Store, session: Session, entry: str, id: str, clock: Clock, *, language: str = "en") -> None:
    """Queue the slip about one line of the history, to be shown to staff.

    Raises NotOffered (there is no such line), SessionOver or StoreFull.
    """

    def papers(conn: Connection, policy: Policy) -> list[Receipt]:
        detail = entry_detail(conn, session.person.resident, entry)
        if detail is None:
            raise NotOffered(entry)
        return [slip(detail, id, clock.now_ms(), session.person, policy, load_identity(conn).name, language)]

    _print(store, session, id, clock, papers)


def statement_papers(
    made: Statement, id: str, at_ms: int, person: Person, policy: Policy, device_name: str, language: str
) -> list[Receipt]:
    """Lay a statement out: its newest lines, oldest first, `LINES_ON_A_PAPER` to a paper; what it came to on the last one."""
    words, zone = _WORDS[spoken(language)], ZoneInfo(policy.facility.zone)
    kept = made.lines[-LINES_ON_A_PAPER * PAPERS :]
    lines: list[Line] = [
        (f"{day_name(language, _local(row, zone))} {kind_on_paper(row, language)}", amount_on_paper(row, language)) for row in kept
    ]
    if len(kept) < len(made.lines):
        lines[0] = (words["left_off"].format(n=len(made.lines) - len(kept) + 1), words["in_money"])
    lines = lines or [(words["none"], "")]
    sheets = [lines[start : start + LINES_ON_A_PAPER] for start in range(0, len(lines), LINES_ON_A_PAPER)]
    name = month_name(language, made.year, made.month)
    return [
        make_receipt(
            id,
            at_ms,
            person,
            policy.facility,
            device_name,
            language,
            title=words["title" if len(sheets) == 1 else "page"].format(month=name, n=n, all=len(sheets)),
            lines=tuple(sheet),
            extra_lines=_sums(made, words) if n == len(sheets) else (),
            kind="statement",
        )
        for n, sheet in enumerate(sheets, 1)
    ]


def slip(detail: EntryDetail, id: str, at_ms: int, person: Person, policy: Policy, device_name: str, language: str) -> Receipt:
    """Lay the slip about one line out."""
    words, row = _WORDS[spoken(language)], detail.row
    when = _local(row, ZoneInfo(policy.facility.zone))
    account = "trust" if row.trust_cents else "credits" if row.credits_cents else "stamps"
    paper = make_receipt(
        id,
        at_ms,
        person,
        policy.facility,
        device_name,
        language,
        title=words["wrong"],
        lines=(
            (words["what"], kind_on_paper(row, language)),
            (words["when"], f"{day_name(language, when)} {when.year}"),
            (words["amount"], amount_on_paper(row, language)),
            (words["account"], words[account]),
            (words["reference"], detail.number),
        ),
        kind="slip",
    )
    return replace(paper, box_title=words["box"], box_text=words["box_text"])


def _print(store: Store, session: Session, id: str, clock: Clock, papers: Callable[[Connection, Policy], list[Receipt]]) -> None:
    resident, number = session.person.resident, receipt_number(id)
    with store.write() as conn:
        if not is_open(conn, session):
            raise SessionOver
        now_ms = clock.now_ms()
        before = [job for job in jobs_of(conn, resident, _LOOK_BACK) if job.receipt.number == number]
        if before:
            for job in reversed(before):
                print_again(conn, job.id, now_ms)
            return
        for paper in papers(conn, current_policy(conn)):
            queue_receipt(conn, resident, paper, now_ms)


def _sums(made: Statement, words: dict[str, str]) -> tuple[Line, ...]:
    lines: list[Line] = [(words["in"], money(made.sums.in_cents)), (words["out"], money(made.sums.out_cents))]
    for moment, held in (("before", made.before), ("after", made.after)):
        if held is not None:
            lines += [
                (words[moment].format(account=words["trust"]), money(held.trust_cents)),
                (words[moment].format(account=words["credits"]), money(held.credits_cents)),
                (words[moment].format(account=words["stamps"]), str(held.stamps)),
            ]
    return tuple(lines)


def _local(row: HistoryRow, zone: ZoneInfo) -> datetime:
    return datetime.fromtimestamp(row.at_ms / 1000, UTC).astimezone(zone)
