import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from threading import get_ident

import pytest
from argon2 import Type
from sqlalchemy import select, update

from kiosk.hardware.card_events import put_card
from kiosk.hardware.print_queue import Receipt, job, queue_receipt
from kiosk.signin import changes, pins
from kiosk.signin.anchor import TriesNote
from kiosk.signin.rules import (
    AccountClosed,
    CardSeen,
    Count,
    LockedOut,
    NeedsConnection,
    NotKnown,
    Outcome,
    Person,
    SignedIn,
    Waiting,
    WrongPin,
)
from kiosk.signin.signin import Attempt, SignIn
from kiosk.signin.tables import pin_tries, sessions
from kiosk.store.engine import StoreFull
from kiosk.sync import wire
from kiosk.sync.tables import asks
from tests.enrolled import ANDRE, MARCUS, Device
from tests.quick_pins import OF_CENTRAL, OF_DEVICE

PIN = "274913"


@pytest.fixture
def desk(device: Device) -> Iterator[SignIn]:
    device.apply(
        [changes.FEATURE],
        *(
            device.change(
                "facility",
                "facility.roster",
                wire.Roster(resident=who.resident, first_name=who.first_name, number=who.number, card=card),
            )
            for who, card in ((MARCUS, "62E3086CED"), (ANDRE, "0A00C3F211"))
        ),
    )
    made = SignIn(device.store, device.keys, device.clock)
    yield made
    made.stop()


