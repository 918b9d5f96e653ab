"""The media store at central: prices are central's, keys follow the money, files come in parts."""

from __future__ import annotations

import base64
import io
import json
import random
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import httpx
import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from sqlalchemy import insert, select

from central.allowances.tables import allowances
from central.clock import now_ms
from central.devices.freezing import freeze
from central.keys import load_keys
from central.ledger.wallet import issue_to_resident
from central.media import rentals
from central.media.missing import look_for_files
from central.media.objects import NotReached, Objects
from central.media.sealing import seal_into
from central.media.tables import pauses, places
from central.media.tables import playlists as media_playlists
from central.media.titles import BadTitle, put_title, withdraw
from central.restrictions.restrictions import add_sanction
from kiosk.media_store.container import ContainerRefused, Opener, parse_head
from kiosk.sync.wire import LicencesAnswer, TitleChange, licence_info
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, World

SONG = random.Random(4).randbytes(400_000)
HOUR_MS = 3_600_000
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


class Shop:
    """A central that sells, and a device whose resident buys."""

    def __init__(self, world: World, device: Device, grant: str) -> None:
        self.world, self.device, self.grant = world, device, grant
        self.media_key = load_keys(world.settings.data).media
        self.key = X25519PrivateKey.generate()
        with world.database.write() as connection:
            issue_to_resident(connection, MARCUS, "usd_cents", 2000, cause="test:gift", now_ms=now_ms())
        self.had = self.credits()

    def sell(self, title: str = "song-1", plain: bytes = SONG, **changed: Any) -> TitleChange:
        values: dict[str, Any] = {"kind": "song", "name": "Lake", "by": "The Pines", "buy_cents": 250} | changed
        key_id = None
        if values["kind"] != "album":
            sealed = seal_into(self.world.central.media, self.media_key, title, io.BytesIO(plain))
            values |= {"container": sealed.name, "container_bytes": sealed.size_bytes}
            key_id = sealed.key_id
        made = TitleChange(title=title, **values)
        with self.world.database.write() as connection:
            put_title(connection, made, now_ms(), key_id=key_id)
        return made

    def buy(self, title: str = "song-1", cents: int = 250, how: str = "own", **over: Any) -> tuple[str, str]:
        """The licence, and the code of the outcome."""
        command = self.device.chain.command("media.buy", {"title": title, "how": how, "cents": cents}, self.grant, **over)
        outcome = self.device.send(command)[0]
        return command["id"], outcome.code or outcome.status

    def do(self, kind: str, payload: dict[str, Any], **over: Any) -> str:
        outcome = self.device.do(kind, payload, self.grant, at_ms=now_ms(), **over)
        return outcome.code or outcome.status

    def licences(self, licence: str, title: str = "song-1", device: Device | None = None) -> LicencesAnswer:
        body = {
            "media_key": base64.b64encode(self.key.public_key().public_bytes_raw()).decode(),
            "wanted": [{"licence": licence, "title": title}],
        }
        response = (device or self.device).post("/v1/licences", body)
        assert response.status_code == 200, response.text
        return LicencesAnswer.model_validate_json(response.content)

    def refused(self, licence: str, title: str = "song-1", device: Device | None = None) -> str:
        answer = self.licences(licence, title, device)
        assert answer.licences == ()
        return answer.refused[f"{licence}/{title}"]

    def credits(self) -> int:
        balances = [payload for kind, payload in self.device.pull_all() if kind == "wallet.balances"]
        return int(balances[-1]["credits_cents"])

    def owned(self) -> dict[str, dict[str, Any]]:
        return {payload["licence"]: payload for kind, payload in self.device.pull_all() if kind == "media.owned"}


@pytest.fixture
def shop(world: World, device: Device, grant: str) -> Shop:
    return Shop(world, device, grant)


def claims_of(token: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(token.split(".")[1] + "=="))
    return found


