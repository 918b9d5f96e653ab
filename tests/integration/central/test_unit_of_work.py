"""What a transaction holds in memory, against a plain model: any run of steps, with savepoints anywhere, on both engines."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, event, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from central.all_tables import metadata
from central.contacts.contacts import get_contact
from central.contacts.tables import contacts
from central.database import Database, flush, savepoint
from central.devices.tables import alerts
from central.ledger.book import AlreadyPosted, NotEnough, balance, expect, move, post
from central.ledger.tables import accounts, entries, postings
from central.residents.tables import residents
from central.streams.streams import append
from central.streams.tables import changes, streams
from central.unit_of_work import insert_later, unit_of_work
from kiosk.sync.wire import ScreeningChange
from tests.postgres import NewDatabase

OWNERS = ("contact:a", "contact:b")
STREAMS = ("facility", "resident:x", "resident:y")

LEAF = st.one_of(
    st.tuples(st.just("issue"), st.sampled_from(OWNERS), st.integers(1, 5), st.integers(0, 6)),
    st.tuples(st.just("spend"), st.sampled_from(OWNERS), st.integers(1, 5), st.integers(0, 6)),
    st.tuples(st.just("append"), st.sampled_from(STREAMS), st.integers(0, 99)),
    st.tuples(st.just("row"), st.integers(0, 10**6)),
    st.tuples(st.just("last"), st.sampled_from(STREAMS)),
    st.sampled_from([("flush",), ("look",), ("change",), ("expect",), ("reset",)]),
)
STEPS = st.recursive(
    st.lists(LEAF, max_size=5),
    lambda inner: st.lists(LEAF | st.tuples(st.just("savepoint"), st.booleans(), inner), max_size=6),
    max_leaves=20,
)


class Undone(Exception):
    """Raised to leave a savepoint."""


@dataclass
class Model:
    """What the database must hold."""

    available: dict[str, int] = field(default_factory=dict)
    causes: set[str] = field(default_factory=set)
    streams: dict[str, list[int]] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    last: list[str] = field(default_factory=list)


@contextmanager
def opened(new_database: NewDatabase, engine: str) -> Iterator[Database]:
    with new_database(engine) as url:
        database = Database(url)
        try:
            if database.is_sqlite:  # the other comes with its tables
                with database.write() as connection:
                    metadata.create_all(connection)
            yield database
        finally:
            database.close()


@pytest.fixture
def database(new_database: NewDatabase, engine: str) -> Iterator[Database]:
    with opened(new_database, engine) as found:
        yield found


@given(st.lists(STEPS, min_size=1, max_size=3))
@settings(max_examples=40, deadline=None)
def test_any_run_is_as_without_memory(new_database: NewDatabase, engine: str, runs: list[list[Any]]) -> None:
    with opened(new_database, engine) as database:
        model = Model()
        for steps in runs:
            with database.write() as connection:
                model = run(connection, model, steps)
            for name in model.last:
                model.streams.setdefault(name, []).append(-1)
            model.last.clear()
            compare(database, model)


def run(connection: Connection, model: Model, steps: list[Any]) -> Model:
    for step in steps:
        if step[0] == "savepoint":
            inner = copy.deepcopy(model)
            with suppress(Undone), savepoint(connection):
                inner = run(connection, inner, step[2])
                if step[1]:
                    raise Undone
                model = inner
        else:
            do(connection, model, step)
        for owner in OWNERS:
            assert balance(connection, "available", owner, "stamp") == model.available.get(owner, 0)
    return model


def pay(connection: Connection, model: Model, kind: str, owner: str, amount: int, number: int) -> None:
    cause, held = f"{kind}:{number}", model.available.get(owner, 0)
    source, to = ("issued", "available") if kind == "issue" else ("available", "spent")
    try:
        with savepoint(connection):
            post(connection, move(source, to, owner, "stamp", amount), cause=cause, kind=kind, at_ms=1)  # type: ignore[arg-type]
    except AlreadyPosted:
        assert cause in model.causes
    except NotEnough:
        assert kind == "spend"
        assert held < amount
    else:
        assert cause not in model.causes
        model.causes.add(cause)
        model.available[owner] = held + (amount if kind == "issue" else -amount)


def do(connection: Connection, model: Model, step: Any) -> None:  # noqa: C901 - a case a step
    match step:
        case ("issue" | "spend" as kind, owner, amount, number):
            pay(connection, model, kind, owner, amount, number)
        case ("append", stream, value):
            append(connection, stream, "mail.screening", ScreeningChange(count=value), 1)
            model.streams.setdefault(stream, []).append(value)
        case ("row", value):
            row = {"id": f"{len(model.rows)}", "kind": "k", "device": None, "detail": str(value), "at_ms": 1}
            insert_later(connection, alerts, row)
            model.rows.append(value)
        case ("last", stream):
            last = ScreeningChange.model_construct(count=-1)
            unit_of_work(connection).at_the_end(stream, lambda: append(connection, stream, "mail.screening", last, 1))
            if stream not in model.last:
                model.last.append(stream)
        case ("flush",):
            flush(connection)
        case ("expect",):
            expect(connection, [f"{kind}:{number}" for kind in ("issue", "spend") for number in range(7)])
        case ("look",):
            assert connection.execute(select(func.count()).select_from(changes)).scalar_one() == sum(map(len, model.streams.values()))
            assert connection.execute(select(func.count()).select_from(alerts)).scalar_one() == len(model.rows)
            assert connection.execute(select(func.count()).select_from(entries)).scalar_one() == len(model.causes)
        case ("change",):  # somebody else's statement on the ledger: what was known is read anew
            connection.execute(update(accounts).values(balance=accounts.c.balance))
        case ("reset",):  # and one that concerns nothing that is held
            connection.execute(update(residents).values(wrong_pins=0))


def compare(database: Database, model: Model) -> None:
    with database.read() as connection:
        for name in STREAMS:
            asked = select(changes.c.n, changes.c.payload).where(changes.c.stream == name).order_by(changes.c.n)
            rows = connection.execute(asked).all()
            assert [row.n for row in rows] == list(range(1, len(rows) + 1))
            assert [int(row.payload.split(":")[1].split(",")[0]) for row in rows] == model.streams.get(name, [])
            head = connection.execute(select(streams.c.head).where(streams.c.name == name)).scalar_one_or_none() or 0
            assert head == len(rows)
        details = connection.execute(select(alerts.c.detail).order_by(alerts.c.id)).scalars()
        assert sorted(map(int, details)) == sorted(model.rows)
        assert set(connection.execute(select(entries.c.cause)).scalars()) == model.causes
        total = select(func.coalesce(func.sum(postings.c.amount), 0)).where(postings.c.account == accounts.c.id).scalar_subquery()
        assert connection.execute(select(accounts.c.id).where(accounts.c.balance != total)).all() == []


def test_a_savepoint_without_statements_costs_none(database: Database) -> None:
    with database.write() as connection:
        append(connection, "facility", "mail.screening", ScreeningChange(count=0), 1)
        seen: list[str] = []
        event.listen(database.engine, "before_cursor_execute", lambda *call: seen.append(call[2]))
        with savepoint(connection), savepoint(connection):
            append(connection, "facility", "mail.screening", ScreeningChange(count=1), 1)
        assert seen == []
        with savepoint(connection), savepoint(connection):
            connection.execute(select(residents.c.id))
        assert [sql.split()[0] for sql in seen] == ["SAVEPOINT", "SAVEPOINT", "SELECT", "RELEASE", "RELEASE"]


def test_what_was_held_before_a_savepoint_is_written_after_it_was_undone(database: Database) -> None:
    model = Model(available={"contact:a": 3}, causes={"issue:1"}, streams={"resident:x": [1]}, rows=[7])
    steps = [("issue", "contact:a", 3, 1), ("append", "resident:x", 1), ("row", 7)]
    inside = [("spend", "contact:a", 2, 2), ("append", "resident:x", 2), ("row", 8), ("flush",), ("look",), ("append", "resident:y", 3)]
    for within in (inside, [("savepoint", False, inside)], [("flush",), ("savepoint", True, inside)]):
        with suppress(Undone), database.write() as connection:
            assert run(connection, Model(), [*steps, ("savepoint", True, within), ("look",)]) == model
            raise Undone
    with database.write() as connection:
        run(connection, Model(), [("expect",), *steps, ("savepoint", True, inside)])
    compare(database, model)


def test_a_failed_statement_inside_a_savepoint_spoils_nothing_outside(database: Database) -> None:
    with database.write() as connection:
        append(connection, "resident:x", "mail.screening", ScreeningChange(count=1), 1)
        with suppress(IntegrityError), savepoint(connection):
            append(connection, "resident:x", "mail.screening", ScreeningChange(count=2), 1)
            flush(connection)
            connection.execute(insert(alerts).values([{"id": "same", "kind": "k", "detail": "", "at_ms": 1}] * 2))
            pytest.fail("the second row has the id of the first")
        append(connection, "resident:x", "mail.screening", ScreeningChange(count=3), 1)
    compare(database, Model(streams={"resident:x": [1, 3]}))


def test_a_row_that_waits_is_there_for_whoever_refers_to_it(database: Database) -> None:
    """A change of a table that refers to one that is held writes what is held first; else the reference would lead nowhere."""
    person = {"first_name": "A", "last_name": "B", "number": "1", "alias": "a", "active": True, "pin_hash": "", "pin_version": 1}
    counts = {"wrong_pins": 0, "locked_until_ms": 0}
    contact = {"id": "c", "resident": "r", "name": "C", "address": "c@d.example", "kind": "person", "approved": True}
    with database.write() as connection:
        insert_later(connection, residents, {"id": "r", **person, **counts, **trust(residents)})
        connection.execute(insert(contacts).values(**contact, pays_for_reply=False))
        assert get_contact(connection, "c") is not None
        connection.execute(update(contacts).values(approved=False))
        assert not get_contact(connection, "c").approved  # type: ignore[union-attr]
        with suppress(Undone), savepoint(connection):
            connection.execute(update(contacts).values(name="D"))
            assert get_contact(connection, "c").name == "D"  # type: ignore[union-attr]
            raise Undone
        assert get_contact(connection, "c").name == "C"  # type: ignore[union-attr]


def trust(table: Any) -> dict[str, int]:
    """Columns without a default that other parts may have added."""
    return {"trust_cents": 0} if "trust_cents" in table.c else {}


def test_nothing_is_held_outside_of_a_write(database: Database) -> None:
    with database.read() as connection, pytest.raises(RuntimeError):
        append(connection, "facility", "mail.screening", ScreeningChange(count=1), 1)