def until(check: Callable[[], Outcome | bool]) -> Outcome | bool:
    """Ask until there is a verdict, ten seconds at most."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        found = check()
        if found and not isinstance(found, Waiting):
            return found
        time.sleep(0.005)
    raise AssertionError("no verdict")


def verdict(desk: SignIn, attempt: Attempt) -> Outcome:
    found = until(lambda: desk.poll(attempt))
    assert not isinstance(found, bool)
    return found


def online(device: Device, desk: SignIn, person: Person = MARCUS, pin: str = PIN, **answer: object) -> Outcome:
    """A try that central answers; a sign-in when no other answer is given."""
    device.connect(True)
    attempt = desk.start(person, pin)
    until(lambda: device.asked() is not None)
    asked = device.asked()
    assert asked is not None
    if not answer:
        answer = {"status": "signed_in", "grant": device.central.grant(device.clock.now_ms(), person.resident, grant="g-1")}
    device.answer(asked.ask, **answer)
    return verdict(desk, attempt)


def offline(device: Device, desk: SignIn, pin: str = PIN, person: Person = MARCUS) -> Outcome:
    device.connect(False)
    return verdict(desk, desk.start(person, pin))


def close(desk: SignIn, outcome: Outcome) -> None:
    assert isinstance(outcome, SignedIn)
    desk.close(outcome.session, "signed_out")


def test_a_card_names_a_person_once(device: Device, desk: SignIn) -> None:
    assert desk.take_card() is None
    with device.store.write() as conn:
        put_card(conn, "62e3086ced", device.clock.boot_ms())
    assert desk.take_card() == CardSeen(MARCUS)
    assert desk.take_card() is None


def test_a_card_nobody_has_is_told_apart_from_no_card(device: Device, desk: SignIn) -> None:
    with device.store.write() as conn:
        put_card(conn, "FFFFFFFFFF", device.clock.boot_ms())
    assert desk.take_card() == CardSeen(None)


def test_a_card_that_two_people_share_names_nobody(device: Device, desk: SignIn) -> None:
    twin = wire.Roster(resident="twin", first_name="Twin", number="1", card="62E3086CED")
    device.apply([changes.FEATURE], device.change("facility", "facility.roster", twin))
    with device.store.write() as conn:
        put_card(conn, "62E3086CED", device.clock.boot_ms())
    assert desk.take_card() == CardSeen(None)


def test_numbers_find_people_on_the_roster_only(desk: SignIn) -> None:
    assert desk.find_number(" 20714471 ") == MARCUS
    assert desk.find_number("2071447") is None
    assert desk.find_number("' OR 1=1 --") is None


def test_online_sign_in_keeps_grant_verifier_and_session_and_erases_the_ask(device: Device, desk: SignIn) -> None:
    outcome = online(device, desk)
    assert isinstance(outcome, SignedIn)
    assert outcome.session.online
    assert outcome.session.grant == "g-1"
    assert outcome.session.person == MARCUS
    with device.store.read() as conn:
        assert conn.execute(select(asks)).all() == []
        assert pins.verifier_of(conn, "marcus") is not None
        assert pins.count_of(conn, "marcus").wrong == 0
        assert conn.execute(select(sessions.c.id)).scalars().all() == [outcome.session.id]


def test_the_pin_is_nowhere_in_the_store_or_in_what_is_printed(device: Device, desk: SignIn) -> None:
    attempt = desk.start(MARCUS, PIN)
    assert PIN not in repr(attempt)
    verdict(desk, attempt)
    assert attempt.pin == ""
    online(device, desk)
    with device.store.read() as conn:
        names = conn.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table'").scalars().all()
        for name in names:
            assert PIN not in repr(conn.exec_driver_sql(f"SELECT * FROM {name}").all())


def test_never_seen_here_and_offline_needs_a_connection_and_costs_no_try(device: Device, desk: SignIn) -> None:
    assert offline(device, desk) == NeedsConnection()
    with device.store.read() as conn:
        assert pins.count_of(conn, "marcus").wrong == 0


def test_offline_sign_in_works_after_a_sign_out(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    outcome = offline(device, desk)
    assert isinstance(outcome, SignedIn)
    assert not outcome.session.online
    assert outcome.session.grant == "g-1"


def test_no_answer_in_time_is_checked_here_and_the_ask_is_erased(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    device.connect(True)
    attempt = desk.start(MARCUS, PIN)
    until(lambda: device.asked() is not None)
    assert desk.poll(attempt) == Waiting()
    device.hand.forward(4_000)
    outcome = verdict(desk, attempt)
    assert isinstance(outcome, SignedIn)
    assert not outcome.session.online
    assert device.asked() is None


def test_a_link_lost_while_asking_is_checked_here_at_once(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    device.connect(True)
    attempt = desk.start(MARCUS, PIN)
    until(lambda: device.asked() is not None)
    device.connect(False)
    assert isinstance(verdict(desk, attempt), SignedIn)


def test_no_answer_and_no_verifier_gives_the_try_back(device: Device, desk: SignIn) -> None:
    assert online(device, desk, status="expired") == NeedsConnection()
    with device.store.read() as conn:
        assert pins.count_of(conn, "marcus") == Count()


def test_an_offline_sign_in_ends_with_the_grant(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    device.hand.forward(7 * 86_400_000)
    assert offline(device, desk) == NeedsConnection()


def test_a_facility_may_allow_no_offline_sign_in(device: Device, desk: SignIn) -> None:
    now_ms = device.clock.now_ms()
    none = device.central.grant(now_ms, issued_ms=now_ms, offline_until_ms=now_ms)
    close(desk, online(device, desk, status="signed_in", grant=none))
    assert offline(device, desk) == NeedsConnection()


def test_a_pin_that_cannot_be_one_is_not_repeated_in_the_error(desk: SignIn) -> None:
    with pytest.raises(ValueError, match="4 to 12") as refused:
        desk.start(MARCUS, "987")
    assert "987" not in str(refused.value)


def test_wrong_pins_offline_count_down_lock_and_reach_central(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    seen = [offline(device, desk, "000000") for _ in range(5)]
    assert seen[:4] == [WrongPin(4), WrongPin(3), WrongPin(2), WrongPin(1)]
    assert seen[4] == LockedOut(60_000)
    assert offline(device, desk) == LockedOut(60_000)
    reports = device.commands("signin.wrong_pins")
    assert [(grant, payload) for _, grant, payload in reports] == [(None, {"resident": "marcus", "count": 1})] * 5
    device.hand.forward(60_000)
    assert isinstance(offline(device, desk), SignedIn)
    with device.store.read() as conn:
        assert pins.count_of(conn, "marcus").wrong == 0


def test_one_persons_wrong_pins_do_not_lock_another(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    for _ in range(5):
        assert offline(device, desk, "000000", ANDRE) == NeedsConnection()
    assert isinstance(offline(device, desk), SignedIn)


def test_a_lock_outlives_restart_and_a_changed_clock(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    for _ in range(5):
        offline(device, desk, "000000")
    device.power_cut()
    again = SignIn(device.store, device.keys, device.clock)
    outcome = verdict(again, again.start(MARCUS, PIN))
    assert isinstance(outcome, LockedOut)
    assert outcome.wait_ms > 0
    again.stop()


def test_a_power_cut_in_the_middle_of_a_check_is_a_wrong_pin(device: Device, desk: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """Attack 37: the try is in the store before the PIN is looked at."""
    close(desk, online(device, desk))

    def cut(*_: object) -> bool:
        with device.store.read() as conn:
            assert pins.count_of(conn, "marcus").wrong == 1
        raise KeyboardInterrupt

    monkeypatch.setattr(pins, "pin_matches", cut)
    device.connect(False)
    attempt = desk.start(MARCUS, PIN)
    with pytest.raises(KeyboardInterrupt):
        until(lambda: desk.poll(attempt))
    monkeypatch.undo()
    device.power_cut()
    again = SignIn(device.store, device.keys, device.clock)
    assert verdict(again, again.start(MARCUS, "000000")) == WrongPin(3)
    assert [payload for _, _, payload in device.commands("signin.wrong_pins")] == [{"resident": "marcus", "count": 2}]
    again.stop()


def test_a_right_pin_tells_central_of_tries_that_a_power_cut_hid(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    with device.store.write() as conn:
        pins.keep_count(conn, "marcus", Count(2, 2, 0))
    assert isinstance(offline(device, desk), SignedIn)
    assert [payload for _, _, payload in device.commands("signin.wrong_pins")] == [{"resident": "marcus", "count": 2}]


def test_wrong_pins_that_central_judged_are_not_reported_to_it(device: Device, desk: SignIn) -> None:
    assert online(device, desk, pin="000000", status="wrong_pin", tries_left=2) == WrongPin(2)
    assert online(device, desk, pin="000000", status="wrong_pin", tries_left=9) == WrongPin(3)
    assert device.commands("signin.wrong_pins") == []
    with device.store.read() as conn:
        assert pins.count_of(conn, "marcus") == Count(2, 0, 0)


def test_a_lock_of_central_holds_here_too(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    assert online(device, desk, status="locked", wait_ms=300_000) == LockedOut(300_000)
    device.hand.forward(299_000)
    assert offline(device, desk) == LockedOut(1_000)
    device.hand.forward(1_000)
    assert isinstance(offline(device, desk), SignedIn)


def test_a_last_try_that_central_locks_says_so(device: Device, desk: SignIn) -> None:
    assert online(device, desk, pin="000000", status="wrong_pin", tries_left=0, wait_ms=60_000) == LockedOut(60_000)


def test_a_forged_yes_signs_nobody_in(device: Device, desk: SignIn) -> None:
    forged = device.central.grant(device.clock.now_ms(), "andre")
    assert online(device, desk, status="signed_in", grant=forged) == NeedsConnection()
    assert online(device, desk, status="signed_in", grant=None) == NeedsConnection()
    with device.store.read() as conn:
        assert conn.execute(select(sessions)).all() == []
        assert pins.verifier_of(conn, "marcus") is None


def test_refused_by_central_and_taken_off_the_roster(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    assert online(device, desk, status="refused") == AccountClosed()
    gone = wire.Roster(resident="marcus", first_name="Marcus", number="20714471", active=False)
    device.apply([changes.FEATURE], device.change("facility", "facility.roster", gone))
    assert desk.find_number("20714471") is None
    assert offline(device, desk) == AccountClosed()
    assert offline(device, desk, person=Person("nobody", "No", "1")) == NotKnown()
    with device.store.read() as conn:
        assert pins.verifier_of(conn, "marcus") is None


def _profile(device: Device, version: int) -> wire.Change:
    profile = wire.Profile(resident="marcus", first_name="Marcus", number="20714471", pin_version=version)
    return device.change("resident:marcus", "resident.profile", profile)


def test_a_newer_pin_voids_the_verifier_and_forgives_old_guesses(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    offline(device, desk, "000000")
    device.apply([changes.FEATURE], _profile(device, 1))
    assert isinstance(offline(device, desk), SignedIn)
    offline(device, desk, "000000")
    device.apply([changes.FEATURE], _profile(device, 2))
    assert offline(device, desk) == NeedsConnection()
    with device.store.read() as conn:
        assert pins.count_of(conn, "marcus") == Count()


def test_a_verifier_of_an_older_pin_is_not_kept(device: Device, desk: SignIn) -> None:
    device.apply([changes.FEATURE], _profile(device, 2))
    assert isinstance(online(device, desk), SignedIn)
    assert offline(device, desk) == NeedsConnection()


def test_sign_out_ends_the_session_tells_central_and_cancels_waiting_receipts(device: Device, desk: SignIn) -> None:
    outcome = online(device, desk)
    assert isinstance(outcome, SignedIn)
    with device.store.write() as conn:
        waiting = queue_receipt(conn, "marcus", Receipt("en", "Cedar Ridge", "Kiosk C-014", "now", "Your receipt, Marcus"), 1)
        put_card(conn, "0A00C3F211", device.clock.boot_ms())
    desk.close(outcome.session, "idle")
    desk.close(outcome.session, "idle")
    assert device.commands("session.close") == [
        ("session.close", "g-1", {"why": "idle", "started_ms": outcome.session.started_ms, "used_ms": 0})
    ]
    assert desk.take_card() is None
    with device.store.read() as conn:
        found = job(conn, waiting)
        assert found is not None
        assert found.state == "cancelled"
        assert conn.execute(select(sessions.c.why)).scalar_one() == "idle"


def test_whoever_was_signed_in_at_a_crash_is_signed_out_at_start(device: Device, desk: SignIn) -> None:
    online(device, desk)
    device.power_cut()
    again = SignIn(device.store, device.keys, device.clock)
    again.close_stale()
    again.close_stale()
    with device.store.read() as conn:
        began = conn.execute(select(sessions.c.started_ms)).scalar_one()
    assert device.commands("session.close") == [("session.close", "g-1", {"why": "restart", "started_ms": began, "used_ms": 0})]
    again.stop()


def test_the_cover_lifts_for_the_right_pin_and_counts_wrong_ones(device: Device, desk: SignIn) -> None:
    outcome = online(device, desk)
    assert isinstance(outcome, SignedIn)
    session = outcome.session
    assert desk.check_pin(session, "000000") == WrongPin(4)
    assert desk.check_pin(session, PIN) == SignedIn(session)
    for _ in range(4):
        desk.check_pin(session, "000000")
    assert desk.check_pin(session, "000000") == LockedOut(60_000)
    assert desk.check_pin(session, PIN) == LockedOut(60_000)
    device.hand.forward(60_000)
    desk.close(session, "time")
    assert desk.check_pin(session, PIN) == NeedsConnection()


def test_hashing_runs_off_the_callers_thread(device: Device, desk: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    close(desk, online(device, desk))
    threads: list[int] = []
    real = pins.pin_matches

    def watched(verifier: str, resident: str, pin: str, pepper: bytes) -> bool:
        threads.append(get_ident())
        return real(verifier, resident, pin, pepper)

    monkeypatch.setattr(pins, "pin_matches", watched)
    offline(device, desk)
    assert threads
    assert get_ident() not in threads


def test_a_verifier_is_useless_without_the_devices_key(device: Device) -> None:
    verifier = pins.hash_pin("marcus", PIN, device.keys.pin_pepper)
    assert verifier.startswith("$argon2id$")
    assert pins.pin_matches(verifier, "marcus", PIN, device.keys.pin_pepper)
    assert not pins.pin_matches(verifier, "marcus", PIN, bytes(32))
    assert not pins.pin_matches(verifier, "andre", PIN, device.keys.pin_pepper)
    assert not pins.pin_matches("garbage", "marcus", PIN, device.keys.pin_pepper)


def test_a_guess_costs_what_it_should() -> None:
    """The device's store may be copied, and PINs are short. Tests hash more quickly."""
    assert (OF_DEVICE.type, OF_DEVICE.memory_cost, OF_DEVICE.time_cost) == (Type.ID, 64 * 1024, 2)
    assert (OF_CENTRAL.type, OF_CENTRAL.memory_cost, OF_CENTRAL.time_cost) == (Type.ID, 19 * 1024, 2)


