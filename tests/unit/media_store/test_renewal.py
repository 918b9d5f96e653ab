"""A rental opens offline for as long as its licence says: while there is a line, a new one comes in time by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kiosk.media_store import library
from kiosk.media_store.downloads import Downloads
from kiosk.media_store.keys import want_renewals
from kiosk.media_store.tables import files, keys, wanted_keys
from kiosk.sync.wire import LicencesAnswer, LicencesRequest
from tests.enrolled import NOON_MS, enrolled_device
from tests.unit.media_store.owner import DAY_MS, HOUR_MS, Owner, container_of


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    made = Owner(enrolled_device(tmp_path))
    made.sell("film")
    made.rent("film")
    yield made
    made.device.store.close()


def rented(owner: Owner, **changed: Any) -> None:
    times = {"latest_start_ms": NOON_MS + 30 * DAY_MS, "window_ms": 48 * HOUR_MS, "offline_until_ms": NOON_MS + 72 * HOUR_MS}
    owner.key("film", how="rent", **(times | changed))


def due(owner: Owner, at_ms: int) -> bool:
    want_renewals(owner.device.store, at_ms)
    return "film" in owner.wanted()


def test_half_of_the_time_before_it_ends_a_new_one_is_wanted(owner: Owner) -> None:
    rented(owner)
    assert not due(owner, NOON_MS + 36 * HOUR_MS - 1)
    assert due(owner, NOON_MS + 36 * HOUR_MS)


def test_a_rental_that_is_over_is_not_renewed(owner: Owner) -> None:
    owner.rent("film", started_ms=NOON_MS - 47 * HOUR_MS)
    rented(owner, offline_until_ms=NOON_MS + 2 * HOUR_MS, started_ms=NOON_MS - 47 * HOUR_MS)
    assert not due(owner, NOON_MS + 90 * 60_000)


def test_what_is_owned_needs_no_other(owner: Owner) -> None:
    owner.have("film")
    owner.key("film")
    assert not due(owner, NOON_MS + 400 * DAY_MS)


def test_a_refused_renewal_is_asked_for_again_after_an_hour(owner: Owner) -> None:
    rented(owner)
    at_ms = NOON_MS + 40 * HOUR_MS
    assert due(owner, at_ms)
    with owner.device.store.write() as conn:
        conn.execute(wanted_keys.update().values(refused="blocked"))
    assert not due(owner, at_ms + HOUR_MS - 1)
    assert due(owner, at_ms + HOUR_MS)


def test_a_new_licence_for_another_file_does_not_close_what_opens_here(owner: Owner) -> None:
    """The film was sealed anew at central; the file that is here opens until the first licence ends."""
    rented(owner)
    owner.bring("film")
    owner.file("film", state="whole")
    owner.sell("film", container=container_of("anew"))

    def opens(at_ms: int) -> object:
        with owner.device.store.read() as conn:
            found = library.opens(conn, "marcus", "l-film", "film", at_ms)
        return found if isinstance(found, str) else found.licence.container

    at_ms = NOON_MS + 40 * HOUR_MS
    rented(owner, container=container_of("anew"), issued_ms=at_ms, offline_until_ms=at_ms + 72 * HOUR_MS)
    assert opens(at_ms) == container_of("film")
    owner.bring("film")
    with owner.device.store.write() as conn:
        conn.execute(files.update().values(state="whole"))
    rented(owner, container=container_of("anew"), issued_ms=at_ms + HOUR_MS, offline_until_ms=at_ms + 73 * HOUR_MS)
    assert opens(at_ms + HOUR_MS) == container_of("anew"), "once it is here"


def test_a_row_that_somebody_damaged_does_no_harm(owner: Owner) -> None:
    rented(owner)
    for text in ("", "x", "a.b.c", "a.e30.c"):
        with owner.device.store.write() as conn:
            conn.execute(keys.update().values(signed=text))
        assert not due(owner, NOON_MS + 40 * HOUR_MS)


def test_sync_asks_by_itself(owner: Owner) -> None:
    rented(owner)
    asked: list[str] = []

    class Client:
        def licences(self, request: LicencesRequest) -> LicencesAnswer:
            asked.extend(wanted.title for wanted in request.wanted)
            return LicencesAnswer(server_ms=NOON_MS)

    device = owner.device
    made = Downloads(device.store, Client(), device.settings.data / "media", device.keys.ensure_media_key(), device.clock)  # type: ignore[arg-type]
    assert not made.step()
    device.hand.forward(37 * HOUR_MS)
    assert made.step()
    assert asked == ["film"]
    assert not made.step()
