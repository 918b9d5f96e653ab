"""Statements of the hot paths say and do what SQLAlchemy's own execution would, within the same transaction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table, bindparam, select, update
from sqlalchemy.exc import IntegrityError, OperationalError

from kiosk.store.engine import Store, open_store
from kiosk.store.prepared import Prepared, Query, among, listed, upsert

things = Table(
    "things",
    MetaData(),
    Column("owner", String, primary_key=True),
    Column("name", String, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("kept", Boolean, nullable=False, server_default="0"),
)
PUT = upsert(things, without=("kept",))
OF = Prepared(select(things.c.name, things.c.size).where(things.c.owner == bindparam("owner")).order_by(things.c.name))
GROW = Prepared(update(things).where(things.c.owner == "marcus", things.c.name == bindparam("of")).values(size=bindparam("to")))


SIZED = Query(select(*things.c).where(things.c.size.in_((1, 2)), things.c.owner == bindparam("owner")).order_by(things.c.name))
NAMED = Query(select(things.c.name, things.c.kept).where(things.c.name.in_(among("names"))).order_by(things.c.name))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "store.db", bytes(32), create=True)
    with made.write() as conn:
        things.create(conn)
    yield made
    made.close()


def sizes(store: Store, owner: str = "marcus") -> dict[str, int]:
    with store.read() as conn:
        return dict(OF.rows(conn, {"owner": owner}))


def test_a_row_is_put_once_and_brought_up_to_date_and_what_is_ours_stays(store: Store) -> None:
    with store.write() as conn:
        PUT.run(conn, {"owner": "marcus", "name": "a", "size": 1})
        conn.execute(things.update().values(kept=True))
        PUT.run_many(conn, [{"owner": "marcus", "name": name, "size": size} for name, size in (("a", 2), ("b", 3))])
        assert conn.execute(select(things.c.kept).order_by(things.c.name)).scalars().all() == [True, False]
    assert sizes(store) == {"a": 2, "b": 3}


def test_constants_of_the_statement_come_with_it(store: Store) -> None:
    with store.write() as conn:
        PUT.run_many(conn, [{"owner": owner, "name": "a", "size": 1} for owner in ("marcus", "andre")])
        assert GROW.run(conn, {"of": "a", "to": 9}).rowcount == 1
    assert (sizes(store), sizes(store, "andre")) == ({"a": 9}, {"a": 1})


def test_a_value_that_is_missing_is_an_error(store: Store) -> None:
    with store.write() as conn, pytest.raises(KeyError):
        PUT.run(conn, {"owner": "marcus", "name": "a"})


def test_it_is_undone_with_the_transaction_and_with_a_savepoint(store: Store) -> None:
    with store.write() as conn:
        undo = conn.begin_nested()
        PUT.run(conn, {"owner": "marcus", "name": "a", "size": 1})
        undo.rollback()
        PUT.run(conn, {"owner": "marcus", "name": "b", "size": 1})
    with pytest.raises(KeyError), store.write() as conn:  # noqa: PT012 - the transaction is what is raised out of
        PUT.run(conn, {"owner": "marcus", "name": "c", "size": 1})
        PUT.run(conn, {})
    assert sizes(store) == {"b": 1}


def test_errors_are_those_of_sqlalchemy_and_carry_no_values(store: Store) -> None:
    with store.write() as conn, pytest.raises(IntegrityError) as broken:
        PUT.run_many(conn, [{"owner": "marcus", "name": "private words", "size": None}])
    assert "private words" not in str(broken.value)
    with store.write() as conn, pytest.raises(OperationalError):
        Prepared(select(Table("nowhere", MetaData(), Column("a", Integer)).c.a)).run(conn)


def test_a_writer_that_reads_again_finds_its_last_commit_and_no_open_transaction(store: Store) -> None:
    for size in range(20):
        with store.write() as conn:
            PUT.run(conn, {"owner": "marcus", "name": "a", "size": size})
        assert sizes(store) == {"a": size}
    with store.write() as first, store.read() as second:  # each has a connection of its own
        PUT.run(first, {"owner": "marcus", "name": "a", "size": 100})
        assert OF.row(second, {"owner": "marcus"}) == ("a", 19)
    assert sizes(store) == {"a": 100}


def test_rows_of_a_query_have_names_and_say_yes_or_no(store: Store) -> None:
    with store.write() as conn:
        PUT.run_many(conn, [{"owner": "marcus", "name": name, "size": size} for name, size in (("a", 1), ("b", 2), ("c", 3))])
        conn.execute(things.update().where(things.c.name == "b").values(kept=True))
    with store.read() as conn:
        assert [(row.name, row.size, row.kept) for row in SIZED.all(conn, owner="marcus")] == [("a", 1, False), ("b", 2, True)]
        assert all(isinstance(row.kept, bool) for row in SIZED.all(conn, owner="marcus"))
        for names in ([], ["c"], ["a", "c", "x"], ['"', "a"]):
            assert [row.name for row in NAMED.all(conn, names=listed(names))] == [name for name in names if name in {"a", "c"}]
        assert SIZED.first(conn, owner="nobody") is None
        assert (NAMED.value(conn, names=listed(["b"])), NAMED.column(conn, names=listed("ab"))) == ("b", ["a", "b"])
        with pytest.raises(KeyError):
            SIZED.all(conn)