def test_an_older_store_gives_no_new_tries(device: Device, desk: SignIn) -> None:
    """Attack 37: what is put back after guessing does not check PINs by itself until central found one right."""
    close(desk, online(device, desk))
    device.connect(False)
    files = [path for path in device.store.path.parent.glob(device.store.path.name + "*") if path.is_file()]
    before = {path: path.read_bytes() for path in files}

    def put_back() -> SignIn:
        device.store.close()
        for path in device.store.path.parent.glob(device.store.path.name + "*"):
            path.unlink()
        for path, content in before.items():
            path.write_bytes(content)
        device.power_cut()
        return SignIn(device.store, device.keys, device.clock)

    assert [offline(device, desk, "000000") for _ in range(3)] == [WrongPin(4), WrongPin(3), WrongPin(2)]
    desk.stop()
    again = put_back()
    assert offline(device, again, "000001") == NeedsConnection()
    assert offline(device, again) == NeedsConnection(), "not even the right one"

    # Central is said to be there but is silent: the same.
    device.connect(True)
    attempt = again.start(MARCUS, PIN)
    until(lambda: device.asked() is not None)
    device.connect(False)
    assert verdict(again, attempt) == NeedsConnection()

    close(again, online(device, again))
    assert isinstance(offline(device, again), SignedIn)
    again.stop()


