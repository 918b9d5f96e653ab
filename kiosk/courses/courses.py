"""Courses of a resident: what the school gave them and by when, what they passed, and that they passed just now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, and_, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.courses.kept import read_percent
from kiosk.courses.tables import certificates, tasks
from kiosk.media_store.tables import owned, places, titles
from kiosk.signin.rules import Session
from kiosk.store.engine import Store
from kiosk.store.prepared import Query
from kiosk.sync.outbox import Clock, enqueue
from kiosk.sync.wire import CoursePassed


@dataclass(frozen=True)
class Assigned:
    """A course that the school gave, and that is not passed yet. `licence` opens it (None: central's word for it is on its way);
    `percent`: how much is done; `due`: the last day, None: no hurry."""

    task: str
    title: str
    name: str
    artwork: str | None
    licence: str | None
    due: date | None
    note: str
    percent: int

    def days_left(self, today: date) -> int | None:
        """0: it is the last day; negative: it is over by so many."""
        return None if self.due is None else (self.due - today).days


@dataclass(frozen=True)
class Certified:
    """A course that was passed. `number` None: central has not countersigned it yet."""

    title: str
    number: str | None
    command: str | None
    name: str
    course: str
    percent: int
    passed_ms: int


_mine = and_(owned.c.resident == tasks.c.resident, owned.c.title == tasks.c.title, owned.c.state == "held")
_place = and_(places.c.resident == tasks.c.resident, places.c.title == tasks.c.title)
_passed = and_(certificates.c.resident == tasks.c.resident, certificates.c.title == tasks.c.title)
_ASSIGNED = Query(
    select(tasks, titles.c.name, titles.c.artwork, owned.c.licence, places.c.place)
    .join(titles, titles.c.title == tasks.c.title)
    .outerjoin(owned, _mine)
    .outerjoin(places, _place)
    .outerjoin(certificates, _passed)
    .where(tasks.c.resident == bindparam("resident"), certificates.c.passed_ms.is_(None))
    .order_by(tasks.c.due.is_(None), tasks.c.due, tasks.c.at_ms, tasks.c.task)
)


def assigned(conn: Connection, resident: str) -> list[Assigned]:
    """What the school gave and is still to do: what is due first comes first."""
    found: dict[str, Assigned] = {}
    for row in _ASSIGNED.all(conn, resident=resident):
        if row.task not in found:  # two licences for one course
            found[row.task] = _assigned(row)
    return list(found.values())


def certificate(conn: Connection, resident: str, title: str) -> Certified | None:
    """That they passed a course; None: not yet."""
    mine = (certificates.c.resident == resident, certificates.c.title == title)
    row = conn.execute(select(certificates).where(*mine)).one_or_none()
    if row is None:
        return None
    return Certified(row.title, row.number, row.command, row.name, row.course, row.percent, row.passed_ms)


def passed(store: Store, session: Session, title: str, course: str, percent: int, id: str, clock: Clock) -> None:
    """The last lesson is done: the certificate is there at once, and central hears of it. Again does nothing. Raises StoreFull."""
    resident = session.person.resident
    with store.write() as conn:
        values = {"name": session.person.first_name, "course": course, "percent": percent, "passed_ms": clock.now_ms(), "command": id}
        new = insert(certificates).values(resident=resident, title=title, **values).on_conflict_do_nothing()
        if conn.execute(new).rowcount == 1:
            payload = CoursePassed(title=title, percent=percent)
            enqueue(conn, kind="course.passed", version=1, payload=payload, grant=session.grant, clock=clock, id=id)


def _assigned(row: Any) -> Assigned:
    due = None if row.due is None else date.fromisoformat(row.due)
    return Assigned(row.task, row.title, row.name, row.artwork, row.licence, due, row.note, read_percent(row.place))
