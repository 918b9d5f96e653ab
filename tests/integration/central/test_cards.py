"""Cards at central: several a person, lost and found, staff's and residents', and what devices hear of them."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy import insert, select, text

from central.cards.cards import ending, issue_card, lose_card
from central.cards.commands import CLOCK_MS, ONE_EVENT_MS
from central.cards.tables import cards
from central.clock import now_ms
from central.database import Database
from central.devices.tables import alerts
from central.migrate import downgrade, upgrade
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, MARCUS, MARCUS_PIN, World
from tests.postgres import NewDatabase

FIRST = "62E3086CED"
SECOND = "12:345"


@pytest.fixture
def at(world: World) -> int:
    """The moment the grant began, or a little later: commands are made then."""
    return now_ms()


def roster(device: Device, resident: str = MARCUS) -> list[dict[str, Any]]:
    """What the device hears anew of a person."""
    return [payload for kind, payload in device.pull_all() if kind == "facility.roster" and payload["resident"] == resident]


def told(world: World, kind: str) -> list[Any]:
    with world.database.read() as connection:
        return list(connection.execute(select(alerts).where(alerts.c.kind == kind).order_by(alerts.c.at_ms)).all())


def test_a_person_holds_several_cards_and_a_lost_one_opens_nothing(world: World, device: Device, cli: Cli) -> None:
    assert [(one["card"], one["cards"], one["lost_cards"]) for one in roster(device)] == [(FIRST, [FIRST], [])]
    assert cli.run("card", "issue", "20714471", "012:0345").endswith("issued")
    assert [(one["card"], one["cards"], one["lost_cards"]) for one in roster(device)] == [(SECOND, [SECOND, FIRST], [])]
    assert cli.run("card", "lost", FIRST.lower()).endswith("blocked")
    assert [(one["card"], one["cards"], one["lost_cards"]) for one in roster(device)] == [(SECOND, [SECOND], [FIRST])]
    cli.run("card", "lost", SECOND)
    assert [(one["card"], one["cards"]) for one in roster(device)] == [(None, [])]
    listed = cli.run("card", "list", "marcus.hale", "--lost").splitlines()
    assert [line.split()[:3] for line in sorted(listed)] == [[SECOND, "20714471", "lost"], [FIRST, "20714471", "lost"]]
    assert cli.run("card", "found", FIRST).endswith("in force")
    assert [(one["card"], one["cards"], one["lost_cards"]) for one in roster(device)] == [(FIRST, [FIRST], [SECOND])]
    kinds = ("card_issued", "card_lost", "card_found")
    assert [[row.detail for row in told(world, kind)] for kind in kinds] == [
        [f"card ending {ending(SECOND)} of {MARCUS}"],
        [f"card ending {ending(FIRST)} of {MARCUS}", f"card ending {ending(SECOND)} of {MARCUS}"],
        [f"card ending {ending(FIRST)} of {MARCUS}"],
    ]


def test_a_card_given_out_while_another_is_lost(world: World, device: Device) -> None:
    """Two desks at once: what devices hear last knows of both."""
    given, lost = threading.Event(), threading.Event()

    def give() -> None:
        with world.database.write() as connection:
            issue_card(connection, MARCUS, SECOND, now_ms())
            given.set()
            # in vain where the other desk waits for this one
            lost.wait(0.5)

    with ThreadPoolExecutor(1) as other_desk:
        done = other_desk.submit(give)
        assert given.wait(10)
        with world.database.write() as connection:
            lose_card(connection, FIRST, now_ms())
        lost.set()
        done.result(20)
    last = roster(device)[-1]
    assert (last["cards"], last["lost_cards"]) == ([SECOND], [FIRST])


def test_one_card_names_one_person(world: World, cli: Cli) -> None:
    assert "somebody has this card" in cli.run("card", "issue", "andre.wells", "62e3 086c ed", code=1)
    cli.run("card", "lost", FIRST)
    assert "somebody has this card" in cli.run("card", "issue", "andre.wells", FIRST, code=1)  # not even then
    assert cli.run("card", "end", FIRST).endswith("ended")
    assert cli.run("card", "issue", "andre.wells", FIRST).endswith("issued")
    with world.database.read() as connection:
        assert connection.execute(select(cards.c.resident).where(cards.c.number == FIRST)).scalar_one() == ANDRE


@pytest.mark.parametrize("words", [("lost", "0000000000"), ("found", "0000000000"), ("end", "0000000000"), ("lost", "x")])
def test_what_nobody_has_cannot_be_lost(cli: Cli, words: tuple[str, str]) -> None:
    assert "card" in cli.run("card", *words, code=1)


def test_what_is_no_card_or_no_person_is_refused(cli: Cli) -> None:
    assert "a card's number is" in cli.run("card", "issue", "20714471", "62E3", code=1)
    assert "there is no such resident" in cli.run("card", "issue", "nobody", SECOND, code=1)
    assert "was not reported lost" in cli.run("card", "found", FIRST, code=1)
    added = ("staff", "add", "--name", "Ben", "--number", "900199", "--pin", "730264", "--card")
    assert "a card's number is" in cli.run(*added, "none", code=1)


def test_cards_of_facility_it(world: World, device: Device, cli: Cli) -> None:
    staff = cli.run("staff", "add", "--name", "Priya", "--number", "900104", "--card", "5500a1b2c3", "--pin", "730264").splitlines()[-1]
    assert [one["cards"] for one in roster(device, staff)] == [["5500A1B2C3"]]
    cli.run("card", "issue", "900104", SECOND)
    grant = device.sign_in(staff, "730264")
    assert device.do("card.lost", {"card": "5500A1B2C3"}, grant, at_ms=now_ms()).status == "accepted"
    assert [(one["cards"], one["lost_cards"], one["role"]) for one in roster(device, staff)][-1] == ([SECOND], ["5500A1B2C3"], "it")


def test_a_person_reports_their_own_card_and_no_other(world: World, device: Device, grant: str, at: int) -> None:
    device.pull_all()
    card = {"card": FIRST.lower()}
    assert device.do("card.lost", card, grant, at_ms=at).status == "accepted"
    assert device.do("card.lost", card, grant, at_ms=at).status == "accepted"  # twice is once
    assert [one["lost_cards"] for one in roster(device)] == [[FIRST]]
    assert [row.device for row in told(world, "card_lost")] == [device.id]
    with world.database.read() as connection:
        others = connection.execute(select(cards.c.number).where(cards.c.resident == ANDRE)).scalar_one()
    for number in (others, "0000000000"):
        assert device.do("card.lost", {"card": number}, grant, at_ms=at).code == "no_such_card"
    assert device.do("card.lost", {"card": "x"}, grant, at_ms=at).code == "bad_payload"
    assert device.do("card.lost", {}, None, at_ms=at).code == "no_grant"


def test_all_my_cards_are_those_that_were_mine_then(world: World, device: Device, grant: str, at: int) -> None:
    """The word may come late, from a device that had no connection: what staff gave out meanwhile stays in force."""
    with world.database.write() as connection:
        connection.execute(insert(cards).values(number=SECOND, resident=MARCUS, issued_ms=at))
        connection.execute(insert(cards).values(number="99:1", resident=MARCUS, issued_ms=at + CLOCK_MS + 1))
    assert device.do("card.lost", {}, grant, at_ms=at).status == "accepted"
    assert [(one["cards"], sorted(one["lost_cards"])) for one in roster(device)][-1] == (["99:1"], [SECOND, FIRST])


def test_a_lost_card_that_is_shown_is_told_once_in_a_while(world: World, device: Device, cli: Cli, at: int) -> None:
    shown = {"card": FIRST}
    assert device.do("card.lost_shown", shown, None, at_ms=at).code == "not_lost"
    cli.run("card", "lost", FIRST)
    other = world.device("Kiosk B-001", "SN-2")
    for place, later in ((device, 0), (device, ONE_EVENT_MS - 1), (other, 1), (device, 2 * ONE_EVENT_MS)):
        assert place.do("card.lost_shown", shown, None, at_ms=at + later - 3 * ONE_EVENT_MS).status == "accepted"
    events = [(row.device, row.at_ms - at + 3 * ONE_EVENT_MS) for row in told(world, "lost_card_shown")]
    assert events == [(device.id, 0), (other.id, 1), (device.id, 2 * ONE_EVENT_MS)]
    assert "shown at Kiosk C-014" in cli.run("card", "list", "--lost")
    cli.run("card", "found", FIRST)
    assert device.do("card.lost_shown", shown, None, at_ms=at).code == "not_lost"
    assert "shown" not in cli.run("card", "list", "marcus.hale")


def test_cards_of_an_older_central_are_kept(engine: str, new_database: NewDatabase) -> None:
    with new_database(engine, migrated=False) as url:
        database = Database(url)
        upgrade(database, "v0009_screens")
        names = (
            "id, number, alias, first_name, last_name, pin_hash, pin_version, wrong_pins, locked_until_ms, trust_cents, active, card"
        )
        with database.write() as connection:
            for name, card in (("a", "'62e3086ced'"), ("b", "'OLD BADGE'"), ("c", "NULL"), ("d", "'62 E3 08 6C ED'")):
                row = f"'{name}', '{name}', '{name}', '', '', '', 1, 0, 0, 0, true, {card}"
                connection.execute(text(f"INSERT INTO residents ({names}) VALUES ({row})"))
        upgrade(database)
        with database.read() as connection:
            held = connection.execute(select(cards.c.number, cards.c.resident).order_by(cards.c.resident)).all()
        assert [tuple(one) for one in held] == [(FIRST, "a"), ("OLD BADGE", "b")]
        downgrade(database, "v0009_screens")
        with database.read() as connection:
            back = connection.execute(text("SELECT id, card FROM residents ORDER BY id")).all()
        assert [tuple(one) for one in back] == [("a", FIRST), ("b", "OLD BADGE"), ("c", None), ("d", None)]
        database.close()


def test_the_current_pin_is_not_needed_to_be_safe(world: World, device: Device, cli: Cli) -> None:
    """A lost card takes nothing from its holder: number and PIN still open."""
    cli.run("card", "lost", FIRST)
    assert device.ask(MARCUS, MARCUS_PIN).status == "signed_in"