def test_one_power_cut_between_note_and_commit_is_forgiven_once(device: Device, desk: SignIn) -> None:
    close(desk, online(device, desk))
    note = device.store.path.with_suffix(".tries")
    first = note.read_text()
    with device.store.write() as conn:
        conn.execute(update(pin_tries).values(total=pin_tries.c.total - 1))
    assert isinstance(offline(device, desk), SignedIn)
    assert note.read_text() != first
    with device.store.write() as conn:
        conn.execute(update(pin_tries).values(total=pin_tries.c.total - 2))
    assert offline(device, desk) == NeedsConnection()


@pytest.mark.parametrize("damage", ["gone", "edited"])
def test_a_note_that_is_gone_or_edited_leaves_checking_to_central(device: Device, desk: SignIn, damage: str) -> None:
    close(desk, online(device, desk))
    note = device.store.path.with_suffix(".tries")
    if damage == "gone":
        note.unlink()
    else:
        number, _, seal = note.read_text().partition(" ")
        note.write_text(f"{int(number) - 1} {seal}")
    assert offline(device, desk) == NeedsConnection()
    close(desk, online(device, desk))
    assert isinstance(offline(device, desk), SignedIn)


def test_a_disk_without_room_for_the_note_of_tries_is_said_and_nothing_is_tried(
    device: Device, desk: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert isinstance(online(device, desk), SignedIn)
    device.connect(False)

    def no_room(_note: TriesNote, _total: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(TriesNote, "_write", no_room)
    attempt = desk.start(MARCUS, PIN)
    with pytest.raises(StoreFull):
        verdict(desk, attempt)
    with device.store.read() as conn:
        assert pins.count_of(conn, MARCUS.resident) == Count()


def test_the_note_of_tries_outlasts_a_power_cut(device: Device, desk: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of the new note is on disk, not only its content, before the store counts the try: a note that fell behind would
    close the device to everybody who is offline."""
    synced: list[bool] = []
    really = os.fsync

    def fsync(descriptor: int) -> None:
        synced.append(stat.S_ISDIR(os.fstat(descriptor).st_mode))
        really(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    assert isinstance(online(device, desk), SignedIn)
    assert synced == [False, True]
