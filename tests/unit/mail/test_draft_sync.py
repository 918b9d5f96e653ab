"""Drafts between this device and central's stream: nothing that was written is lost, whatever the order."""

from __future__ import annotations

from base64 import b64encode
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.mail import mail
from kiosk.mail.changes import FEATURE, return_rejected
from kiosk.mail.departure import holds
from kiosk.mail.draft_sync import SESSION_PART, open_draft, seal_draft
from kiosk.mail.letters import Draft
from kiosk.mail.tables import drafts, drafts_keys, dropped_drafts, waiting_drafts
from kiosk.signin.rules import Session
from kiosk.signin.sessions import end_session
from kiosk.signin.tables import sessions
from kiosk.sync.uploads import want_upload
from kiosk.sync.wire import AskAnswer, DraftContent
from tests.enrolled import Device
from tests.unit.mail import letters_of_marcus as his

KEY = bytes(range(32))


def begin(device: Device, session: Session, key: bytes | None = KEY) -> None:
    value = None if key is None else b64encode(key).decode()
    answer = AskAnswer(status="signed_in", drafts_key=value, server_ms=0)
    assert SESSION_PART.begin is not None
    with device.store.write() as conn:
        SESSION_PART.begin(conn, session, answer, device.clock)


def leave(device: Device, session: Session) -> None:
    with device.store.write() as conn:
        assert end_session(conn, session.id, "signed_out", device.clock, [SESSION_PART])


def come(device: Device, draft: str, text: str | None, saved_ms: int, key: bytes = KEY) -> None:
    """A `mail.draft` change from another device."""
    sealed = None if text is None else seal_draft(key, "marcus", draft, DraftContent(contact="theo", text=text))
    payload: dict[str, Any] = {"draft": draft, "sealed": sealed, "saved_ms": saved_ms}
    device.apply([FEATURE], device.change("resident:marcus", "mail.draft", payload))


def write(device: Device, session: Session, text: str, draft: str = "d-1") -> int:
    return mail.save_draft(device.store, session, Draft(draft, "theo", None, text), device.clock)


def here(device: Device) -> dict[str, str]:
    with device.store.read() as conn:
        return {row.draft: row.text for row in conn.execute(select(drafts))}


def saves(device: Device) -> list[tuple[str, str, int | None]]:
    """Text, draft and base of what went up."""
    found = []
    for _, _, payload in device.commands("mail.draft_save"):
        assert payload is not None
        content = open_draft(KEY, "marcus", payload["draft"], payload["sealed"])
        found.append((content.text, payload["draft"], payload["base_ms"]))
    return found


@pytest.fixture
def session(device: Device) -> Session:
    his.usual_mail(device)
    made = device.session()
    begin(device, made)
    return made


def test_it_goes_up_once_for_each_change_and_says_what_it_goes_on_from(device: Device, session: Session) -> None:
    first = write(device, session, "Dear")
    mail.sync_drafts(device.store, session, device.clock)
    mail.sync_drafts(device.store, session, device.clock)
    device.hand.forward(5)
    write(device, session, "Dear Theo")
    write(device, session, "Dear Theo, hello")
    leave(device, session)
    assert saves(device) == [("Dear", "d-1", None), ("Dear Theo, hello", "d-1", first)]
    assert [kind for kind, _, _ in device.commands()][-1] == "session.close"


def test_two_saves_in_one_millisecond_are_two_saves(device: Device, session: Session) -> None:
    first = write(device, session, "Dear")
    mail.sync_drafts(device.store, session, device.clock)
    assert write(device, session, "Dear Theo") == first + 1
    mail.sync_drafts(device.store, session, device.clock)
    assert [text for text, _, _ in saves(device)] == ["Dear", "Dear Theo"]


def test_no_session_tells_nothing(device: Device, session: Session) -> None:
    write(device, session, "Dear")
    leave(device, session)
    before = device.commands()
    write(device, session, "late words")  # the screen's last write may come after the end
    mail.sync_drafts(device.store, session, device.clock)
    assert device.commands() == before
    with device.store.read() as conn:
        assert holds(conn, "marcus"), "and the device does not forget Marcus over it"


def test_what_was_saved_elsewhere_takes_the_place_of_what_was_not_touched(device: Device, session: Session) -> None:
    saved = write(device, session, "Dear")
    leave(device, session)
    come(device, "d-1", "Dear", saved)
    come(device, "d-1", "Dear Theo", saved + 50)
    come(device, "d-2", "Dear Rosa", saved)
    assert here(device) == {"d-1": "Dear Theo", "d-2": "Dear Rosa"}
    come(device, "d-1", "old", saved - 1)
    assert here(device)["d-1"] == "Dear Theo"
    come(device, "d-1", None, saved + 51)
    assert here(device) == {"d-2": "Dear Rosa"}


def test_a_text_that_was_touched_here_stays_beside_the_later_one(device: Device, session: Session) -> None:
    saved = write(device, session, "mine")
    with device.store.write() as conn:
        conn.execute(sessions.update().values(ended_ms=1))
    come(device, "d-1", "theirs", saved + 9)
    found = here(device)
    assert found.pop("d-1") == "theirs"
    assert list(found.values()) == ["mine"]
    again = device.session()
    leave(device, again)
    assert [(text, base) for text, _, base in saves(device)] == [("mine", None)]


