from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, select, text
from sqlalchemy.dialects.sqlite import insert

from kiosk.store.engine import StoreFull
from kiosk.sync import wire
from kiosk.sync.applying import apply_change
from kiosk.sync.registry import Feature, Handler, all_handlers
from kiosk.sync.tables import unknown_changes
from tests.enrolled import NOON_MS, Device

effects = Table("effects", MetaData(), Column("n", Integer, primary_key=True), Column("what", String, nullable=False))


def roster(n: int, **payload: Any) -> wire.Change:
    content = {"resident": f"r{n}", "first_name": "Marcus", "number": "1", **payload}
    return wire.Change(stream="facility", n=n, kind="facility.roster", version=1, payload=content, at_ms=NOON_MS)


def handle(conn: Connection, payload: wire.Roster, change: wire.Change) -> None:
    conn.execute(insert(effects).values(n=change.n, what=payload.first_name).on_conflict_do_nothing())
    match payload.resident:
        case "bug":
            raise KeyError("private words of a message")
        case "twice":
            conn.execute(effects.insert().values(n=change.n, what="again"))
        case "sql":
            conn.execute(text("SELECT * FROM no_such_table"))
        case "full":
            raise StoreFull("the disk is full")


HANDLERS: dict[tuple[str, int], Handler] = {("facility.roster", 1): handle}


def apply(device: Device, *changes: wire.Change) -> tuple[list[int], dict[int, str]]:
    """Effects kept, and what was set aside with its reason."""
    with device.store.write() as conn:
        effects.create(conn, checkfirst=True)
    with device.store.write() as conn:
        for change in changes:
            apply_change(conn, HANDLERS, change)
        kept = list(conn.execute(select(effects.c.n).order_by(effects.c.n)).scalars())
        aside = {row.n: row.reason for row in conn.execute(select(unknown_changes))}
    return kept, aside


def test_known_changes_are_applied_also_twice(device: Device) -> None:
    assert apply(device, roster(1), roster(2), roster(1)) == ([1, 2], {})


@pytest.mark.parametrize(
    "strange",
    [
        wire.Change(stream="facility", n=2, kind="facility.weather", version=1, payload={}, at_ms=NOON_MS),
        wire.Change(stream="facility", n=2, kind="facility.roster", version=9, payload={}, at_ms=NOON_MS),
    ],
)
def test_what_this_program_does_not_know_is_kept_and_skipped(device: Device, strange: wire.Change) -> None:
    assert apply(device, roster(1), strange, strange, roster(3)) == ([1, 3], {2: "unknown_kind"})


def test_a_payload_that_does_not_fit_is_set_aside_with_the_place(device: Device) -> None:
    kept, aside = apply(device, roster(1), roster(2, first_name=["no", "name"]), roster(3))
    assert (kept, aside) == ([1, 3], {2: "bad_payload: first_name"})


@pytest.mark.parametrize(("resident", "reason"), [("bug", "KeyError"), ("twice", "IntegrityError"), ("sql", "OperationalError")])
def test_a_handler_that_fails_leaves_nothing_behind_and_blocks_nothing(
    device: Device, resident: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept, aside = apply(device, roster(1), roster(2, resident=resident), roster(3))
    assert (kept, aside) == ([1, 3], {2: f"handler_failed: {reason}"})
    assert "private words" not in capsys.readouterr().out


def test_a_full_disk_is_not_the_changes_fault(device: Device) -> None:
    apply(device)
    with pytest.raises(StoreFull):
        apply(device, roster(1), roster(2, resident="full"))
    assert apply(device) == ([], {})


def test_a_page_limit_of_the_real_database_file_is_a_full_disk(device: Device) -> None:
    """SQLite itself says "full": everything of the transaction is gone, and can be tried again."""
    apply(device)

    def large(conn: Connection, _payload: Any, change: wire.Change) -> None:
        pages = conn.exec_driver_sql("PRAGMA page_count").scalar_one()
        conn.exec_driver_sql(f"PRAGMA max_page_count = {pages + 1}")
        try:
            conn.execute(effects.insert().values(n=change.n, what="x" * 200_000))
        finally:
            conn.exec_driver_sql("PRAGMA max_page_count = 1073741823")

    def page() -> None:
        with device.store.write() as conn:
            apply_change(conn, HANDLERS, roster(1))
            apply_change(conn, {("facility.roster", 1): large}, roster(2))

    with pytest.raises(StoreFull):
        page()
    assert apply(device) == ([], {})


def test_two_features_cannot_want_the_same_kind() -> None:
    with pytest.raises(ValueError, match=r"facility\.roster"):
        all_handlers([Feature("one", HANDLERS), Feature("two", HANDLERS)])