def opened(shop: Shop, token: str, title: TitleChange) -> bytes:
    """As the device does it: the key out of the licence, the file by HTTP."""
    claims = claims_of(token)
    info = licence_info(claims["device"], claims["resident"], claims["licence"], claims["container"])
    key = SUITE.decrypt(base64.b64decode(claims["box"]), shop.key, info=info)
    data = shop.device.get(f"/v1/media/{title.container}").content
    head = parse_head(data, str(title.container))
    opener = Opener(head.header, key)
    spans = [head.header.span(chunk) for chunk in range(head.header.chunks)]
    return b"".join(opener.open(chunk, data[at : at + length]) for chunk, (at, length) in enumerate(spans))


def test_what_was_paid_opens_on_this_device(shop: Shop) -> None:
    title = shop.sell()
    licence, state = shop.buy()
    assert state == "accepted"
    changes = shop.device.pull_all()
    owned = next(payload for kind, payload in changes if kind == "media.owned")
    assert (owned["licence"], owned["title"], owned["how"], owned["state"], owned["cents"]) == (licence, "song-1", "own", "held", 250)
    lines = [payload for kind, payload in changes if kind == "wallet.entry" and payload["command"] == licence]
    assert [(line["kind"], line["credits_cents"], line["detail"]) for line in lines] == [("media_bought", -250, "Lake")]
    answer = shop.licences(licence)
    assert opened(shop, answer.licences[0], title) == SONG
    proof = claims_of(answer.proofs[0])
    assert (proof["resident"], proof["title"], proof["container"], proof["cents"]) == (MARCUS, "song-1", title.container, 250)
    assert shop.world.broken() == []


def test_a_catalogue_reaches_every_device(shop: Shop) -> None:
    title = shop.sell()
    found = [payload for kind, payload in shop.device.pull_all() if kind == "catalogue.title"]
    assert found == [title.model_dump(mode="json")]
    with shop.world.database.write() as connection:
        assert not put_title(connection, title, now_ms(), key_id=bytes(16)), "nothing changed"
        assert withdraw(connection, "song-1", now_ms())
        assert not withdraw(connection, "song-1", now_ms())
    assert [payload["active"] for kind, payload in shop.device.pull_all() if kind == "catalogue.title"] == [False]


def test_nobody_pays_twice_too_much_or_too_little(shop: Shop) -> None:
    shop.sell()
    assert shop.buy(cents=249)[1] == "price_changed"
    assert shop.buy(title="song-9")[1] == "unknown_title"
    assert shop.buy(how="rent")[1] == "not_sold"
    assert shop.buy(cents=300)[1] == "accepted"
    assert shop.credits() == shop.had - 250, "central's price"
    assert shop.buy()[1] == "owned"
    shop.sell("song-2", buy_cents=shop.had)
    assert shop.buy("song-2", shop.had)[1] == "not_enough_credits"
    shop.sell("free-1", buy_cents=0)
    assert shop.buy("free-1", 0)[1] == "accepted"
    assert shop.device.pull_all()[-1][0] == "media.owned"
    assert shop.world.broken() == []


@pytest.mark.parametrize("policy", [{"media": {"highest_rating": "everyone", "kinds_off": ["game"]}}])
def test_the_facility_says_what_is_sold(shop: Shop) -> None:
    shop.sell(rating="teen")
    assert shop.buy()[1] == "too_mature"
    shop.sell("game-1", kind="game")
    assert shop.buy("game-1")[1] == "not_sold"
    shop.sell("song-2")
    with shop.world.database.write() as connection:
        add_sanction(connection, MARCUS, ("media",), ends_ms=None, now_ms=now_ms())
    assert shop.buy("song-2")[1] == "blocked"


