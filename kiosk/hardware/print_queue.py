"""The print queue: rows in the store, written by the features, printed by the hardware process.

The invariants: a job leaves "queued" exactly once, and it is marked "printing" (and durable) before the first byte goes to the
printer; after that byte it can only end as "printed" (the printer echoed this job's tag) or "unknown". Only a job of which nothing was
sent may be printed again without the word DUPLICATE. Jobs not begun are cancelled at sign-out and restart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, cast

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Index,
    RowMapping,
    ScalarSelect,
    String,
    Table,
    Text,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from uuid_utils import uuid7

from kiosk.hardware.receipt import Receipt
from kiosk.store.schema import metadata

__all__ = ["Job", "JobState", "Receipt", "cancel_waiting", "job", "jobs_of", "print_again", "print_jobs", "queue_receipt"]

JobState = Literal["queued", "printing", "printed", "not_printed", "unknown", "cancelled"]
#: What a paper is: of money; a letter or a filing (listed in places of their own); the printer's own test.
Kind = Literal["receipt", "letter", "filing", "test"]

print_jobs = Table(
    "print_jobs",
    metadata,
    Column("id", String(36), primary_key=True),
    # the first job of this receipt; its own id when this is the first
    Column("root", String(36), nullable=False),
    Column("resident", String(64), nullable=False),
    Column("receipt", Text, nullable=False),
    Column("duplicate", Boolean(create_constraint=False), nullable=False),
    Column("state", String(16), nullable=False),
    Column("code", String(32), nullable=False),
    # true from just before the first byte; false again only when it is certain that none was sent
    Column("bytes_sent", Boolean(create_constraint=False), nullable=False),
    Column("cancel_asked", Boolean(create_constraint=False), nullable=False),
    Column("created_ms", BigInteger, nullable=False),
    Column("updated_ms", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False, server_default="receipt"),
    CheckConstraint("state IN ('queued', 'printing', 'printed', 'not_printed', 'unknown', 'cancelled')", name="state"),
    Index("ix_print_jobs_state", "state", "id"),
    Index("ix_print_jobs_resident", "resident", "id"),
    Index("ix_print_jobs_root", "root", "id"),
)


@dataclass(frozen=True)
class Job:
    """One print job. `root` is the first job of the same receipt.

    `code` says why it is not printed: paper_out, cover_open, lost, no_answer, no_printer, restart, signed_out, ...
    """

    id: str
    root: str
    resident: str
    receipt: Receipt
    duplicate: bool
    state: JobState
    code: str
    created_ms: int
    updated_ms: int


def _job(row: RowMapping) -> Job:
    return Job(
        id=row["id"],
        root=row["root"],
        resident=row["resident"],
        receipt=Receipt.from_json(row["receipt"]),
        duplicate=bool(row["duplicate"]),
        state=cast("JobState", row["state"]),
        code=row["code"],
        created_ms=row["created_ms"],
        updated_ms=row["updated_ms"],
    )


def _insert(connection: Connection, values: dict[str, Any], now_ms: int) -> None:
    connection.execute(
        insert(print_jobs).values(
            state="queued", code="", bytes_sent=False, cancel_asked=False, created_ms=now_ms, updated_ms=now_ms, **values
        )
    )


def queue_receipt(connection: Connection, resident: str, receipt: Receipt, now_ms: int, kind: Kind = "receipt") -> str:
    """Add a paper to the queue in the caller's transaction; returns the job's id."""
    job_id = str(uuid7())
    words = receipt.to_json()
    values = {"id": job_id, "root": job_id, "resident": resident, "receipt": words, "duplicate": False, "kind": kind}
    _insert(connection, values, now_ms)
    return job_id


def job(connection: Connection, job_id: str) -> Job | None:
    """One job, or None."""
    row = connection.execute(select(print_jobs).where(print_jobs.c.id == job_id)).mappings().first()
    return None if row is None else _job(row)


def jobs_of(connection: Connection, resident: str, limit: int = 200) -> list[Job]:
    """The resident's receipts, newest first, one entry each: its latest job. A letter is no receipt, nor is a filing one of money."""
    mine = (print_jobs.c.resident == resident, print_jobs.c.kind == "receipt")
    latest = select(func.max(print_jobs.c.id)).where(*mine).group_by(print_jobs.c.root)
    statement = select(print_jobs).where(print_jobs.c.id.in_(latest)).order_by(print_jobs.c.root.desc()).limit(limit)
    return [_job(row) for row in connection.execute(statement).mappings()]


def print_again(connection: Connection, job_id: str, now_ms: int) -> str:
    """Queue another copy of a receipt by the person's choice; returns the new job's id.

    The copy says DUPLICATE when any byte of an earlier copy was sent. While a copy still waits or prints, its id is returned and
    nothing is added: a second touch prints nothing twice. Raises KeyError for an unknown id.
    """
    first = connection.execute(select(print_jobs).where(print_jobs.c.id == job_id)).mappings().first()
    if first is None:
        raise KeyError(job_id)
    copies = connection.execute(select(print_jobs).where(print_jobs.c.root == first["root"])).mappings().all()
    for copy in copies:
        if copy["state"] in {"queued", "printing"} and not copy["cancel_asked"]:
            return str(copy["id"])
    new_id = str(uuid7())
    may_exist = any(copy["bytes_sent"] or copy["duplicate"] or copy["state"] == "printing" for copy in copies)
    _insert(
        connection,
        {
            "id": new_id,
            "root": first["root"],
            "resident": first["resident"],
            "receipt": first["receipt"],
            "duplicate": may_exist,
            "kind": first["kind"],
        },
        now_ms,
    )
    return new_id