def test_nothing_is_changed_under_the_hand_of_who_is_writing(device: Device, session: Session) -> None:
    saved = write(device, session, "Dear")
    mail.sync_drafts(device.store, session, device.clock)
    come(device, "d-1", "theirs", saved + 9)
    come(device, "d-2", "another", saved)
    assert here(device) == {"d-1": "Dear", "d-2": "another"}
    leave(device, session)
    assert here(device)["d-1"] == "theirs"
    with device.store.read() as conn:
        assert conn.execute(select(waiting_drafts)).all() == []


def test_drafts_that_come_before_the_key_wait_for_it(device: Device) -> None:
    his.usual_mail(device)
    come(device, "d-1", "Dear Theo", 5)
    assert here(device) == {}
    begin(device, device.session(), key=None)
    assert here(device) == {}
    begin(device, device.session())
    assert here(device) == {"d-1": "Dear Theo"}


def test_a_draft_of_another_key_hinders_nothing(device: Device) -> None:
    his.usual_mail(device)
    come(device, "d-1", "sealed for nobody", 5, key=bytes(32))
    come(device, "d-2", "Dear Theo", 5)
    begin(device, device.session())
    assert here(device) == {"d-2": "Dear Theo"}


@pytest.mark.parametrize("bad", ["", "AAAA", "not base64"])
def test_a_bad_key_is_no_key(device: Device, bad: str) -> None:
    session = device.session()
    answer = AskAnswer(status="signed_in", drafts_key=bad, server_ms=0)
    assert SESSION_PART.begin is not None
    with device.store.write() as conn:
        SESSION_PART.begin(conn, session, answer, device.clock)
        assert conn.execute(select(drafts_keys)).all() == []


def test_sent_or_thrown_away_it_goes_everywhere_and_does_not_come_back(device: Device, session: Session) -> None:
    saved = write(device, session, "Dear Theo")
    mail.sync_drafts(device.store, session, device.clock)
    write(device, session, "never told of", "d-2")
    mail.delete_draft(device.store, session, "d-1")
    mail.delete_draft(device.store, session, "d-2")
    mail.sync_drafts(device.store, session, device.clock)
    assert [payload for _, _, payload in device.commands("mail.draft_drop")] == [{"draft": "d-1", "dropped_ms": saved + 1}]
    come(device, "d-1", "Dear Theo", saved)  # its own save comes back late
    assert here(device) == {}
    come(device, "d-1", None, saved + 1)
    with device.store.read() as conn:
        assert conn.execute(select(dropped_drafts)).all() == []
    come(device, "d-1", "written on elsewhere", saved + 7)
    assert here(device) == {"d-1": "written on elsewhere"}


def test_sending_tells_at_once(device: Device, session: Session) -> None:
    write(device, session, "Dear Theo")
    mail.sync_drafts(device.store, session, device.clock)
    mail.send(device.store, session, Draft("d-1", "theo", None, "Dear Theo"), device.clock, False)
    assert [kind for kind, _, _ in device.commands()][-2:] == ["mail.send", "mail.draft_drop"]


def test_a_save_that_central_refused_is_told_again(device: Device, session: Session) -> None:
    saved = write(device, session, "Dear")
    mail.sync_drafts(device.store, session, device.clock)
    with device.store.write() as conn:
        return_rejected(conn, "c-1", "mail.draft_save", {"draft": "d-1", "saved_ms": saved}, "no_grant")
    leave(device, session)
    assert [text for text, _, _ in saves(device)] == ["Dear", "Dear"]


@given(
    steps=st.lists(st.tuples(st.sampled_from(["write", "sync", "come", "leave", "gone"]), st.integers(0, 40)), min_size=1, max_size=14)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_text_is_lost_in_any_order(device: Device, steps: list[tuple[str, int]]) -> None:
    """Each text typed here is at the end in the store, went up, or was replaced by one that went on from it."""
    with device.store.write() as conn:
        for table in (drafts, dropped_drafts, waiting_drafts, sessions):
            conn.execute(table.delete())
    session = device.session()
    begin(device, session)
    already = len(saves(device))
    open_now, latest, coming = True, "", 0
    for number, (step, delay) in enumerate(steps):
        device.hand.forward(delay)
        if step == "write":
            if not open_now:
                session, open_now = device.session(), True
                begin(device, session)
            known = here(device).get("d-1", "")
            latest = f"{known}|{number}"
            write(device, session, latest)
        elif step == "sync" and open_now:
            mail.sync_drafts(device.store, session, device.clock)
        elif step == "come":
            coming = device.clock.now_ms() + delay - 20
            come(device, "d-1", f"elsewhere {number}", coming)
        elif step == "gone":
            come(device, "d-1", None, device.clock.now_ms() + delay - 20)
        elif step == "leave" and open_now:
            leave(device, session)
            open_now = False
    kept = set(here(device).values()) | {text for text, _, _ in saves(device)[already:]}
    assert not latest or any(text.startswith(latest) for text in kept), (latest, kept)


def test_a_photo_on_its_way_keeps_the_resident_here(device: Device, session: Session) -> None:
    message = mail.send(device.store, session, Draft("d-1", "theo", None, "Look"), device.clock, False)
    with device.store.write() as conn:
        assert not holds(conn, "marcus")
        want_upload(conn, b"a photo", message, device.clock.now_ms())
        assert holds(conn, "marcus")
        assert not holds(conn, "andre")
