"""Real threads at one wallet: whatever comes first, nothing is spent twice, nothing is lost, and nobody waits for ever."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select

from central.allowances.endings import reclaim
from central.allowances.tables import allowances
from central.allowances.upkeep import fill_and_tell, reclaim_and_fill
from central.clock import now_ms
from central.ledger.book import balance, resident_owner
from central.mail_out.statuses import Advance, WrongStatus, advance
from central.mail_out.tables import outgoing
from tests.integration.central.device import Device
from tests.integration.central.test_allowances import letter, signed_in
from tests.integration.central.world import MARCUS, MARCUS_PIN, ROSA, World

DAY_MS = 24 * 3600 * 1000


@pytest.fixture
def policy() -> dict[str, Any]:
    return {"screening": {"words": ["contraband"]}, "allowance": {"kiosk_stamps": 4, "kiosk_cents": 700}}


def at_once(*acts: Callable[[], object]) -> None:
    """Start all together; raises what the first of them raised."""
    ready = threading.Barrier(len(acts))
    raised: list[BaseException] = []

    def run(act: Callable[[], object]) -> None:
        ready.wait()
        try:
            act()
        except BaseException as error:  # noqa: BLE001 - raised again below
            raised.append(error)

    threads = [threading.Thread(target=run, args=(act,), daemon=True) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
        assert not thread.is_alive()
    if raised:
        raise raised[0]


def stamps(world: World) -> dict[str, int]:
    with world.database.read() as connection:
        owner = resident_owner(MARCUS)
        return {kind: balance(connection, kind, owner, "stamp") for kind in ("available", "escrow", "spent")}


def test_two_devices_race_for_the_last_stamp(world: World) -> None:
    kiosks = [world.device(f"Kiosk {number}", f"SN-{number}") for number in range(3)]
    grants = [kiosk.sign_in(MARCUS, MARCUS_PIN) for kiosk in kiosks[1:]]  # 4 here, 3 there
    for kiosk, grant in zip(kiosks[1:], grants, strict=True):
        for _ in range(3):
            kiosk.do("mail.send", {"contact": ROSA, "text": "x", "pay": {"kind": "own_stamps", "count": 1}}, grant)
    assert stamps(world) == {"available": 0, "escrow": 1, "spent": 6}
    reclaim(world.database, now_ms() + 30 * DAY_MS)
    found: list[str] = []

    def send(kiosk: Device, grant: str) -> Callable[[], None]:
        def act() -> None:
            pay = {"kind": "own_stamps", "count": 1}
            found.append(kiosk.do("mail.send", {"contact": ROSA, "text": "last", "pay": pay}, grant).code)

        return act

    at_once(*(send(kiosk, grant) for kiosk, grant in zip(kiosks[1:], grants, strict=True)))
    assert sorted(found) == ["", "not_enough_stamps"]
    assert (stamps(world)["spent"], world.broken()) == (7, [])


def test_sign_ins_at_once_do_not_set_aside_twice(world: World) -> None:
    kiosks = [world.device(f"Kiosk {number}", f"SN-{number}") for number in range(2)]
    again = Device.__new__(Device)
    again.__dict__.update(kiosks[0].__dict__)
    again.request = 1000  # the same kiosk, asking twice at once
    at_once(*(lambda kiosk=kiosk: kiosk.ask(MARCUS, MARCUS_PIN) for kiosk in (*kiosks, again)))
    with world.database.read() as connection:
        rows = connection.execute(select(allowances.c.device, allowances.c.stamps)).all()
    assert sorted(row.stamps for row in rows) == [3, 4]
    assert len({row.device for row in rows}) == 2
    assert (stamps(world), world.broken()) == ({"available": 0, "escrow": 7, "spent": 0}, [])


def test_spending_returning_reclaiming_refunding_and_signing_in_at_once(world: World) -> None:
    kiosk, other = world.device(), world.device("Kiosk C-015", "SN-2")

    def reject_all() -> None:
        with world.database.read() as connection:
            waiting = connection.execute(select(outgoing.c.id).where(outgoing.c.status == "screening")).scalars().all()
        for message in waiting:
            try:
                with world.database.write() as connection:
                    advance(connection, message, Advance("rejected", "words"), now_ms())
            except WrongStatus:
                pass

    for _ in range(4):
        grant, allowance = signed_in(world, kiosk)
        assert allowance is not None

        def spend(grant: str = grant, allowance: Any = allowance) -> None:
            for text in ("one", "contraband", "three"):
                kiosk.do("mail.send", letter(allowance, text), grant)
            kiosk.do("wallet.allowance_return", {"allowance": allowance.allowance, "stamps": 3, "credits_cents": 0}, grant)

        at_once(
            spend,
            lambda: reclaim(world.database, now_ms() + 30 * DAY_MS),
            lambda: other.ask(MARCUS, MARCUS_PIN),
            lambda: fill_and_tell(world.database, world.central.asks.signer, now_ms()),
            lambda: reclaim_and_fill(world.database, now_ms()),
            reject_all,
        )
        reject_all()
        assert sum(stamps(world).values()) == 7
        assert world.broken() == []
