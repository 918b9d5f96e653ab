"""Following the streams over a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, String, Table, select, update
from sqlalchemy.dialects.sqlite import insert

from kiosk.store.engine import StoreFull
from kiosk.sync import client as client_module
from kiosk.sync import pull as pull_module
from kiosk.sync import wire
from kiosk.sync.client import CentralClient, Malformed, TooLarge, Unreachable
from kiosk.sync.link import Link
from kiosk.sync.pull import FIRST_PAGE, Pull
from kiosk.sync.registry import Handler
from kiosk.sync.signature import RequestNumbers, RequestSigner
from kiosk.sync.tables import sync_state, unknown_changes
from tests.enrolled import NOON_MS, Device
from tests.integration.sync.scripted_central import Request, ScriptedCentral, roster

effects = Table("effects", MetaData(), Column("n", Integer, primary_key=True), Column("name", String))


class Follower:
    def __init__(self, device: Device, central: ScriptedCentral) -> None:
        self.device = device
        self.full_at: int | None = None
        with device.store.write() as conn:
            effects.create(conn)
        clock = device.real_clock()
        signer = RequestSigner(device.identity, device.keys.signing_key, RequestNumbers(device.store), clock)
        self.client = CentralClient(central.url, ca=None, signer=signer)
        self.handlers: dict[tuple[str, int], Handler] = {("facility.roster", 1): self.handle}
        self.pull = Pull(device.store, self.client, self.handlers, Link(device.store, clock))

    def handle(self, conn: Connection, payload: Any, change: wire.Change) -> None:
        if change.n == self.full_at:
            raise StoreFull("the disk is full")
        conn.execute(
            insert(effects)
            .values(n=change.n, name=payload.first_name)
            .on_conflict_do_update(index_elements=["n"], set_={"name": payload.first_name})
        )

    def all(self) -> None:
        while self.pull.step(0):
            pass

    def state(self) -> tuple[list[int], str | None]:
        with self.device.store.read() as conn:
            rows = list(conn.execute(select(effects.c.n).order_by(effects.c.n)).scalars())
            return rows, conn.execute(select(sync_state.c.cursor)).scalar_one_or_none()


@pytest.fixture
def follower(device: Device, central: ScriptedCentral) -> Iterator[Follower]:
    made = Follower(device, central)
    yield made
    made.client.close()
    made.pull.close()


def test_pages_follow_each_other_to_the_end(central: ScriptedCentral, follower: Follower) -> None:
    central.publish(*(roster(number) for number in range(1, FIRST_PAGE + 52)))
    follower.all()
    assert follower.state() == (list(range(1, FIRST_PAGE + 52)), str(FIRST_PAGE + 51))
    assert central.cursors == [None, str(FIRST_PAGE)]


def test_a_page_and_its_cursor_stand_or_fall_together(central: ScriptedCentral, follower: Follower) -> None:
    central.page = 3
    central.publish(*(roster(number) for number in range(1, 8)))
    follower.full_at = 5
    with pytest.raises(StoreFull):
        follower.all()
    assert follower.state() == ([1, 2, 3], "3")
    follower.full_at = None
    follower.all()
    assert follower.state() == ([1, 2, 3, 4, 5, 6, 7], "7")


def test_effects_without_their_cursor_are_not_kept(
    central: ScriptedCentral, follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    central.publish(roster(1))

    def full(*_args: object) -> None:
        raise StoreFull("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(pull_module, "save_cursor", full)
        with pytest.raises(StoreFull):
            follower.all()
    assert follower.state() == ([], None)
    follower.all()
    assert follower.state() == ([1], "1")


@pytest.mark.parametrize("cut_at", [0, 1])
def test_a_lost_page_is_asked_for_again(central: ScriptedCentral, follower: Follower, cut_at: int) -> None:
    central.page = 2
    central.publish(*(roster(number) for number in range(1, 6)))
    if cut_at:
        follower.pull.step(0)
    central.faults["changes"].append(Request.cut)
    with pytest.raises(Unreachable):
        follower.all()
    follower.all()
    assert follower.state() == ([1, 2, 3, 4, 5], "5")


def test_strange_changes_do_not_stop_the_others(device: Device, central: ScriptedCentral, follower: Follower) -> None:
    unknown = wire.Change(stream="facility", n=2, kind="facility.weather", version=1, payload={"sun": True}, at_ms=NOON_MS)
    broken = wire.Change(stream="facility", n=3, kind="facility.roster", version=1, payload={"resident": 7}, at_ms=NOON_MS)
    central.publish(roster(1), unknown, broken, roster(4))
    follower.all()
    assert follower.state() == ([1, 4], "4")
    with device.store.read() as conn:
        aside = {row.n: row.reason.partition(":")[0] for row in conn.execute(select(unknown_changes))}
    assert aside == {2: "unknown_kind", 3: "bad_payload"}


def test_a_newer_program_applies_what_the_older_one_set_aside(device: Device, central: ScriptedCentral, follower: Follower) -> None:
    broken = wire.Change(stream="facility", n=2, kind="facility.roster", version=1, payload={}, at_ms=NOON_MS)
    known = dict(follower.handlers)
    follower.handlers.clear()
    central.publish(roster(1), broken)
    follower.all()
    assert follower.state() == ([], "2")
    follower.handlers.update(known)
    follower.pull.apply_set_aside()
    follower.pull.apply_set_aside()
    assert follower.state() == ([1], "2")
    with device.store.read() as conn:
        assert [row.reason.partition(":")[0] for row in conn.execute(select(unknown_changes))] == ["bad_payload"]


def test_a_repaired_program_applies_what_failed_and_what_came_later_stands(
    device: Device, central: ScriptedCentral, follower: Follower
) -> None:
    """The failed change is older than others of the same thing: all is followed anew, in order."""

    def faulty(conn: Connection, payload: Any, change: wire.Change) -> None:
        if payload.first_name == "Old":
            raise KeyError(payload.first_name)
        whole(conn, payload, change)

    def whole(conn: Connection, payload: Any, _change: wire.Change) -> None:
        values = {"name": payload.first_name}
        conn.execute(insert(effects).values(n=1, **values).on_conflict_do_update(index_elements=["n"], set_=values))

    follower.handlers["facility.roster", 1] = faulty
    central.publish(roster(1, "Old"), roster(2, "New"))
    follower.all()
    follower.pull.apply_set_aside()
    follower.all()
    assert central.cursors == [None, "2"], "what fails still is no reason to follow anew"
    follower.handlers["facility.roster", 1] = whole
    follower.pull.apply_set_aside()
    follower.all()
    with device.store.read() as conn:
        assert conn.execute(select(unknown_changes)).first() is None
        assert conn.execute(select(effects.c.name)).scalar_one() == "New"
    assert central.cursors == [None, "2", None]


def test_a_stored_cursor_that_no_request_can_carry_starts_over(device: Device, central: ScriptedCentral, follower: Follower) -> None:
    central.publish(roster(1))
    follower.all()
    with device.store.write() as conn:
        conn.execute(update(sync_state).values(cursor="9" * (wire.MAX_CURSOR_CHARACTERS + 1)))
    follower.all()
    assert central.cursors == [None, None]
    assert follower.state() == ([1], "1")


def test_a_cursor_that_no_request_can_carry_is_never_stored(device: Device, central: ScriptedCentral, follower: Follower) -> None:
    central.publish(roster(1))
    follower.all()
    central.publish(roster(2))
    long = wire.ChangesAnswer(changes=(roster(2),), cursor="9" * (wire.MAX_CURSOR_CHARACTERS + 1), more=False, server_ms=NOON_MS)
    central.faults["changes"].append(lambda request: request.answer(long))
    with pytest.raises(Malformed):
        follower.all()
    assert follower.state() == ([1], "1")
    follower.all()
    assert follower.state() == ([1, 2], "2")


def test_a_cursor_too_old_starts_over_and_leaves_commands_alone(device: Device, central: ScriptedCentral, follower: Follower) -> None:
    central.publish(roster(1), roster(2))
    follower.all()
    device.send("still here")
    central.faults["changes"].append(lambda request: request.answer({"code": "cursor"}, 410))
    follower.all()
    assert central.cursors[-1] is None
    assert follower.state() == ([1, 2], "2")
    assert device.states() == ["pending"]


def test_a_page_too_large_for_one_answer_comes_in_smaller_ones(
    central: ScriptedCentral, follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    central.publish(*(roster(number, "M" * 1000) for number in range(1, 60)))
    monkeypatch.setattr(client_module, "MAX_ANSWER_BYTES", 20_000)
    follower.all()
    assert follower.state()[1] == "59"
    central.publish(roster(60, "M" * 30_000))
    with pytest.raises(TooLarge):
        follower.all()


@pytest.mark.parametrize("change", [{"n": 1 << 63}, {"n": -1}, {"stream": "s" * 200}, {"version": 1 << 64}])
def test_numbers_that_no_store_can_hold_are_malformed(central: ScriptedCentral, follower: Follower, change: dict[str, Any]) -> None:
    central.publish(wire.Change.model_validate({**roster(1).model_dump(), **change}))
    with pytest.raises(Malformed):
        follower.all()
    assert follower.state() == ([], None)


def test_every_answer_sets_the_clock(device: Device, follower: Follower) -> None:
    follower.all()
    assert device.real_clock().is_certain
    assert 0 <= device.real_clock().now_ms() - NOON_MS < 60_000


def test_a_cursor_survives_a_restart(device: Device, central: ScriptedCentral, follower: Follower) -> None:
    central.publish(roster(1))
    follower.all()
    with device.store.write() as conn:
        conn.execute(update(sync_state).values(request_limit=5_000))
    follower.all()
    assert central.cursors == [None, "1"]
