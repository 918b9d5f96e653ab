"""Money of somebody who leaves: nothing of it vanishes, and each part of it has a place to go."""

from __future__ import annotations

import pytest

from central.clock import now_ms
from central.commissary import family, packing
from central.keys import load_keys
from central.leaving.going import leave
from central.leaving.settling import left_of, settle
from central.ledger.audit import audit
from central.signin.grants import Signer
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.test_commissary import Shop, policy  # noqa: F401 - a fixture
from tests.integration.central.world import MARCUS, World


@pytest.mark.both_engines
def test_open_orders_late_refunds_and_family_s_money_all_find_their_place(world: World, device: Device, grant: str, cli: Cli) -> None:
    shop = Shop(world, device, grant)
    had = shop.trust() + shop.credits()
    with world.database.write() as connection:
        family.give(connection, MARCUS, 700, who="Rosa", reference="F-1", now_ms=now_ms())
    order, said = shop.order(("ramen", 2, 65), pay="credits", family_cents=100)
    assert said == "accepted"
    with world.database.write() as connection:
        leave(connection, Signer.of(load_keys(world.settings.data).signing), MARCUS, "release", "wipe", now_ms())
        left = left_of(connection, MARCUS)
    assert [(one.order, one.cents) for one in left.orders] == [(order, 130)]
    assert (left.family_cents, left.gifts) == (600, ("F-1",))
    assert cli.run("resident", "settle", MARCUS).startswith("moved $")
    assert shop.credits() == 0
    with world.database.write() as connection:
        packing.cancel(connection, order, "", by="R. Lane", now_ms=now_ms())
        assert settle(connection, MARCUS, now_ms()) == 30
        assert settle(connection, MARCUS, now_ms()) == 0
        assert family.take_back(connection, "F-1", now_ms()) == 700
        assert not left_of(connection, MARCUS)
    assert shop.trust() == had
    assert "credits" not in cli.run("resident", "left", MARCUS)
    with world.database.read() as connection:
        assert all(not check.broken for check in audit(connection))
