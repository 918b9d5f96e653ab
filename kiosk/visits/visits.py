"""Use cases of visits on a device: the list, asking for one, answering, calling one off."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Integer, bindparam, delete, or_, select
from sqlalchemy.dialects.sqlite import insert
from uuid_utils import uuid7

from kiosk.signin.rules import Session
from kiosk.signin.sessions import is_open
from kiosk.store.engine import Store
from kiosk.store.prepared import Query
from kiosk.sync.outbox import Clock, enqueue, waiting
from kiosk.sync.tables import outbox
from kiosk.sync.visit_hours import MINUTE_MS
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_visits import VisitAnswer, VisitAsk, VisitCancel
from kiosk.visits.rules import Said, Visit
from kiosk.visits.tables import visit_answers
from kiosk.visits.tables import visits as visits_table
from kiosk.wallet.holds import blocking

#: Past visits that are listed.
MOST_PAST = 100


class CannotVisit(Exception):
    """`why`: session (it is over), blocked (a hold), gone (there is nothing to answer or call off any more)."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


_said = (visit_answers.c.what, outbox.c.state.label("sent"), outbox.c.code.label("refusal"))
_all = (
    select(*visits_table.c, *_said)
    .outerjoin(visit_answers, visit_answers.c.visit == visits_table.c.visit)
    .outerjoin(outbox, outbox.c.id == visit_answers.c.command)
    .where(visits_table.c.resident == bindparam("resident"))
)
#: A wish may name later times than its first.
_lasts = or_(visits_table.c.ends_ms > bindparam("now_ms"), visits_table.c.state == "asked")
_TO_COME = Query(_all.where(_lasts).order_by(visits_table.c.starts_ms, visits_table.c.visit))
_NEWEST = Query(_all.order_by(visits_table.c.starts_ms.desc(), visits_table.c.visit).limit(bindparam("most", type_=Integer)))
_ONE = Query(_all.where(visits_table.c.visit == bindparam("visit")))
_RINGS_HERE = Query(
    select(visits_table.c.visit).where(visits_table.c.state == "ringing", visits_table.c.ring_until_ms > bindparam("now_ms")).limit(1)
)


def visits(conn: Connection, resident: str, now_ms: int) -> list[Visit]:
    """What is to come, by time."""
    found = (_visit(row) for row in _TO_COME.all(conn, resident=resident, now_ms=now_ms))
    return [visit for visit in found if visit.to_come(now_ms)]


def past_visits(conn: Connection, resident: str, now_ms: int) -> list[Visit]:
    """What was, or will not be; the latest first."""
    found = (_visit(row) for row in _NEWEST.all(conn, resident=resident, most=MOST_PAST))
    return [visit for visit in found if not visit.to_come(now_ms)]


def visit(conn: Connection, resident: str, id: str) -> Visit | None:
    """One of them."""
    row = _ONE.first(conn, resident=resident, visit=id)
    return None if row is None else _visit(row)


@dataclass(frozen=True)
class Waiting:
    """Something that was said about a visit here and is not at central yet."""

    id: str
    what: Said
    contact: str
    name: str
    at_ms: int


def waiting_answers(conn: Connection, resident: str) -> list[Waiting]:
    """What central has not taken yet, oldest first."""
    rows = conn.execute(
        select(visit_answers.c.command, visit_answers.c.what, visits_table.c.contact, visits_table.c.name, outbox.c.at_ms)
        .join(visits_table, visits_table.c.visit == visit_answers.c.visit)
        .join(outbox, outbox.c.id == visit_answers.c.command)
        .where(visit_answers.c.resident == resident, waiting)
        .order_by(outbox.c.at_ms, outbox.c.seq)
    )
    return [Waiting(row.command, row.what, row.contact, row.name, row.at_ms) for row in rows]


def rings_here(conn: Connection, now_ms: int) -> bool:
    """Whether a call rings for anybody whom this device knows (trusted time)."""
    return _RINGS_HERE.value(conn, now_ms=now_ms) is not None


