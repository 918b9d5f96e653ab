"""Giving a course to a resident: with a licence for it where they have none, and taking the task back."""

from __future__ import annotations

from datetime import date

import uuid_utils
from sqlalchemy import Connection, insert, select, update

from central.courses.tables import certificates, tasks
from central.media.giving import give_title, has_title
from central.media.titles import title_row
from central.residents.tables import residents
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import TaskChange


class CannotAssign(Exception):
    """The course cannot be given; the text says why."""


def assign(connection: Connection, resident: str, title: str, *, due: date | None, note: str, now_ms: int) -> str:
    """Give a course; returns the task. Given again while it is to do, it is the same task with another day. Raises CannotAssign."""
    person = connection.execute(select(residents.c.active, residents.c.role).where(residents.c.id == resident)).one_or_none()
    if person is None or not person.active or person.role != "resident":
        raise CannotAssign("there is no such resident")
    row = title_row(connection, title)
    if row is None or row.kind != "course":
        raise CannotAssign("there is no such course")
    passed = (certificates.c.resident == resident, certificates.c.title == title)
    if connection.execute(select(certificates.c.number).where(*passed)).first() is not None:
        raise CannotAssign("the resident has passed this course")
    mine = (tasks.c.resident == resident, tasks.c.title == title, tasks.c.active.is_(True))
    known = connection.execute(select(tasks.c.id).where(*mine)).scalar_one_or_none()
    values = {"due": None if due is None else due.isoformat(), "note": note}
    if known is None:
        known = str(uuid_utils.uuid7())
        first = {"resident": resident, "title": title, "at_ms": now_ms, "active": True}
        connection.execute(insert(tasks).values(id=known, **first, **values))
    else:
        connection.execute(update(tasks).where(tasks.c.id == known).values(**values))
    if not has_title(connection, resident, title):
        give_title(connection, resident, title, licence=str(uuid_utils.uuid7()), now_ms=now_ms)
    _tell(connection, known, now_ms)
    return known


def withdraw(connection: Connection, task: str, now_ms: int) -> bool:
    """It is no task any more; the course stays theirs. False when there is no such task, or it was withdrawn."""
    changed = update(tasks).where(tasks.c.id == task, tasks.c.active.is_(True)).values(active=False)
    if connection.execute(changed).rowcount != 1:
        return False
    _tell(connection, task, now_ms)
    return True


def _tell(connection: Connection, task: str, now_ms: int) -> None:
    row = connection.execute(select(tasks).where(tasks.c.id == task)).one()
    change = TaskChange(task=row.id, title=row.title, due=row.due, note=row.note, at_ms=row.at_ms, active=row.active)
    append(connection, resident_stream(row.resident), "course.task", change, now_ms, key=f"task:{row.id}")
