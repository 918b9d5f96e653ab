"""The last word of each check, and what changed: kept in the store until central has it, and a week for the IT screen.

Only a change of state or code is an event, and none is one kind of well for another. It is written in the transaction that learned of
it, so that nothing is lost between knowing and sending; its id makes sending it twice harmless.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Connection,
    Index,
    Integer,
    String,
    Table,
    delete,
    false,
    func,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert
from uuid_utils import uuid7

from kiosk.device.boot import this_boot
from kiosk.device.health.findings import Finding, State
from kiosk.store.schema import metadata

#: What central has is kept this long for the IT screen.
KEPT_MS = 8 * 86_400_000
#: More changes than this are not kept: a loose cable must not fill the disk. Tampering goes last.
MOST_CHANGES = 2_000
#: A hardware process that did not write for so long looks no more.
WATCH_SILENT_MS = 180_000

_WELL = frozenset({"ok", "absent"})
_STATES = "state IN ('ok', 'care', 'problem', 'unknown', 'absent')"

health_findings = Table(
    "health_findings",
    metadata,
    Column("check_name", String(40), primary_key=True),
    Column("state", String(16), nullable=False),
    Column("code", String(32), nullable=False),
    Column("text", String(200), nullable=False),
    Column("next_step", String(200), nullable=False),
    Column("facts", String(1000), nullable=False),
    Column("since_ms", BigInteger, nullable=False),
    Column("looked_ms", BigInteger, nullable=False),
    CheckConstraint(_STATES, name="state"),
)

health_changes = Table(
    "health_changes",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("check_name", String(40), nullable=False),
    Column("state", String(16), nullable=False),
    Column("code", String(32), nullable=False),
    Column("text", String(200), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("sent", Boolean, nullable=False),
    CheckConstraint(_STATES, name="state"),
)
Index("ix_health_changes_unsent", health_changes.c.id, sqlite_where=health_changes.c.sent == false())
Index("ix_health_changes_at_ms", health_changes.c.at_ms)

health_watch = Table(
    "health_watch",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("boot_id", String(64), nullable=False, server_default=""),
    Column("boot_ms", BigInteger, nullable=False, server_default="0"),
    Column("looked_ms", BigInteger, nullable=False, server_default="0"),
    Column("stepped_ms", BigInteger, nullable=False, server_default="0"),
    Column("stepped_by_ms", BigInteger, nullable=False, server_default="0"),
    Column("wished", Integer, nullable=False, server_default="0"),
    Column("answered", Integer, nullable=False, server_default="0"),
    CheckConstraint("id = 1", name="one_row"),
)


@dataclass(frozen=True)
class LastWord:
    """A check's finding, since when it is so, and when it was last looked at (trusted ms)."""

    finding: Finding
    since_ms: int
    looked_ms: int


@dataclass(frozen=True)
class HealthEvent:
    """A check said something else at `at_ms` (trusted ms)."""

    id: str
    check: str
    state: State
    code: str
    text: str
    at_ms: int


@dataclass(frozen=True)
class Watch:
    """When the hardware process last looked (`boot_id`, `boot_ms` of CLOCK_BOOTTIME; trusted `looked_ms`), the last jump of the
    machine's clock, and how many looks were wished for and answered."""

    boot_id: str = ""
    boot_ms: int = 0
    looked_ms: int = 0
    stepped_ms: int = 0
    stepped_by_ms: int = 0
    wished: int = 0
    answered: int = 0


def record(conn: Connection, findings: Iterable[Finding], at_ms: int) -> bool:
    """Take new findings as the last words; what differs from the words before becomes an event. True when one did."""
    before = {row.check_name: row for row in conn.execute(select(health_findings)).all()}
    changed = False
    for finding in findings:
        old = before.get(finding.check)
        differs = old is None or (old.state, old.code) != (finding.state, finding.code)
        since_ms = at_ms if differs or old is None else old.since_ms
        values = {
            "state": finding.state,
            "code": finding.code[:32],
            "text": finding.text[:200],
            "next_step": finding.next_step[:200],
            "facts": json.dumps(dict(finding.values)),
            "since_ms": since_ms,
            "looked_ms": at_ms,
        }
        conn.execute(
            insert(health_findings)
            .values(check_name=finding.check, **values)
            .on_conflict_do_update(index_elements=["check_name"], set_=values)
        )
        # What is well, from the first look on or in another way than before, is no event.
        if differs and not (finding.state in _WELL and (old is None or old.state in _WELL)):
            changed = True
            _put_change(conn, finding, at_ms)
    return changed


