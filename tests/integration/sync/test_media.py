"""Photos over a real socket: fetched while they are wanted, dropped when they are not, within the limit of the policy."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from kiosk.device.policy import FEATURE as POLICY
from kiosk.mail import mail
from kiosk.store.blobs import blobs, put_blob
from kiosk.sync import wire
from kiosk.sync.client import CentralClient
from kiosk.sync.media import Media
from kiosk.sync.registry import Feature
from kiosk.sync.signature import RequestNumbers, RequestSigner
from tests.enrolled import NOON_MS, Device
from tests.integration.sync.scripted_central import ScriptedCentral
from tests.unit.mail import letters_of_marcus as his

DATA = {hashlib.sha256(data).hexdigest(): data for data in (b"photo-%03d" % number for number in range(4))}
FIRST, SECOND, THIRD, STRAY = DATA
FEATURES = [POLICY, *his.FEATURES]


class Album:
    """A device's downloads, and what is here."""

    def __init__(self, device: Device, central: ScriptedCentral) -> None:
        central.blobs.update(DATA)
        self.device, self.central = device, central
        signer = RequestSigner(device.identity, device.keys.signing_key, RequestNumbers(device.store), device.plain)
        self.client = CentralClient(central.url, ca=None, signer=signer)
        self.start()

    def start(self) -> None:
        """As at the start of the process: the first thing is to look for what can go."""
        self.media = Media(self.device.store, self.client, FEATURES, lambda: 1)

    def all(self) -> int:
        """Until there is nothing to do; returns how many blobs were asked for."""
        before = self.central.seen["blobs"]
        while self.media.step():
            pass
        return self.central.seen["blobs"] - before

    def here(self) -> set[str]:
        with self.device.store.read() as conn:
            return set(conn.execute(select(blobs.c.sha256)).scalars().all())

    def limit(self, photos: int) -> None:
        """Room for so many photos of nine bytes."""
        policy = wire.PolicyChange(number=1, policy={"mail": {"photo_bytes": photos * 9}})
        self.device.apply(FEATURES, self.device.change("facility", "facility.policy", policy))

    def message(self, name: str, *photos: str, released: int) -> None:
        parts = tuple(his.photo(photo) for photo in photos)
        self.device.apply(FEATURES, his.message(self.device, name, parts=parts, released_ms=NOON_MS - 60_000 + released))


@pytest.fixture
def album(device: Device, central: ScriptedCentral) -> Iterator[Album]:
    made = Album(device, central)
    yield made
    made.client.close()


def test_a_photo_that_no_message_shows_any_more_is_dropped(device: Device, album: Album) -> None:
    album.message("m-1", FIRST, SECOND, released=1)
    with device.store.write() as conn:
        put_blob(conn, DATA[STRAY], STRAY)
    album.all()
    assert album.here() == {FIRST, SECOND}
    album.message("m-1", FIRST, released=1)
    album.start()
    assert album.all() == 0
    assert album.here() == {FIRST}


def test_within_the_limit_the_newest_stay_and_the_others_are_not_fetched_again(album: Album) -> None:
    album.message("m-1", FIRST, released=1)
    album.message("m-2", SECOND, released=2)
    assert album.all() == 2
    album.limit(2)
    album.message("m-3", THIRD, released=3)
    assert album.all() == 1
    assert album.here() == {SECOND, THIRD}
    assert album.all() == 0
    album.limit(0)
    album.start()
    assert album.all() == 0
    assert album.here() == set()


def test_an_old_letter_that_is_opened_gets_its_photo_back(device: Device, album: Album) -> None:
    album.limit(2)
    for number, photo in enumerate((FIRST, SECOND, THIRD)):
        album.message(f"m-{number}", photo, released=number)
    album.all()
    assert album.here() == {SECOND, THIRD}
    session = device.session()
    for _ in range(2):
        mail.mark_read(device.store, session, "m-0", device.plain)
        mail.mark_read(device.store, session, "m-2", device.plain)
        album.all()
        assert album.here() == {FIRST, THIRD}
    assert len(device.commands("mail.read")) == 2


def test_a_photo_of_two_messages_stays_for_the_newer(album: Album) -> None:
    album.limit(2)
    album.message("m-1", FIRST, released=1)
    album.message("m-2", SECOND, released=2)
    album.message("m-3", FIRST, THIRD, released=3)
    album.all()
    assert album.here() == {FIRST, THIRD}


def test_nothing_is_dropped_while_a_feature_does_not_say_what_it_keeps(device: Device, album: Album) -> None:
    with device.store.write() as conn:
        put_blob(conn, DATA[STRAY], STRAY)
    album.media = Media(device.store, album.client, [*FEATURES, Feature("other", {}, wanted_blobs=lambda _conn: [])], lambda: 1)
    album.all()
    assert album.here() == {STRAY}
