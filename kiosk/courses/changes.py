"""What central's changes do to courses. The whole history may come again: the end is the same."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, delete, literal
from sqlalchemy.dialects.sqlite import insert

from kiosk.courses.tables import certificates, tasks
from kiosk.device.streams import resident_of
from kiosk.sync.registry import Feature
from kiosk.sync.wire import CertificateChange, Change, TaskChange


def apply_task(conn: Connection, payload: TaskChange, change: Change) -> None:
    """`course.task`: one that was withdrawn is dropped."""
    if not payload.active:
        conn.execute(delete(tasks).where(tasks.c.task == payload.task))
        return
    values = payload.model_dump(exclude={"task", "active"}) | {"resident": resident_of(change)}
    conn.execute(insert(tasks).values(task=payload.task, **values).on_conflict_do_update(index_elements=["task"], set_=values))


def apply_certificate(conn: Connection, payload: CertificateChange, change: Change) -> None:
    """`course.certificate`: central's record takes the place of what was noted here."""
    values = payload.model_dump(exclude={"title"})
    statement = insert(certificates).values(resident=resident_of(change), title=payload.title, **values)
    conn.execute(statement.on_conflict_do_update(index_elements=["resident", "title"], set_=values))


def passing_refused(conn: Connection, command: str, kind: str, _payload: Mapping[str, Any] | None, _code: str) -> None:
    """Central does not know the course, or not as theirs: there is no certificate. The progress stays."""
    if kind == "course.passed":
        conn.execute(delete(certificates).where(certificates.c.command == command, certificates.c.number.is_(None)))


def forget(conn: Connection, resident: str) -> None:
    """Everything of one resident."""
    for table in (tasks, certificates):
        conn.execute(delete(table).where(table.c.resident == resident))


def sweep(conn: Connection, stream: str, came: Select[Any]) -> None:
    """What central does not know any more. A certificate that it has not heard of yet stays."""
    if stream.startswith("resident:"):
        resident = stream.partition(":")[2]
        conn.execute(delete(tasks).where(tasks.c.resident == resident, (literal("task:") + tasks.c.task).not_in(came)))
        known = (certificates.c.resident == resident, certificates.c.number.is_not(None))
        conn.execute(delete(certificates).where(*known, (literal("certificate:") + certificates.c.title).not_in(came)))


FEATURE = Feature(
    "courses",
    {("course.task", 1): apply_task, ("course.certificate", 1): apply_certificate},
    on_rejected=passing_refused,
    forget=forget,
    sweep=sweep,
)
