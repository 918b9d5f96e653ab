"""Several cards a person, lost ones, and central's word on them."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select, update

from kiosk.hardware.card_events import CardEventKind, card_waiting, put_card
from kiosk.signin import changes
from kiosk.signin.cards import ONE_EVENT_MS, cards_in_force, has_lost_card, report_lost
from kiosk.signin.rules import CardAgain, CardGone, CardNews, CardSeen, Session
from kiosk.signin.sessions import open_session
from kiosk.signin.signin import SignIn
from kiosk.signin.tables import roster_cards
from kiosk.sync import wire
from kiosk.sync.tables import outbox
from tests.enrolled import ANDRE, MARCUS, NOON_MS, Device

FIRST, SECOND, LOST = "62E3086CED", "118:4521", "0A00C3F211"


def tell(device: Device, person: Any = MARCUS, at_ms: int = NOON_MS, **cards: Any) -> None:
    """Central's word on somebody's cards."""
    entry = wire.Roster(resident=person.resident, first_name=person.first_name, number=person.number, **cards)
    device.apply([changes.FEATURE], device.change("facility", "facility.roster", entry, at_ms))


def show(device: Device, desk: SignIn, card: str, kind: CardEventKind = "shown") -> CardNews | None:
    """Something happens to a card at the reader."""
    with device.store.write() as conn:
        put_card(conn, card, device.clock.boot_ms(), kind=kind)
    return desk.take_card()


def told(device: Device, kind: str) -> list[str]:
    """Payloads of the commands of a kind."""
    with device.store.read() as conn:
        return list(conn.execute(select(outbox.c.payload).where(outbox.c.kind == kind).order_by(outbox.c.seq)).scalars())


def sit_down(device: Device) -> Session:
    """Marcus signs in."""
    with device.store.write() as conn:
        return open_session(conn, MARCUS, "g-1", online=True, now_ms=1)


@pytest.fixture
def desk(device: Device) -> Any:
    made = SignIn(device.store, device.keys, device.clock)
    yield made
    made.stop()


def test_each_of_several_cards_names_the_person_however_the_reader_writes_it(device: Device, desk: SignIn) -> None:
    tell(device, card=SECOND, cards=(SECOND, FIRST))
    assert [show(device, desk, card) for card in (FIRST.lower(), "118:04521")] == [CardSeen(MARCUS)] * 2
    tell(device, card=SECOND, cards=(SECOND,))
    assert show(device, desk, FIRST) == CardSeen(None)


def test_an_older_central_that_knows_of_one_card(device: Device, desk: SignIn) -> None:
    tell(device, card="62e3086ced")
    assert show(device, desk, FIRST) == CardSeen(MARCUS)


def test_a_lost_card_is_told_and_central_hears_where_it_was_shown_once(device: Device, desk: SignIn) -> None:
    tell(device, card=FIRST, cards=(FIRST,), lost_cards=(LOST,))
    assert [show(device, desk, LOST) for _ in range(3)] == [CardSeen(None, lost=True)] * 3
    assert told(device, "card.lost_shown") == [f'{{"card":"{LOST}"}}']
    with device.store.write() as conn:
        conn.execute(update(outbox).values(state="accepted", acked_ms=1))
    show(device, desk, LOST)
    assert len(told(device, "card.lost_shown")) == 1, "held to the reader again and again it is one event"
    with device.store.write() as conn:
        conn.execute(update(outbox).values(at_ms=outbox.c.at_ms - ONE_EVENT_MS))
    show(device, desk, LOST)
    assert len(told(device, "card.lost_shown")) == 2, "somebody shows it again, later"


def test_a_lost_card_that_was_given_to_somebody_else_is_theirs(device: Device, desk: SignIn) -> None:
    tell(device, lost_cards=(LOST,))
    tell(device, ANDRE, card=LOST, cards=(LOST,))
    assert show(device, desk, LOST) == CardSeen(ANDRE)
    assert told(device, "card.lost_shown") == []


def test_a_report_blocks_at_once_and_holds_until_central_answers(device: Device, desk: SignIn) -> None:
    tell(device, card=FIRST, cards=(FIRST, SECOND))
    session = sit_down(device)
    assert report_lost(device.store, session, device.clock)
    assert not report_lost(device.store, session, device.clock), "there is none left to lose"
    assert [show(device, desk, card) for card in (FIRST, SECOND)] == [CardSeen(None, lost=True)] * 2
    assert len(told(device, "card.lost")) == 1

    # something else of the person changed before central took the command
    tell(device, card=FIRST, cards=(FIRST, SECOND))
    assert show(device, desk, FIRST) == CardSeen(None, lost=True)
    with device.store.write() as conn:
        assert (cards_in_force(conn, MARCUS.resident), has_lost_card(conn, MARCUS.resident)) == (0, True)
        conn.execute(update(outbox).values(state="accepted", acked_ms=1))
    tell(device, lost_cards=(FIRST, SECOND))
    assert show(device, desk, FIRST) == CardSeen(None, lost=True)
    tell(device, card="118:1", cards=("118:1",), lost_cards=(FIRST, SECOND))
    assert show(device, desk, "118:1") == CardSeen(MARCUS)


def test_an_older_word_that_comes_after_the_answer_gives_no_card_back(device: Device, desk: SignIn) -> None:
    """Commands and changes travel at once: what central said before it took the report may come behind its answer."""
    tell(device, card=FIRST, cards=(FIRST,))
    report_lost(device.store, sit_down(device), device.clock)
    with device.store.write() as conn:
        conn.execute(update(outbox).values(state="accepted", acked_ms=NOON_MS + 10))
    tell(device, card=FIRST, cards=(FIRST,), at_ms=NOON_MS + 9)
    assert show(device, desk, FIRST) == CardSeen(None, lost=True)
    tell(device, lost_cards=(FIRST,), at_ms=NOON_MS + 9)
    tell(device, card=FIRST, cards=(FIRST,), at_ms=NOON_MS + 20)
    assert show(device, desk, FIRST) == CardSeen(MARCUS), "it was found again"


def test_a_rejected_report_gives_the_card_back(device: Device, desk: SignIn) -> None:
    tell(device, card=FIRST, cards=(FIRST,))
    report_lost(device.store, sit_down(device), device.clock)
    with device.store.write() as conn:
        conn.execute(update(outbox).values(state="rejected", acked_ms=1))
    tell(device, card=FIRST, cards=(FIRST,))
    assert show(device, desk, FIRST) == CardSeen(MARCUS)


def test_whoever_leaves_the_roster_leaves_no_card(device: Device, desk: SignIn) -> None:
    tell(device, card=FIRST, cards=(FIRST,), lost_cards=(LOST,))
    tell(device, card=FIRST, cards=(FIRST,), active=False)
    assert show(device, desk, FIRST) == CardSeen(None)
    with device.store.read() as conn:
        assert conn.execute(select(roster_cards)).all() == []


def test_a_card_that_is_wanted_again_and_one_that_was_taken_away(device: Device, desk: SignIn) -> None:
    tell(device, card=FIRST, cards=(FIRST,))
    assert show(device, desk, "", "again") == CardAgain()
    assert show(device, desk, FIRST, "removed") == CardGone(MARCUS)
    assert show(device, desk, "118:9", "removed") is None
    with device.store.write() as conn:
        put_card(conn, FIRST, device.clock.boot_ms())
        put_card(conn, FIRST, device.clock.boot_ms() + 1, kind="removed")
    assert desk.take_card() == CardSeen(MARCUS), "shown and taken away at once is shown"
    with device.store.read() as conn:
        assert not card_waiting(conn)
