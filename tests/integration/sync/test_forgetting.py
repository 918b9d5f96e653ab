"""Residents whom a kiosk forgets: with the real features, looking into every table of the store."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Table, insert, select, update

from kiosk.app import features
from kiosk.device.policy import apply_policy
from kiosk.hardware.print_queue import Receipt, print_jobs, queue_receipt
from kiosk.mail.tables import messages
from kiosk.signin.rules import Person
from kiosk.signin.sessions import open_session
from kiosk.signin.tables import grants, pin_attempts, roster, sessions, verifiers
from kiosk.store.schema import metadata
from kiosk.sync import wire
from kiosk.sync.forgetting import forget_departed
from kiosk.sync.outbox import enqueue
from kiosk.sync.tables import forgotten_streams, outbox
from tests.enrolled import NOON_MS
from tests.integration.sync.test_snapshots import HIS, Kiosk, kiosk

__all__ = ["kiosk"]

MARCUS = Person("marcus-0001", "Marcus", "20714471")
THEIRS = f"resident:{MARCUS.resident}"
DAY_MS = 24 * 3600 * 1000
GRANT_ENDS_MS = NOON_MS + 7 * DAY_MS
AFTER_ALL_MS = GRANT_ENDS_MS + 2 * DAY_MS


def live(kiosk: Kiosk) -> None:
    """Marcus uses this kiosk: something of his is in every table that sync and the features keep."""
    central, device, who = kiosk.central, kiosk.device, MARCUS.resident
    central.followed = ["facility", THEIRS]
    central.person(who)
    central.letter("m1", resident=who, reply_stamp="s1", parts=[{"kind": "refused", "what": "photo", "code": "format"}])
    central.contact("rosa", "Rosa", resident=who)
    central.say(THEIRS, "resident.profile", "profile", {"resident": who, "first_name": "Marcus", "number": "2071", "pin_version": 1})
    central.say(THEIRS, "mail.screening", "screening", {"count": 1})
    balances = {"stamps": 1, "credits_cents": 2, "trust_cents": 3, "trust_ms": None}
    central.say(THEIRS, "wallet.balances", "balances", balances)
    central.say(THEIRS, "mail.sticker", "sticker:1", {"to": who})
    kiosk.all()
    with kiosk.store.write() as conn:
        head = {"resident": who, "id": "grant-1", "device": "kiosk-c-014", "epoch": 1, "issued_ms": NOON_MS, "pin_version": 1}
        conn.execute(insert(grants).values(**head, offline_until_ms=GRANT_ENDS_MS, signed=f"jws of {who}"))
        conn.execute(insert(verifiers).values(resident=who, pin_version=1, hash="argon2"))
        conn.execute(insert(pin_attempts).values(resident=who, wrong=1, unreported=0, locked_until_ms=0))
        session = open_session(conn, MARCUS, "grant-1", online=True, now_ms=NOON_MS)
        conn.execute(update(sessions).where(sessions.c.id == session.id).values(ended_ms=NOON_MS, why="idle"))
        queue_receipt(conn, who, RECEIPT, NOON_MS)
        conn.execute(update(print_jobs).values(state="printed"))
        wrong = wire.SigninWrongPins(resident=who, count=2)
        enqueue(conn, kind="signin.wrong_pins", version=1, payload=wrong, grant=None, clock=device.plain)
    device.send(f"Dear Rosa, yours {who}")
    with kiosk.store.write() as conn:
        conn.execute(update(outbox).values(state="accepted", acked_ms=NOON_MS))


RECEIPT = Receipt(
    language="en",
    facility="Cedar Ridge",
    device_name="Kiosk",
    at_text="Today",
    person_line="Marcus",
    id_line="4471",
    lines=(),
    extra_lines=(),
    box_title="",
    box_text="",
    number_label="",
    number="R-1",
    qr="R-1",
    footer="",
    duplicate_text="DUPLICATE",
)


def found(kiosk: Kiosk, word: str = MARCUS.resident) -> set[str]:
    """Tables in whose rows a word stands anywhere."""
    with kiosk.store.read() as conn:
        return {table.name for table in metadata.sorted_tables if any(word in repr(tuple(row)) for row in conn.execute(select(table)))}


def forget(kiosk: Kiosk, at_ms: int = AFTER_ALL_MS) -> int:
    return forget_departed(kiosk.store, features(), at_ms)


def leave(kiosk: Kiosk) -> None:
    kiosk.central.person(MARCUS.resident, active=False)
    kiosk.central.followed = ["facility"]
    kiosk.all()


def test_nothing_is_left_of_somebody_who_left(kiosk: Kiosk) -> None:
    live(kiosk)
    before = found(kiosk)
    assert {"messages", "message_parts", "contacts", "reply_stamps", "balances", "profiles", "grants", "verifiers"} <= before
    assert {"pin_attempts", "sessions", "print_jobs", "roster", "outbox", "unknown_changes", "screening"} <= before
    assert forget(kiosk, NOON_MS) == 0
    leave(kiosk)
    assert forget(kiosk, NOON_MS) == 1
    assert found(kiosk) == {"forgotten_streams"}, "and that until central has heard of it"
    assert forget(kiosk, NOON_MS) == 0
    kiosk.all()
    assert found(kiosk) == set()
    assert list(kiosk.central.asked[-1].forgotten) == [THEIRS]
    kiosk.all()
    assert list(kiosk.central.asked[-1].forgotten) == []


def test_the_chain_stays_whole(kiosk: Kiosk) -> None:
    live(kiosk)
    with kiosk.store.read() as conn:
        before = conn.execute(select(outbox.c.seq, outbox.c.id, outbox.c.payload_hash, outbox.c.hash)).all()
    leave(kiosk)
    forget(kiosk)
    with kiosk.store.read() as conn:
        assert conn.execute(select(outbox.c.seq, outbox.c.id, outbox.c.payload_hash, outbox.c.hash)).all() == before
        assert {(row.kind, row.payload) for row in conn.execute(select(outbox))} == {(wire.TOMBSTONE, None)}


def test_somebody_away_for_longer_than_the_policys_days_stays_on_the_roster_alone(kiosk: Kiosk) -> None:
    live(kiosk)
    policy = wire.PolicyChange(number=1, policy={"sync": {"forget_days": 3}})
    with kiosk.store.write() as conn:
        apply_policy(conn, policy, None)  # type: ignore[arg-type]
    assert forget(kiosk, GRANT_ENDS_MS + 3 * DAY_MS) == 0
    assert forget(kiosk, GRANT_ENDS_MS + 4 * DAY_MS) == 1
    assert found(kiosk) == {"roster", "forgotten_streams"}


def test_others_lose_nothing(kiosk: Kiosk) -> None:
    kiosk.central.letter("m1")
    kiosk.central.person("marcus")
    kiosk.all()
    live(kiosk)
    kiosk.central.followed += [HIS]
    leave(kiosk)
    forget(kiosk)
    assert kiosk.column(messages.c.resident) == ["marcus"]
    assert found(kiosk, "'marcus'") >= {"messages", "roster"}


def _open_session(kiosk: Kiosk) -> tuple[Table, Any]:
    with kiosk.store.write() as conn:
        session = open_session(conn, MARCUS, "grant-1", online=True, now_ms=NOON_MS)
    return sessions, update(sessions).where(sessions.c.id == session.id).values(ended_ms=NOON_MS, why="idle")


def _unsent_command(kiosk: Kiosk) -> tuple[Table, Any]:
    mine = kiosk.device.send("not yet at central")
    return outbox, update(outbox).where(outbox.c.id == mine).values(state="rejected", acked_ms=NOON_MS)


def _unheard_wrong_pins(kiosk: Kiosk) -> tuple[Table, Any]:
    with kiosk.store.write() as conn:
        conn.execute(update(outbox).where(outbox.c.kind == "signin.wrong_pins").values(state="sending"))
    return outbox, update(outbox).values(state="accepted")


def _waiting_receipt(kiosk: Kiosk) -> tuple[Table, Any]:
    with kiosk.store.write() as conn:
        conn.execute(update(print_jobs).values(state="queued"))
    return print_jobs, update(print_jobs).values(state="cancelled")


@pytest.mark.parametrize("held_by", [_open_session, _unsent_command, _unheard_wrong_pins, _waiting_receipt])
def test_nothing_is_dropped_before_all_is_acknowledged(kiosk: Kiosk, held_by: Any) -> None:
    live(kiosk)
    _, settle = held_by(kiosk)
    before = found(kiosk)
    leave(kiosk)
    assert forget(kiosk) == 0
    assert found(kiosk) == before - {"verifiers"}, "they cannot sign in any more"
    with kiosk.store.write() as conn:
        conn.execute(settle)
    assert forget(kiosk) == 1
    assert found(kiosk) == {"forgotten_streams"}


def test_somebody_who_comes_back_gets_all_of_theirs_again(kiosk: Kiosk) -> None:
    live(kiosk)
    leave(kiosk)
    forget(kiosk)
    kiosk.central.person(MARCUS.resident)
    kiosk.central.followed = ["facility", THEIRS]
    kiosk.all()
    assert kiosk.column(messages.c.message) == ["m1"]
    assert kiosk.column(forgotten_streams.c.stream) == []


def test_changes_on_their_way_while_somebody_is_forgotten_leave_nothing(kiosk: Kiosk) -> None:
    live(kiosk)
    kiosk.central.letter("m2", resident=MARCUS.resident)
    kiosk.central.person(MARCUS.resident, active=False)
    with kiosk.store.write() as conn:
        conn.execute(update(roster).values(active=False))
    kiosk.central.before.append(lambda: forget(kiosk))
    kiosk.pull.step(0)
    assert kiosk.column(messages.c.message) == []
    kiosk.central.followed = ["facility"]
    kiosk.all()
    assert found(kiosk) == set()


def test_people_who_never_came_here_leave_no_row(kiosk: Kiosk) -> None:
    for number in range(3):
        kiosk.central.person(f"gone-{number}")
        kiosk.central.person(f"gone-{number}", active=False)
    kiosk.all()
    assert kiosk.column(roster.c.resident) == []
    assert forget(kiosk) == 0


def test_a_feature_that_fails_stops_no_other_resident(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    live(kiosk)
    leave(kiosk)
    with kiosk.store.write() as conn:
        conn.execute(insert(roster).values(resident="aa", first_name="A", number="1", active=False))

    def fails_for_marcus(_conn: Any, resident: str) -> None:
        if resident == MARCUS.resident:
            raise KeyError(resident)

    faulty = (*features(), replace(features()[0], name="faulty", forget=fails_for_marcus))
    assert forget_departed(kiosk.store, faulty, AFTER_ALL_MS) == 1
    assert "messages" in found(kiosk)
    assert kiosk.column(roster.c.resident) == [MARCUS.resident]


def test_a_crash_while_forgetting_forgets_wholly_or_not_at_all(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    live(kiosk)
    leave(kiosk)
    before = found(kiosk)

    def power_cut(*_given: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("kiosk.sync.forgetting.drop_snapshot", power_cut)
        with pytest.raises(KeyboardInterrupt):
            forget(kiosk)
    assert found(kiosk) == before
