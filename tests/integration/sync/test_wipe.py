"""Only a refusal that is repeated wipes, and it wipes whatever table there is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import select, text

from kiosk.store.engine import Store
from kiosk.sync.tables import sync_state
from kiosk.sync.wipe import wipe
from tests.enrolled import Device
from tests.integration.sync.scripted_central import Request, ScriptedCentral
from tests.integration.sync.test_agent import Running


def revoked(request: Request) -> None:
    request.answer({"code": "revoked", "reason": "this device was taken out of service"}, 403)


def forbidden(request: Request) -> None:
    request.answer({"code": "other", "reason": "no"}, 403)


@pytest.fixture
def running(device: Device) -> Iterator[Running]:
    device.send()
    made = Running(device)
    yield made
    made.halt()


def frozen_code(store: Store) -> str:
    with store.read() as conn:
        return str(conn.execute(select(sync_state.c.frozen_code)).scalar_one_or_none() or "")


def test_said_once_it_wipes_nothing(device: Device, central: ScriptedCentral, running: Running) -> None:
    central.faults["changes"].extend([revoked])
    running.thread.start()
    central.wait_for(lambda: central.seen["changes"] >= 2)
    running.until(lambda: device.states() == ["accepted"])
    assert frozen_code(device.store) == ""


def test_said_twice_everything_goes(device: Device, central: ScriptedCentral, running: Running) -> None:
    central.faults["changes"].extend([revoked, revoked])
    central.faults["commands"].extend([revoked] * 3)
    running.thread.start()
    running.until(lambda: frozen_code(device.store) == "revoked")
    assert device.states() == []


def test_another_refusal_between_begins_the_count_again(device: Device, central: ScriptedCentral, running: Running) -> None:
    central.faults["changes"].extend([revoked, forbidden, revoked])
    running.thread.start()
    central.wait_for(lambda: central.seen["changes"] >= 4)
    running.until(lambda: device.states() == ["accepted"])
    assert frozen_code(device.store) == ""


def test_a_table_that_nobody_thought_of_is_emptied(device: Device) -> None:
    with device.store.write() as conn:
        conn.execute(text("CREATE TABLE diary (resident TEXT, words TEXT)"))
        conn.execute(text("INSERT INTO diary VALUES ('marcus', 'a secret of the year')"))
    wipe(device.store)
    wipe(device.store)
    with device.store.read() as conn:
        assert conn.execute(text("SELECT count(*) FROM diary")).scalar_one() == 0
    assert (device.store.path.with_name("store.db-wal")).stat().st_size == 0