def cancel_waiting(connection: Connection, now_ms: int, code: str = "signed_out") -> int:
    """Cancel every job that has not begun (sign-out, restart); returns how many.

    A job that is printing goes on, but is not tried again should the printer have taken nothing of it.
    """
    connection.execute(update(print_jobs).where(print_jobs.c.state == "printing").values(cancel_asked=True))
    waiting = update(print_jobs).where(print_jobs.c.state == "queued")
    return connection.execute(waiting.values(state="cancelled", code=code, updated_ms=now_ms)).rowcount


def cancel(connection: Connection, job_id: str, now_ms: int, code: str) -> bool:
    """Cancel one job that has not begun; False when it has."""
    waiting = update(print_jobs).where(print_jobs.c.id == job_id, print_jobs.c.state == "queued")
    return connection.execute(waiting.values(state="cancelled", code=code, updated_ms=now_ms)).rowcount == 1


def drop_tests(connection: Connection) -> None:
    """Earlier tests of the printer that are over; one that may lie half printed is still needed (`half_printed`)."""
    over = print_jobs.c.state.not_in(("queued", "printing", "unknown"))
    connection.execute(delete(print_jobs).where(print_jobs.c.kind == "test", over))


# What follows is for the spooler.


def recover(connection: Connection, now_ms: int) -> int:
    """At the start of the hardware process: jobs that were printing become "unknown", jobs not begun are cancelled.

    Returns how many were printing.
    """
    cancel_waiting(connection, now_ms, "restart")
    return abandon_printing(connection, now_ms)


def abandon_printing(connection: Connection, now_ms: int) -> int:
    """Nobody prints now: what is marked so was broken off and may be on paper. Returns how many became "unknown"."""
    printing = update(print_jobs).where(print_jobs.c.state == "printing")
    return connection.execute(printing.values(state="unknown", code="restart", updated_ms=now_ms)).rowcount


def half_printed(connection: Connection) -> bool:
    """Whether the last job that was sent may lie unfinished in the printer; so it is too when none is known any more."""
    last = select(print_jobs.c.state).where(print_jobs.c.id == _last_sent())
    return connection.execute(last).scalar_one_or_none() != "printed"


def _last_sent() -> ScalarSelect[str]:
    """By trusted time: ids hold the wall clock's, which may fall back."""
    sent = print_jobs.alias("sent")
    ended = select(sent.c.id).where(sent.c.bytes_sent.is_(True)).order_by(sent.c.updated_ms.desc(), sent.c.id.desc())
    return ended.limit(1).scalar_subquery()


def next_queued(connection: Connection) -> Job | None:
    """The oldest job that waits."""
    statement = select(print_jobs).where(print_jobs.c.state == "queued").order_by(print_jobs.c.id).limit(1)
    row = connection.execute(statement).mappings().first()
    return None if row is None else _job(row)


def begin(connection: Connection, job_id: str, now_ms: int) -> bool:
    """Mark a job "printing, bytes may be out"; False when it does not wait any more (signed out meanwhile). Commit before sending."""
    waiting = update(print_jobs).where(print_jobs.c.id == job_id, print_jobs.c.state == "queued")
    return connection.execute(waiting.values(state="printing", bytes_sent=True, updated_ms=now_ms)).rowcount == 1


def give_back(connection: Connection, job_id: str, now_ms: int) -> None:
    """Nothing of the job was sent: it waits again, or is cancelled when somebody signed out meanwhile."""
    mine = (print_jobs.c.id == job_id, print_jobs.c.state == "printing")
    back = {"bytes_sent": False, "updated_ms": now_ms}
    asked = print_jobs.c.cancel_asked.is_(True)
    connection.execute(update(print_jobs).where(*mine, asked).values(state="cancelled", code="signed_out", **back))
    connection.execute(update(print_jobs).where(*mine).values(state="queued", **back))


def finish(connection: Connection, job_id: str, state: Literal["printed", "unknown", "not_printed"], code: str, now_ms: int) -> None:
    """Write how a job ended. "not_printed" is only for a job of which nothing was sent; finished jobs stay as they are."""
    open_job = update(print_jobs).where(
        print_jobs.c.id == job_id, or_(print_jobs.c.state == "queued", print_jobs.c.state == "printing")
    )
    values: dict[str, Any] = {"state": state, "code": code, "updated_ms": now_ms}
    if state == "not_printed":
        values["bytes_sent"] = False
    connection.execute(open_job.values(**values))


def receipts_wait(connection: Connection, resident: str) -> bool:
    """Whether a receipt of this resident may still be printed."""
    waiting = print_jobs.c.state.in_(("queued", "printing"))
    return connection.execute(select(print_jobs.c.id).where(print_jobs.c.resident == resident, waiting).limit(1)).first() is not None


def drop_receipts(connection: Connection, resident: str) -> None:
    """The resident is forgotten here: their receipts, printed or not.

    That one of them may lie half printed in the printer stays known (`half_printed`), without its words.
    """
    mine = print_jobs.c.resident == resident
    half = update(print_jobs).where(mine, print_jobs.c.id == _last_sent(), print_jobs.c.state != "printed")
    connection.execute(half.values(resident="", receipt="", kind="test"))
    connection.execute(delete(print_jobs).where(mine))