def test_a_key_is_given_to_who_has_the_title_and_to_nobody_else(shop: Shop) -> None:
    shop.sell()
    shop.sell("song-2")
    licence, _ = shop.buy()
    assert shop.refused("no-such") == "not_yours"
    assert shop.refused(licence, "song-2") == "not_yours"
    other = shop.world.device("Kiosk C-015", "SN-2")
    assert shop.refused(licence, device=other) == "not_yours", "Marcus was never there"
    other.sign_in(ANDRE, ANDRE_PIN)
    assert shop.refused(licence, device=other) == "not_yours"
    other.sign_in(MARCUS, MARCUS_PIN)
    moved = claims_of(shop.licences(licence, device=other).licences[0])
    assert moved["device"] == other.id
    with pytest.raises(ContainerRefused):  # another device's licence, with this device's key
        Opener(parse_head(shop.device.get(f"/v1/media/{moved['container']}").content, moved["container"]).header, b"")
    with shop.world.database.write() as connection:
        add_sanction(connection, MARCUS, ("media",), ends_ms=None, now_ms=now_ms())
    assert shop.refused(licence) == "blocked"


def test_an_album_opens_its_songs(shop: Shop) -> None:
    shop.sell("song-1")
    shop.sell("song-2")
    with shop.world.database.write() as connection, pytest.raises(BadTitle, match="no part"):
        put_title(connection, TitleChange(title="album-9", kind="album", name="A", parts=("song-9",), buy_cents=1), now_ms())
    shop.sell("album-1", kind="album", parts=("song-1", "song-2"), buy_cents=400)
    licence, state = shop.buy("album-1", 400)
    assert state == "accepted"
    for song in ("song-1", "song-2"):
        assert claims_of(shop.licences(licence, song).licences[0])["title"] == song
    assert shop.refused(licence, "album-1") == "no_file"


def test_who_bought_an_album_keeps_its_songs(shop: Shop) -> None:
    for song in ("song-1", "song-2", "song-3"):
        shop.sell(song)
    shop.sell("album-1", kind="album", parts=("song-1", "song-2"), buy_cents=400)
    shop.sell("album-1", kind="album", parts=("song-2",), buy_cents=400)  # nobody has it yet
    licence, _ = shop.buy("album-1", 400)
    with pytest.raises(BadTitle, match="it was sold"):
        shop.sell("album-1", kind="album", parts=("song-1",), buy_cents=400)
    shop.sell("album-1", kind="album", parts=("song-2", "song-3"), buy_cents=900)
    for song in ("song-2", "song-3"):
        assert shop.licences(licence, song).licences


def test_an_allowance_counts_what_the_device_showed_though_the_title_is_free_now(shop: Shop) -> None:
    with shop.world.database.write() as connection:
        made = {"id": "a-1", "device": shop.device.id, "resident": MARCUS, "stamps": 0, "cents": 500, "state": "open"}
        known = {column.name for column in allowances.columns}
        needed = {column.name: 0 for column in allowances.columns if not column.nullable and column.server_default is None}
        connection.execute(insert(allowances).values(**{name: value for name, value in (needed | made).items() if name in known}))
    shop.sell(buy_cents=0)
    outcome = shop.device.do("media.buy", {"title": "song-1", "how": "own", "cents": 250, "allowance": "a-1"}, shop.grant)
    assert outcome.status == "accepted"
    with shop.world.database.read() as connection:
        assert connection.execute(select(allowances.c.asked_cents).where(allowances.c.id == "a-1")).scalar_one() == 250


def test_a_key_that_is_none_is_refused(shop: Shop) -> None:
    shop.sell()
    licence, _ = shop.buy()
    body = {"media_key": base64.b64encode(bytes(32)).decode(), "wanted": [{"licence": licence, "title": "song-1"}]}
    assert shop.device.post("/v1/licences", body).status_code == 400