def ask(store: Store, session: Session, wish: VisitAsk, name: str, clock: Clock, *, legal: bool = False) -> str:
    """Ask to see a contact; returns the visit's id. Raises CannotVisit ("session", "blocked") or StoreFull."""
    resident, now_ms = session.person.resident, clock.now_ms()
    with store.write() as conn:
        if not is_open(conn, session):
            raise CannotVisit("session")
        if not legal and blocking(conn, resident, "visits", now_ms) is not None:
            raise CannotVisit("blocked")
        made = str(uuid7())
        conn.execute(
            insert(visits_table).values(
                visit=made,
                resident=resident,
                version=0,
                kind="visit",
                contact=wish.contact,
                name=name,
                state="asked",
                by="resident",
                reason="",
                note=wish.note,
                wishes=json.dumps(wish.wishes),
                starts_ms=wish.wishes[0],
                minutes=wish.minutes,
                opens_ms=wish.wishes[0],
                ends_ms=wish.wishes[0] + wish.minutes * MINUTE_MS,
                recorded=not legal,
                at_ms=now_ms,
            )
        )
        _say(conn, session, made, "ask", wish, clock, made)
    return made


def answer(store: Store, session: Session, id: str, clock: Clock, *, accept: bool) -> None:
    """Yes or no to a proposal, to another time, or to a call that rings. Raises CannotVisit ("session", "gone") or StoreFull."""
    with store.write() as conn:
        found, now_ms = _own(conn, session, id), clock.now_ms()
        if not (found.to_answer(now_ms) or found.rings(now_ms)):
            raise CannotVisit("gone")
        said = VisitAnswer(visit=id, version=found.version, answer="accept" if accept else "decline")
        _say(conn, session, id, said.answer, said, clock)


def cancel(store: Store, session: Session, id: str, clock: Clock) -> None:
    """Call off a visit that was asked for or is booked. Raises CannotVisit ("session", "gone") or StoreFull."""
    with store.write() as conn:
        if not _own(conn, session, id).can_cancel(clock.now_ms()):
            raise CannotVisit("gone")
        _say(conn, session, id, "cancel", VisitCancel(visit=id), clock)


def _own(conn: Connection, session: Session, id: str) -> Visit:
    if not is_open(conn, session):
        raise CannotVisit("session")
    found = visit(conn, session.person.resident, id)
    if found is None:
        raise CannotVisit("gone")
    return found


def _say(
    conn: Connection, session: Session, id: str, what: Said, payload: Payload, clock: Clock, command_id: str | None = None
) -> None:
    kind = {"ask": "visit.ask", "cancel": "visit.cancel"}.get(what, "visit.answer")
    command = enqueue(conn, kind=kind, version=1, payload=payload, grant=session.grant, clock=clock, id=command_id)
    conn.execute(delete(visit_answers).where(visit_answers.c.visit == id))
    conn.execute(insert(visit_answers).values(visit=id, resident=session.person.resident, what=what, command=command))


def _visit(row: Any) -> Visit:
    refused = row.refusal if row.sent == "rejected" else ""
    said: Said = "" if row.what is None or refused or row.what == "ask" else row.what
    return Visit(
        id=row.visit,
        version=row.version,
        kind=row.kind,
        contact=row.contact,
        name=row.name,
        state="refused" if refused and row.what == "ask" else row.state,
        by=row.by,
        reason=refused if refused and row.what == "ask" else row.reason,
        note=row.note,
        wishes=tuple(json.loads(row.wishes)),
        starts_ms=row.starts_ms,
        minutes=row.minutes,
        moved_from_ms=row.moved_from_ms,
        answer_until_ms=row.answer_until_ms,
        opens_ms=row.opens_ms,
        ends_ms=row.ends_ms,
        ring_until_ms=row.ring_until_ms,
        join=row.join,
        recorded=bool(row.recorded),
        at_ms=row.at_ms,
        said=said,
        refused=refused,
    )
