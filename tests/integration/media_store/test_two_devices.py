"""One resident, a kiosk and a tablet, a real central: what was bought on one opens on the other, by central's word alone."""

from __future__ import annotations

import io
import json
import random
import threading
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select, update

from central.clock import now_ms
from central.keys import load_keys
from central.media.proofs import NotAProof, read_proof
from central.media.titles import put_title
from kiosk.device.clock import TrustedClock
from kiosk.device.identity import Identity
from kiosk.device.keys import device_keys
from kiosk.media_store import bringing, buying, catalogue, downloads, library, proofs, standing
from kiosk.media_store.container import CHUNK_BYTES, ContainerRefused
from kiosk.media_store.downloads import file_path, media_folder
from kiosk.media_store.keys import want_renewals
from kiosk.media_store.opening import MediaPlace, OpenTitle, let_go, open_title
from kiosk.media_store.tables import file_wishes, keys, wanted_keys
from kiosk.settings import DeviceSettings
from kiosk.signin.grants import verify_grant
from kiosk.signin.rules import Person
from kiosk.signin.sessions import open_session
from kiosk.store.engine import open_store
from kiosk.sync.enrol import enrol
from kiosk.sync.wire import TitleChange
from kiosk.wallet.allowances import keep_allowance
from kiosk.wallet.wallet import balances
from tests.integration.central.command_line import central_command
from tests.integration.central.world import MARCUS, World
from tests.integration.media_store.test_buying import FILM, Shopper
from tests.integration.media_store.test_buying import policy as policy
from tests.integration.media_store.test_buying import relay as relay
from tests.integration.media_store.test_buying import world as world
from tests.integration.sync.relay import Relay
from tests.integration.sync.test_with_central import Kiosk

SONG = random.Random(3).randbytes(300_000)


class Tablet(Kiosk):
    """Another device of the same facility."""

    def __init__(self, folder: Path, world: World, relay: Relay, serial: str = "SN-2") -> None:
        self.settings = DeviceSettings(data=folder, kind="tablet", serial=serial, central_url=f"http://127.0.0.1:{relay.port}")
        self.identity: Identity = enrol(self.settings, world.code(f"Tablet {serial}", kind="tablet"))
        self.store = open_store(self.settings.store_path, device_keys(self.settings).store_key)
        self.clock = TrustedClock(self.store)
        self._stop = threading.Event()
        self._thread = None
        self._process = None


class Reader(Shopper):
    """Marcus, who opens titles as the screen does."""

    def __init__(self, kiosk: Kiosk, world: World) -> None:
        self.kiosk, self.world = kiosk, world
        kiosk.start()
        kiosk.connected()
        answer = kiosk.sign_in()
        with kiosk.store.write() as conn:
            if answer.allowance is not None:
                keep_allowance(conn, answer.allowance, MARCUS)
            grant = verify_grant(str(answer.grant), kiosk.identity, MARCUS).grant
            self.session = open_session(conn, Person(MARCUS, "Marcus", "20714471"), grant, online=True, now_ms=kiosk.clock.now_ms())
        kiosk.until(lambda conn: balances(conn, MARCUS) is not None)

    def place(self) -> MediaPlace:
        return MediaPlace(media_folder(self.kiosk.settings), device_keys(self.kiosk.settings).ensure_media_key)

    def open(self, licence: str, title: str) -> OpenTitle | library.Closed:
        return open_title(self.kiosk.store, self.session, licence, title, self.place(), self.kiosk.clock)

    def read(self, licence: str, title: str) -> bytes:
        found = self.open(licence, title)
        assert isinstance(found, OpenTitle), found
        with found.file as file:
            return file.read_all()

    def state(self, licence: str) -> str:
        with self.kiosk.store.read() as conn:
            one = standing.one(conn, MARCUS, licence, self.kiosk.clock.now_ms())
        return "" if one is None else one.state

    def until_state(self, licence: str, state: str) -> None:
        self.kiosk.until(lambda _conn: self.state(licence) == state)

    def want(self, licence: str, title: str) -> None:
        """As a touch on a title that has no key here."""
        bringing.want_now(self.kiosk.store, self.session, licence, title, self.kiosk.clock)

    def until_opens(self, licence: str, title: str) -> None:
        self.kiosk.until(lambda _conn: not isinstance(self.opens(licence, title), str))


@pytest.fixture
def shopper(tmp_path: Path, world: World, relay: Relay) -> Iterator[Reader]:
    kiosk = Kiosk(tmp_path / "kiosk", world, relay)
    try:
        yield Reader(kiosk, world)
    finally:
        kiosk.close()


@pytest.fixture
def tablet(tmp_path: Path, world: World, relay: Relay) -> Iterator[Tablet]:
    made = Tablet(tmp_path / "tablet", world, relay)
    yield made
    made.close()