def test_an_undo_is_free_until_a_key_was_given(shop: Shop) -> None:
    shop.sell()
    shop.sell("song-2")
    first, _ = shop.buy(at_ms=now_ms())
    assert shop.do("media.undo", {"licence": first}) == "accepted"
    assert shop.credits() == shop.had
    assert shop.do("media.undo", {"licence": first}) == "undone"
    assert shop.refused(first) == "returned"
    second, _ = shop.buy("song-2", at_ms=now_ms())
    assert shop.licences(second, "song-2").licences
    assert shop.do("media.undo", {"licence": second}) == "used"
    third, _ = shop.buy(at_ms=now_ms() - HOUR_MS)
    assert shop.do("media.undo", {"licence": third}) == "too_late"
    assert shop.do("media.undo", {"licence": "nobody"}) == "not_yours"
    assert shop.world.broken() == []


def test_a_rental_runs_from_its_first_play(shop: Shop) -> None:
    shop.sell("movie-1", kind="movie", buy_cents=None, rent_cents=400, rent_hours=48, rent_days=30)
    licence, state = shop.buy("movie-1", 400, "rent")
    assert state == "accepted"
    claims = claims_of(shop.licences(licence, "movie-1").licences[0])
    assert (claims["how"], claims["window_ms"], claims["started_ms"]) == ("rent", 48 * HOUR_MS, None)
    assert claims["offline_until_ms"] == claims["issued_ms"] + 72 * HOUR_MS
    assert shop.buy("movie-1", 400, "rent")[1] == "owned", "it has not even begun"
    assert shop.do("media.started", {"licence": licence}) == "accepted"
    started_ms = shop.owned()[licence]["started_ms"]
    assert abs(started_ms - now_ms()) < HOUR_MS
    assert (
        shop.do(
            "media.started",
            {"licence": licence},
        )
        == "accepted"
    )
    assert shop.owned() == {}, "the first play counts"
    assert claims_of(shop.licences(licence, "movie-1").licences[0])["number"] == 2