def _put_change(conn: Connection, finding: Finding, at_ms: int) -> None:
    conn.execute(
        health_changes.insert().values(
            id=str(uuid7()),
            check_name=finding.check,
            state=finding.state,
            code=finding.code[:32],
            text=finding.text[:200],
            at_ms=at_ms,
            sent=False,
        )
    )
    over = conn.execute(select(func.count()).select_from(health_changes)).scalar_one() - MOST_CHANGES
    if over > 0:
        first_to_go = (health_changes.c.sent.desc(), health_changes.c.code == "tamper", health_changes.c.id)
        gone = select(health_changes.c.id).order_by(*first_to_go).limit(over)
        conn.execute(delete(health_changes).where(health_changes.c.id.in_(gone)))


def last_words(conn: Connection) -> dict[str, LastWord]:
    """The last word of every check, by its name."""
    return {
        row.check_name: LastWord(
            Finding(row.check_name, row.state, row.code, row.text, row.next_step, json.loads(row.facts)), row.since_ms, row.looked_ms
        )
        for row in conn.execute(select(health_findings)).all()
    }


def drop_others(conn: Connection, checks: Sequence[str]) -> None:
    """Forget the words of checks that this program does not have any more."""
    conn.execute(delete(health_findings).where(health_findings.c.check_name.not_in(checks)))


def events(conn: Connection, since_ms: int, checks: Sequence[str], most: int) -> list[HealthEvent]:
    """What some checks said since a time, the latest first."""
    wanted = select(health_changes).where(health_changes.c.at_ms >= since_ms, health_changes.c.check_name.in_(checks))
    rows = conn.execute(wanted.order_by(health_changes.c.at_ms.desc(), health_changes.c.id.desc()).limit(most)).all()
    return [_event(row) for row in rows]


def unsent(conn: Connection, most: int) -> list[HealthEvent]:
    """What central has not acknowledged, the oldest first."""
    wanted = select(health_changes).where(health_changes.c.sent == false()).order_by(health_changes.c.id).limit(most)
    return [_event(row) for row in conn.execute(wanted).all()]


def mark_sent(conn: Connection, ids: Sequence[str], now_ms: int) -> None:
    """Central has these; of what it has, only the last days stay."""
    conn.execute(update(health_changes).where(health_changes.c.id.in_(ids)).values(sent=True))
    conn.execute(delete(health_changes).where(health_changes.c.sent, health_changes.c.at_ms < now_ms - KEPT_MS))


def read_watch(conn: Connection) -> Watch:
    """What is known of the watching itself."""
    row = conn.execute(select(health_watch)).mappings().one_or_none()
    return Watch() if row is None else Watch(**{name: row[name] for name in Watch.__dataclass_fields__})


def watched(watch: Watch, boot_ms: int) -> str:
    """Whether somebody looks at the parts, at `boot_ms` of CLOCK_BOOTTIME: ok, silent or never."""
    if not watch.boot_id:
        return "never"
    return "ok" if watch.boot_id == this_boot() and boot_ms - watch.boot_ms < WATCH_SILENT_MS else "silent"


def note_watch(conn: Connection, **values: int | str) -> None:
    """Write down some of `Watch` (each field has one writer)."""
    conn.execute(insert(health_watch).values(id=1, **values).on_conflict_do_update(index_elements=["id"], set_=values))


def wish_for_look(conn: Connection) -> int:
    """Ask the hardware process to look at everything now; answered when `Watch.answered` is at least what is returned."""
    wished = read_watch(conn).wished + 1
    note_watch(conn, wished=wished)
    return wished


def _event(row: object) -> HealthEvent:
    values = cast("Mapping[str, object]", row._mapping)  # type: ignore[attr-defined]  # noqa: SLF001
    return HealthEvent(
        str(values["id"]),
        str(values["check_name"]),
        cast("State", values["state"]),
        str(values["code"]),
        str(values["text"]),
        cast("int", values["at_ms"]),
    )