def album(shopper: Reader) -> None:
    for song in ("song-1", "song-2"):
        shopper.sell(song, SONG if song == "song-1" else SONG[::-1], kind="song", name=song.title(), buy_cents=100)
    made = TitleChange(
        title="album-1", kind="album", name="Low Country", by="The Field Band", parts=("song-1", "song-2"), buy_cents=500
    )
    with shopper.world.database.write() as connection:
        put_title(connection, made, now_ms())
    shopper.kiosk.until(lambda conn: catalogue.detail(conn, "album-1") is not None)


def test_bought_here_it_comes_by_itself_and_keeps_its_undo_until_somebody_plays(shopper: Reader) -> None:
    shopper.sell("movie-1")
    licence = shopper.buy("movie-1")
    shopper.settled(licence)
    shopper.until_state(licence, "here")
    with shopper.kiosk.store.read() as conn:
        assert conn.execute(select(keys)).all() == []
        assert buying.may_undo_until(conn, MARCUS, licence, shopper.kiosk.clock.now_ms()) is not None
    assert shopper.open(licence, "movie-1") == "no_key"
    shopper.want(licence, "movie-1")
    shopper.until_opens(licence, "movie-1")
    assert shopper.read(licence, "movie-1") == FILM
    with shopper.kiosk.store.read() as conn:
        assert buying.may_undo_until(conn, MARCUS, licence, shopper.kiosk.clock.now_ms()) is None


def test_what_was_bought_at_the_kiosk_waits_in_the_cloud_and_opens_on_the_tablet(shopper: Reader, tablet: Tablet) -> None:
    album(shopper)
    licence = shopper.buy("album-1")
    shopper.settled(licence)
    shopper.until_state(licence, "here")
    other = Reader(tablet, shopper.world)
    other.until_state(licence, "cloud")
    with tablet.store.read() as conn:
        assert conn.execute(select(file_wishes)).all() == [], "nothing comes by itself to a device where it was not bought"
        assert conn.execute(select(wanted_keys)).all() == []
    other.want(licence, "album-1")
    other.until_state(licence, "here")
    other.until_opens(licence, "song-2")
    assert other.read(licence, "song-1") == SONG
    assert other.read(licence, "song-2") == SONG[::-1], "an album's licence opens each of its songs"
    with tablet.store.read() as conn:
        found = proofs.proof_of(conn, MARCUS, licence)
    assert found is not None
    assert (found[1].name, found[1].cents) == ("Low Country", 500), "the proof is of the album"
    assert shopper.world.broken() == []


def test_a_tablet_that_is_replaced_has_it_all_again_from_central_alone(
    shopper: Reader, tablet: Tablet, tmp_path: Path, relay: Relay
) -> None:
    shopper.sell("movie-1")
    licence = shopper.buy("movie-1")
    shopper.settled(licence)
    first = Reader(tablet, shopper.world)
    first.until_state(licence, "cloud")
    first.want(licence, "movie-1")
    first.until_opens(licence, "movie-1")
    library.save_place(tablet.store, first.session, "movie-1", '{"ms": 42}', tablet.clock)
    library.leave_title(tablet.store, first.session, tablet.clock)
    shopper.kiosk.until(lambda conn: library.place_of(conn, MARCUS, "movie-1") is not None)
    another = Tablet(tmp_path / "another", shopper.world, relay, "SN-3")
    try:
        second = Reader(another, shopper.world)
        second.until_state(licence, "cloud")
        second.want(licence, "movie-1")
        second.until_opens(licence, "movie-1")
        opened = second.open(licence, "movie-1")
        assert isinstance(opened, OpenTitle)
        opened.file.close()
        assert opened.place == '{"ms": 42}', "where they were comes along"
        assert second.read(licence, "movie-1") == FILM
    finally:
        another.close()


def test_a_rental_runs_once_wherever_it_is_played(shopper: Reader, tablet: Tablet) -> None:
    shopper.sell("movie-1", buy_cents=None, rent_cents=300, rent_hours=48)
    licence = shopper.buy("movie-1", "rent")
    shopper.settled(licence)
    shopper.want(licence, "movie-1")
    shopper.until_opens(licence, "movie-1")
    shopper.read(licence, "movie-1")
    other = Reader(tablet, shopper.world)
    tablet.until(lambda conn: (one := standing.one(conn, MARCUS, licence, now_ms())) is not None and one.ends_ms is not None)
    other.want(licence, "movie-1")
    other.until_opens(licence, "movie-1")
    with shopper.kiosk.store.read() as mine, tablet.store.read() as theirs:
        here, there = (standing.one(conn, MARCUS, licence, now_ms()) for conn in (mine, theirs))
    assert here is not None
    assert there is not None
    assert abs((here.ends_ms or 0) - (there.ends_ms or 1)) < 60_000
    assert other.opens(licence, "movie-1", (there.ends_ms or 0) + 60_000) == "over"