def test_a_device_cannot_put_the_first_play_before_the_purchase_or_after_now(shop: Shop) -> None:
    shop.sell("movie-1", kind="movie", buy_cents=None, rent_cents=400)
    licence, _ = shop.buy("movie-1", 400, "rent", at_ms=now_ms())
    bought_ms = shop.owned()[licence]["at_ms"]
    outcome = shop.device.do("media.started", {"licence": licence}, shop.grant, at_ms=bought_ms - HOUR_MS // 2)
    assert outcome.status == "accepted", outcome
    assert shop.owned()[licence]["started_ms"] == bought_ms


def test_rentals_stand_still_while_central_says_so(shop: Shop) -> None:
    hour = HOUR_MS
    assert rentals.ends_ms(0, 48 * hour, [], 0) == 48 * hour
    assert rentals.ends_ms(0, 48 * hour, [(10 * hour, 20 * hour)], 60 * hour) == 58 * hour
    assert rentals.ends_ms(0, 48 * hour, [(10 * hour, None)], 60 * hour) == 98 * hour, "it is paused still"
    assert rentals.ends_ms(0, 48 * hour, [(50 * hour, 90 * hour)], 99 * hour) == 48 * hour, "after its end"
    assert rentals.ends_ms(0, 48 * hour, [(-9 * hour, 1 * hour)], 99 * hour) == 49 * hour, "only from its beginning on"
    with shop.world.database.write() as connection:
        assert rentals.pause(connection, 5000)
        assert not rentals.pause(connection, 6000)
        assert rentals.go_on(connection, 9000)
        assert not rentals.go_on(connection, 9500)
    told = [payload for kind, payload in shop.device.pull_all() if kind == "facility.media_pause"]
    assert [(one["since_ms"], one["until_ms"]) for one in told] == [(5000, None), (5000, 9000)]


def test_a_rental_that_is_over_opens_nothing(shop: Shop) -> None:
    shop.sell("movie-1", kind="movie", buy_cents=None, rent_cents=400, rent_hours=1)
    licence, _ = shop.buy("movie-1", 400, "rent")
    assert shop.do("media.started", {"licence": licence}) == "accepted"
    row_started = shop.owned()[licence]["started_ms"]
    give = shop.world.central.licences._row
    from kiosk.sync.wire import WantedLicence

    wanted = WantedLicence(licence=licence, title="movie-1")
    with shop.world.database.write() as connection:
        assert give(connection, wanted, {MARCUS}, row_started + HOUR_MS - 1)
        with pytest.raises(Exception, match="over"):
            give(connection, wanted, {MARCUS}, row_started + HOUR_MS)
        connection.execute(insert(pauses).values(id="p", since_ms=row_started + 1000, until_ms=row_started + 2000))
        assert give(connection, wanted, {MARCUS}, row_started + HOUR_MS)


def test_the_latest_place_wins(shop: Shop) -> None:
    shop.sell("book-1", kind="book")
    at_ms = now_ms()
    places = [
        ("media.place", {"title": "book-1", "place": place}, at)
        for place, at in (("9", at_ms - 50), ("7", at_ms - 90), ("11", at_ms - 10))
    ]
    for kind, payload, at in places:
        assert shop.device.do(kind, payload, shop.grant, at_ms=at).status == "accepted"
    assert [payload["place"] for kind, payload in shop.device.pull_all() if kind == "media.place_kept"] == ["9", "11"]
    assert shop.do("media.place", {"title": "book-9", "place": "1"}) == "unknown_title"


def test_what_is_kept_in_mind_follows_the_person(shop: Shop) -> None:
    shop.sell("book-1", kind="book")
    for keep in (True, False, True):
        assert shop.do("media.save", {"title": "book-1", "saved": keep}) == "accepted"
    heard = [payload for kind, payload in shop.device.pull_all() if kind == "media.saved"]
    assert [(payload["title"], payload["saved"]) for payload in heard] == [("book-1", True), ("book-1", False), ("book-1", True)]
    assert shop.do("media.save", {"title": "book-9"}) == "unknown_title"


def test_files_come_whole_and_in_parts(shop: Shop) -> None:
    title = shop.sell()
    path = f"/v1/media/{title.container}"

    def get(path: str, headers: dict[str, str] | None = None) -> httpx.Response:
        return shop.world.http.send(shop.device.build("GET", path, headers=headers))

    whole = get(path)
    size = len(whole.content)
    assert (whole.status_code, size, whole.headers["etag"]) == (200, title.container_bytes, f'"{title.container}"')
    assert get(path, headers={"if-none-match": whole.headers["etag"]}).status_code == 304
    for asked, first, end in (("0-0", 0, 1), ("300000-", 300_000, size), ("-5", size - 5, size), (f"5-{size * 2}", 5, size)):
        part = get(path, headers={"range": f"bytes={asked}"})
        assert (part.status_code, part.headers["content-range"]) == (206, f"bytes {first}-{end - 1}/{size}")
        assert part.content == whole.content[first:end]
    for asked in (f"{size}-", "9-3", "-0"):
        beyond = get(path, headers={"range": f"bytes={asked}"})
        assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{size}")
    for asked in ("bytes=1-2,4-5", "lines=1-2", "bytes=-", "bytes=a-b"):
        assert get(path, headers={"range": asked}).status_code in {200, 416}
    changed = get(path, headers={"range": "bytes=0-9", "if-range": '"another"'})
    assert (changed.status_code, changed.content) == (200, whole.content)
    same = get(path, headers={"range": "bytes=0-9", "if-range": whole.headers["etag"]})
    assert (same.status_code, same.content) == (206, whole.content[:10])
    head = shop.world.http.send(shop.device.build("HEAD", path, headers={"range": "bytes=0-9"}))
    assert (head.status_code, head.headers["content-length"], head.content) == (200, str(size), b"")
    for name in ("0" * 64, "..%2f..%2fkeys%2fmedia.key", title.container[:-1] + "%0a", title.container.upper()):  # type: ignore[index, union-attr]
        assert get(f"/v1/media/{name}").status_code == 404


def test_files_are_for_devices_in_good_standing(shop: Shop) -> None:
    title = shop.sell()
    path = f"/v1/media/{title.container}"
    assert shop.world.http.get(path).status_code == 401
    assert shop.world.http.head(path).status_code == 401
    asked = shop.device.build("GET", path)
    assert shop.world.http.send(asked).status_code == 200
    assert shop.world.http.send(asked).status_code == 409, "heard on the line, and sent again"
    other = shop.world.device("Kiosk C-015", "SN-2")
    with shop.world.database.write() as connection:
        freeze(connection, other.id, "frozen_by_staff", "", now_ms())
    assert other.get(path).json()["code"] == "frozen"


def test_a_bucket_that_is_away_is_a_plain_not_now(shop: Shop, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    title = shop.sell()
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]
    for name, value in {"ACCESS_KEY_ID": "a", "SECRET_ACCESS_KEY": "b", "REGION": "us-east-1", "ALLOW_HTTP": "true"}.items():
        monkeypatch.setenv(f"AWS_{name}", value)
    monkeypatch.setenv("AWS_ENDPOINT_URL", f"http://127.0.0.1:{port}")
    away = Objects("s3://titles/here", tmp_path)
    object.__setattr__(shop.world.central, "media", away)
    for path in (f"/v1/media/{title.container}", f"/v1/blobs/{title.container}"):
        answer = shop.device.get(path)
        assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    with pytest.raises(NotReached):
        look_for_files(shop.world.database, away, now_ms())


def test_no_table_and_no_file_holds_a_content_key(shop: Shop) -> None:
    title = shop.sell()
    licence, _ = shop.buy()
    claims = claims_of(shop.licences(licence).licences[0])
    info = licence_info(claims["device"], claims["resident"], claims["licence"], claims["container"])
    key = SUITE.decrypt(base64.b64decode(claims["box"]), shop.key, info=info)
    assert title.container
    for path in shop.world.settings.data.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert key not in data
            assert key.hex().encode() not in data
            assert SONG[1000:1100] not in data


def test_playlists_follow_the_person_and_the_later_word_stands(shop: Shop) -> None:
    at_ms = now_ms()
    for name, titles, at in (
        ("Evenings", ["song-1"], at_ms - 50),
        ("Older", [], at_ms - 90),
        ("Nights", ["song-2", "song-1"], at_ms - 10),
    ):
        word = {"playlist": "pl-1", "name": name, "titles": titles}
        assert shop.device.do("media.playlist", word, shop.grant, at_ms=at).status == "accepted"
    kept = [payload for kind, payload in shop.device.pull_all() if kind == "media.playlist_kept"]
    assert [(one["name"], one["titles"]) for one in kept] == [("Evenings", ["song-1"]), ("Nights", ["song-2", "song-1"])]


def test_nobody_changes_anothers_playlist_or_makes_too_many(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    with shop.world.database.write() as connection:
        connection.execute(insert(media_playlists).values(id="theirs", resident=ANDRE, at_ms=1))
    assert shop.do("media.playlist", {"playlist": "theirs", "name": "Mine now"}) == "not_yours"
    monkeypatch.setattr("central.media.playlists.MOST", 0)
    assert shop.do("media.playlist", {"playlist": "one-more", "name": "One more"}) == "too_many"


@pytest.mark.both_engines
def test_the_first_places_of_two_devices_at_once_are_both_taken(shop: Shop) -> None:
    shop.sell()
    with ThreadPoolExecutor(1) as other:
        with shop.world.database.write() as connection:
            first = {"resident": MARCUS, "title": "song-1", "place": "1", "done": False, "at_ms": 1}
            connection.execute(insert(places).values(**first))
            sent = other.submit(shop.do, "media.place", {"title": "song-1", "place": "2"})
            time.sleep(0.5)
        assert sent.result() == "accepted"
    with shop.world.database.read() as connection:
        assert connection.execute(select(places.c.place)).scalar_one() == "2"
