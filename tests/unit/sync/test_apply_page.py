"""A page in one go has the effect of its changes one by one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, select

from kiosk.store.engine import StoreFull
from kiosk.sync import wire
from kiosk.sync.applying import apply_page
from kiosk.sync.registry import Feature, all_handlers, all_in_runs
from kiosk.sync.tables import unknown_changes
from tests.enrolled import NOON_MS, Device

effects = Table("effects", MetaData(), Column("at", Integer, primary_key=True), Column("n", Integer), Column("what", String))


def change(n: int, kind: str = "facility.roster", key: str = "", **payload: Any) -> wire.Change:
    content = {"resident": f"r{n}", "first_name": f"name {n}", "number": "1", **payload}
    return wire.Change(stream="facility", n=n, kind=kind, version=1, payload=content, at_ms=NOON_MS, key=key)


class Room:
    """A feature that remembers how it was called."""

    def __init__(self) -> None:
        self.runs: list[int] = []
        self.feature = Feature("test", {("facility.roster", 1): self.one}, in_runs={("facility.roster", 1): self.several})

    def one(self, conn: Connection, payload: wire.Roster, change: wire.Change) -> None:
        conn.execute(effects.insert().values(n=change.n, what=payload.first_name))
        if payload.resident == "bad":
            raise KeyError(payload.first_name)
        if payload.resident == "full":
            raise StoreFull("the disk is full")

    def several(self, conn: Connection, run: Sequence[tuple[wire.Roster, wire.Change]]) -> None:
        self.runs.append(len(run))
        for payload, each in run:
            self.one(conn, payload, each)


def apply(device: Device, *changes: wire.Change) -> tuple[list[int], dict[int, str], list[int]]:
    """Effects in the order they were made, what was set aside with its reason, and the lengths of the runs."""
    room = Room()
    with device.store.write() as conn:
        effects.create(conn, checkfirst=True)
        conn.execute(effects.delete())
    with device.store.write() as conn:
        apply_page(conn, all_handlers([room.feature]), all_in_runs([room.feature]), changes)
        kept = [int(n) for n in conn.execute(select(effects.c.n).order_by(effects.c.at)).scalars()]
        aside = {row.n: row.reason.partition(":")[0] for row in conn.execute(select(unknown_changes))}
    return kept, aside, room.runs


def test_changes_of_a_kind_in_a_row_are_one_run(device: Device) -> None:
    page = [change(1), change(2), change(3, "facility.weather"), change(4), change(5), change(6)]
    assert apply(device, *page) == ([1, 2, 4, 5, 6], {3: "unknown_kind"}, [2, 3])


def test_a_single_change_goes_to_its_handler(device: Device) -> None:
    assert apply(device, change(1)) == ([1], {}, [])


def test_one_that_does_not_fit_is_left_out_of_its_run(device: Device) -> None:
    assert apply(device, change(1), change(2, first_name=7), change(3)) == ([1, 3], {2: "bad_payload"}, [2])


def test_one_that_fails_is_set_aside_alone_and_leaves_nothing(device: Device) -> None:
    kept, aside, _ = apply(device, change(1), change(2, resident="bad"), change(3))
    assert (kept, aside) == ([1, 3], {2: "handler_failed"})


def test_a_full_disk_is_not_the_changes_fault(device: Device) -> None:
    with pytest.raises(StoreFull):
        apply(device, change(1), change(2, resident="full"))
    assert apply(device) == ([], {}, [])


def test_the_latest_of_a_key_stands_for_the_earlier_ones(device: Device) -> None:
    page = [change(1, key="a"), change(2, key="b"), change(3), change(4, key="a"), change(5), change(6, key="b")]
    assert apply(device, *page)[0] == [3, 4, 5, 6]


def test_the_same_key_of_another_stream_is_another_thing(device: Device) -> None:
    other = change(2, key="a").model_copy(update={"stream": "device:d"})
    assert apply(device, change(1, key="a"), other)[0] == [1, 2]
