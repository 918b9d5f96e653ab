"""What somebody paid for stays theirs: after a refused undo, a restored central, a title sealed anew, a key asked for too early."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import insert, select

from kiosk.media_store import library
from kiosk.media_store.changes import FEATURE, apply_titles, holds, purchase_refused, renewed
from kiosk.media_store.keys import ask_for_keys
from kiosk.media_store.tables import files, keys, owned, wanted_keys
from kiosk.signin.sessions import end_session
from kiosk.sync.wire import LICENCE_TYPE, LicencesAnswer, LicencesRequest, OwnedChange
from kiosk.ui.session_parts import SESSION_PARTS
from tests.enrolled import DEVICE, MARCUS, NOON_MS, Device, enrolled_device
from tests.unit.media_store.test_catalogue import change_of, made

HOUR_MS = 3_600_000
OLD, NEW = "a" * 64, "b" * 64


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path)
    yield made
    made.store.close()


def have(device: Device, **changed: Any) -> None:
    said = OwnedChange(licence="l", title="t", how="own", state="held", at_ms=NOON_MS, cents=250).model_copy(update=changed)
    device.apply([FEATURE], device.change("resident:marcus", "media.owned", said))


def state(device: Device) -> str:
    with device.store.read() as conn:
        return str(conn.execute(select(owned.c.state)).scalar_one())


def licence(device: Device, **changed: Any) -> str:
    claims = {"licence": "l", "title": "t", "container": OLD, "resident": "marcus", "device": DEVICE, "how": "own", "number": 1}
    return device.central.sign(claims | {"issued_ms": NOON_MS, "box": ""} | changed, typ=LICENCE_TYPE)


@pytest.mark.parametrize(("code", "then"), [("used", "held"), ("too_late", "held"), ("undone", "returned"), ("not_yours", "returned")])
def test_a_refused_undo_takes_nothing_away(device: Device, code: str, then: str) -> None:
    have(device)
    with device.store.write() as conn:
        conn.execute(owned.update().values(state="returned"))  # as `buying.undo` does
        purchase_refused(conn, "undo-1", "media.undo", {"licence": "l"}, code)
    assert state(device) == then


def test_a_refused_purchase_stays_refused_when_its_undo_is(device: Device) -> None:
    have(device)
    with device.store.write() as conn:
        purchase_refused(conn, "l", "media.buy", {}, "not_enough_credits")
        purchase_refused(conn, "undo-1", "media.undo", {"licence": "l"}, "used")
    assert state(device) == "refused"


def test_a_key_that_was_asked_for_too_early_is_asked_for_again(device: Device) -> None:
    with device.store.write() as conn:
        values = {"licence": "l", "title": "t", "resident": "marcus", "at_ms": NOON_MS}
        conn.execute(insert(wanted_keys).values(**values, refused="not_yours"))
    have(device)
    with device.store.read() as conn:
        assert conn.execute(select(wanted_keys.c.refused)).scalar_one() is None


def test_no_key_is_asked_for_before_central_has_accepted_the_purchase(device: Device) -> None:
    """Central would say that it is not theirs, perhaps after its word that it is had come."""
    asked: list[LicencesRequest] = []

    class Client:
        def licences(self, request: LicencesRequest) -> LicencesAnswer:
            asked.append(request)
            return LicencesAnswer(licences=(licence(device),), server_ms=NOON_MS)

    def ask() -> bool:
        return ask_for_keys(device.store, Client(), device.keys.ensure_media_key(), NOON_MS)  # type: ignore[arg-type]

    with device.store.write() as conn:
        values = {"licence": "l", "title": "t", "resident": "marcus", "at_ms": NOON_MS}
        conn.execute(insert(wanted_keys).values(**values))
        conn.execute(insert(owned).values(**values, how="own", state="held", waiting=True, cents=250))
    assert not ask()
    have(device)
    assert ask()
    assert not ask()
    assert len(asked) == 1


def test_a_device_enrolled_anew_asks_again_for_every_key_that_it_had(device: Device) -> None:
    with device.store.write() as conn:
        library.keep_key(conn, licence(device))
        conn.execute(insert(wanted_keys).values(licence="m", title="t", resident="marcus", at_ms=NOON_MS))
        renewed(conn)
        assert conn.execute(select(keys)).all() == []
        assert {tuple(row) for row in conn.execute(select(wanted_keys.c.licence, wanted_keys.c.refused))} == {("l", None), ("m", None)}


def test_a_place_that_a_power_cut_left_goes_to_central_with_the_session(device: Device) -> None:
    session = device.session()
    library.save_place(device.store, session, "t", "7", device.clock)
    with device.store.write() as conn:
        assert holds(conn, MARCUS.resident)
        end_session(conn, session.id, "restart", device.clock, SESSION_PARTS)
        assert not holds(conn, MARCUS.resident), "nobody's letters stay on this device for a bookmark"
    assert [kind for kind, _, _ in device.commands()] == ["media.place", "session.close"]


def test_a_restored_central_that_counts_anew_still_gives_keys(device: Device) -> None:
    rented = {"how": "rent", "latest_start_ms": NOON_MS + HOUR_MS, "window_ms": HOUR_MS}
    with device.store.write() as conn:
        assert library.keep_key(conn, licence(device, number=7, offline_until_ms=NOON_MS, **rented))
        later = licence(device, number=1, issued_ms=NOON_MS + 5, offline_until_ms=NOON_MS + HOUR_MS, **rented)
        assert library.keep_key(conn, later)
        assert conn.execute(select(keys.c.signed)).scalar_one() == later
        library.keep_key(conn, licence(device, number=8, issued_ms=NOON_MS - 5, **rented))
        assert conn.execute(select(keys.c.signed)).scalar_one() == later, "an older one changes nothing"


def test_a_title_that_was_sealed_anew_asks_for_the_new_key(device: Device) -> None:
    title = made("t", container=NEW, container_bytes=10)
    have(device)
    with device.store.write() as conn:
        apply_titles(conn, [(title, change_of(title))])
        library.keep_key(conn, licence(device))
        row = {"title": "t", "bytes": 10, "done_bytes": 10, "state": "whole", "code": "", "asked_ms": 1, "used_ms": 1, "first": False}
        conn.execute(insert(files).values(container=OLD, **row))
        assert isinstance(library.opens(conn, MARCUS.resident, "l", "t", NOON_MS), library.Opens), "what is here opens as before"
        [held] = library.holdings(conn, MARCUS.resident, NOON_MS)
        assert held.here
        conn.execute(files.delete())
        conn.execute(insert(files).values(container=NEW, **row))
        assert library.opens(conn, MARCUS.resident, "l", "t", NOON_MS) == "no_key"
        library.keep_key(conn, licence(device, container=NEW, issued_ms=NOON_MS + 1))
        assert isinstance(library.opens(conn, MARCUS.resident, "l", "t", NOON_MS), library.Opens)