def test_a_rental_s_licence_is_renewed_while_there_is_a_line(shopper: Reader) -> None:
    shopper.sell("movie-1", buy_cents=None, rent_cents=300)
    licence = shopper.buy("movie-1", "rent")
    shopper.settled(licence)
    shopper.want(licence, "movie-1")
    shopper.until_opens(licence, "movie-1")
    first = shopper.opens(licence, "movie-1")
    assert isinstance(first, library.Opens)
    assert first.licence.offline_until_ms is not None
    assert shopper.opens(licence, "movie-1", first.licence.offline_until_ms) == "offline_too_long"
    want_renewals(shopper.kiosk.store, (first.licence.issued_ms + first.licence.offline_until_ms) // 2 + 1)
    with shopper.kiosk.store.write() as conn:  # it is wanted from that moment on; the clock of this test stands before it
        conn.execute(update(wanted_keys).values(at_ms=now_ms()))
    shopper.kiosk.until(lambda _conn: isinstance(now := shopper.opens(licence, "movie-1"), library.Opens) and now.licence.number > 1)
    later = shopper.opens(licence, "movie-1")
    assert isinstance(later, library.Opens)
    assert (later.licence.offline_until_ms or 0) >= first.licence.offline_until_ms


def test_a_file_that_is_damaged_in_the_middle_comes_again(shopper: Reader) -> None:
    shopper.sell("movie-1")
    licence = shopper.buy("movie-1")
    shopper.settled(licence)
    shopper.until_state(licence, "here")
    shopper.want(licence, "movie-1")
    shopper.until_opens(licence, "movie-1")
    opened = shopper.open(licence, "movie-1")
    assert isinstance(opened, OpenTitle)
    container = opened.licence.container
    with file_path(media_folder(shopper.kiosk.settings), container).open("r+b") as file:
        file.seek(3 * CHUNK_BYTES)
        file.write(b"\0" * 8)
    with opened.file as player, pytest.raises(ContainerRefused):
        player.read_at(0, player.size)
    let_go(shopper.kiosk.store, shopper.place(), container)
    assert shopper.state(licence) == "coming"
    shopper.until_state(licence, "here")
    assert shopper.read(licence, "movie-1") == FILM


def test_a_title_that_was_sealed_anew_opens_again(shopper: Reader, tablet: Tablet) -> None:
    shopper.sell("movie-1")
    licence = shopper.buy("movie-1")
    shopper.settled(licence)
    shopper.want(licence, "movie-1")
    shopper.until_opens(licence, "movie-1")
    anew = FILM[::-1]
    shopper.sell("movie-1", anew)
    assert shopper.state(licence) == "here", "the earlier file opens still"
    assert shopper.read(licence, "movie-1") == FILM
    with shopper.kiosk.store.write() as conn:
        [old] = downloads.queue(conn, MARCUS)
        downloads.remove(conn, MARCUS, old.container)
    assert shopper.open(licence, "movie-1") == "no_key", "the key that is here is the earlier file's"
    shopper.want(licence, "movie-1")
    shopper.until_opens(licence, "movie-1")
    assert shopper.read(licence, "movie-1") == anew
    other = Reader(tablet, shopper.world)
    other.until_state(licence, "cloud")
    other.want(licence, "movie-1")
    other.until_opens(licence, "movie-1")
    assert other.read(licence, "movie-1") == anew


def test_a_proof_is_checked_by_central_and_all_of_them_go_along_at_release(shopper: Reader, tmp_path: Path) -> None:
    album(shopper)
    shopper.sell("movie-1", buy_cents=None, rent_cents=100)
    licence, rented = shopper.buy("album-1"), shopper.buy("movie-1", "rent")
    shopper.settled(licence)
    shopper.settled(rented)
    shopper.want(licence, "album-1")
    shopper.until_opens(licence, "song-1")
    with shopper.kiosk.store.read() as conn:
        found = proofs.proof_of(conn, MARCUS, licence)
    assert found is not None
    signed, claims = found

    def central(*words: str) -> tuple[int, str]:
        done = central_command("media", *words, "--data", str(shopper.world.settings.data))
        return done.exit_code, done.output

    code, said = central("proof", signed[:40] + "\n " + signed[40:])
    assert code == 0
    assert said.startswith("genuine: it stands\nLow Country by The Field Band (album-1)\n")
    head, body, signature = signed.split(".")
    forged = f"{head}.{body[:-4]}AAAA.{signature}"
    code, said = central("proof", forged)
    assert (code, "NOT GENUINE" in said) == (1, True)
    with shopper.kiosk.store.read() as conn:
        other = conn.execute(select(keys.c.signed)).scalars().first()
    with pytest.raises(NotAProof):
        read_proof(load_keys(shopper.world.settings.data), str(other))
    code, said = central("proofs", MARCUS, str(tmp_path / "proofs.zip"))
    assert (code, said.startswith("1 proofs in ")) == (0, True), "a rental is nobody's for good"
    mine = io.BytesIO()
    with shopper.kiosk.store.read() as conn:
        assert proofs.write_proofs(conn, MARCUS, mine) == 1
    archives = []
    for source in (tmp_path / "proofs.zip", mine):
        with zipfile.ZipFile(source) as archive:
            archives.append(json.loads(archive.read("proofs.json")))
    assert archives[0] == archives[1], "Ed25519 gives the same signature each time"
    assert archives[0]["titles"][0]["licence"] == claims.licence
