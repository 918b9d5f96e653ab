"""Attacks 24 to 28 of the security design: a title opens for who has it, here, while it is theirs, and as it was sealed.

Whoever attacks here has opened the store with its key, edits its rows, and changes files as they like.
"""

from __future__ import annotations

import base64
import io
import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from joserfc import jws
from joserfc.jwk import OctKey, OKPKey
from pydantic import ValidationError
from sqlalchemy import delete, insert, select, update

from kiosk.device.clock import TrustedClock, trusted_time
from kiosk.media_store import downloads, library
from kiosk.media_store.changes import FEATURE
from kiosk.media_store.container import CHUNK_BYTES, Cipher, ContainerRefused, parse_header, seal
from kiosk.media_store.keys import open_licence
from kiosk.media_store.opening import MediaPlace, OpenTitle, open_title
from kiosk.media_store.part_file import PartFile
from kiosk.media_store.tables import files, keys, owned, pauses
from kiosk.store.engine import open_store
from kiosk.sync import wire
from kiosk.sync.asks import SUITE
from kiosk.sync.wire import LICENCE_TYPE, OWNERSHIP_TYPE, Licence, OwnedChange, TitleChange, licence_info
from kiosk.sync.wire_base import Payload
from tests.enrolled import ANDRE, DEVICE, MARCUS, NOON_MS, Device, enrolled_device

HOUR_MS = 3_600_000
CONTENT_KEY = bytes(range(32))
PLAIN = random.Random(26).randbytes(3 * CHUNK_BYTES + 1000)


class Shelf:
    """A device on which Marcus has the title "t" by the licence "l"."""

    def __init__(self, device: Device) -> None:
        self.device = device
        self.media_key = device.keys.ensure_media_key()
        self.folder = device.settings.data / "media"
        self.folder.mkdir()
        self.name = self.shelve("t", PLAIN)
        self.session = device.session()

    def shelve(self, title: str, plain: bytes, cipher: Cipher = Cipher.AES_256_GCM) -> str:
        """A whole sealed file, and its title in the catalogue."""
        target = io.BytesIO()
        name = seal(io.BytesIO(plain), target, title=title, key_id=bytes(16), content_key=CONTENT_KEY, cipher=cipher)
        (self.folder / name).write_bytes(target.getvalue())
        made = TitleChange(title=title, kind="movie", name="Quiet River", container=name, container_bytes=len(target.getvalue()))
        self.device.apply([FEATURE], self.device.change("catalogue", "catalogue.title", made))
        with self.device.store.write() as conn:
            downloads.wish(conn, MARCUS.resident, title, name, len(target.getvalue()), 1)
            conn.execute(update(files).where(files.c.container == name).values(state="whole"))
        return name

    def claims(self, key: X25519PrivateKey | None = None, **changed: Any) -> dict[str, Any]:
        """Of a licence to own "t"."""
        known = {"licence": "l", "title": "t", "container": self.name, "resident": MARCUS.resident, "device": DEVICE} | changed
        info = licence_info(known["device"], known["resident"], known["licence"], known["container"])
        box = SUITE.encrypt(CONTENT_KEY, (key or self.media_key).public_key(), info=info)
        terms = {"how": "own", "number": 1, "issued_ms": NOON_MS, "box": base64.b64encode(box).decode()}
        return terms | known | changed

    def rented(self, **changed: Any) -> dict[str, Any]:
        """Of a rental for 48 hours that opens 72 without central."""
        terms: dict[str, Any] = {"how": "rent", "latest_start_ms": NOON_MS + 720 * HOUR_MS, "window_ms": 48 * HOUR_MS}
        return self.claims(**terms | {"offline_until_ms": NOON_MS + 72 * HOUR_MS} | changed)

    def sign(self, claims: dict[str, Any]) -> str:
        """As central does it."""
        return self.device.central.sign(claims, typ=LICENCE_TYPE)

    def have(self, signed: str | None, **changed: Any) -> None:
        """Central's word that it is theirs, and the licence as it came."""
        said = {"licence": "l", "title": "t", "how": "own", "state": "held", "at_ms": NOON_MS, "cents": 250} | changed
        owned_change = OwnedChange.model_validate(said)
        self.device.apply([FEATURE], self.device.change(f"resident:{MARCUS.resident}", "media.owned", owned_change))
        if signed is not None:
            with self.device.store.write() as conn:
                assert library.keep_key(conn, signed)

    def put(self, signed: str, **changed: Any) -> None:
        """A licence straight into the store."""
        row = {"licence": "l", "title": "t", "resident": MARCUS.resident, "number": 99, "signed": signed} | changed
        with self.device.store.write() as conn:
            conn.execute(insert(keys).prefix_with("OR REPLACE").values(row))

    def edit(self, *statements: Any) -> None:
        """Rows of the store, as somebody with its key can."""
        with self.device.store.write() as conn:
            for statement in statements:
                conn.execute(statement)

    def opens(self, licence: str = "l", title: str = "t", resident: str = MARCUS.resident) -> str:
        """ "opens", or why not."""
        with self.device.store.read() as conn:
            found = library.opens(conn, resident, licence, title, self.device.clock.now_ms())
        return found if isinstance(found, str) else "opens"

    def open(self, title: str = "t", licence: str = "l") -> OpenTitle | str:
        """As players do."""
        place = MediaPlace(self.folder, lambda: self.media_key)
        return open_title(self.device.store, self.session, licence, title, place, self.device.clock)


@pytest.fixture
def shelf(tmp_path: Path) -> Iterator[Shelf]:
    device = enrolled_device(tmp_path / "device")
    yield Shelf(device)
    device.store.close()


def test_what_is_theirs_opens(shelf: Shelf) -> None:
    """Else nothing below would prove anything."""
    shelf.have(shelf.sign(shelf.claims()))
    found = shelf.open()
    assert isinstance(found, OpenTitle)
    with found.file as file:
        assert file.read_all() == PLAIN


def part(value: object) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).rstrip(b"=").decode()


def signed_by(key: Ed25519PrivateKey, claims: dict[str, Any], **header: Any) -> str:
    pem = OKPKey.import_key(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    return jws.serialize_compact({"alg": "Ed25519", "typ": LICENCE_TYPE} | header, json.dumps(claims), pem, algorithms=["Ed25519"])


def forgeries(shelf: Shelf) -> dict[str, str]:
    """What central never said: a rental that is over, as owned for ever."""
    wanted = shelf.claims()
    head, rented, signature = shelf.sign(shelf.rented(offline_until_ms=NOON_MS)).split(".")
    public = shelf.device.identity.central_signing_key
    claims, mine = json.dumps(wanted).encode(), Ed25519PrivateKey.generate()
    jwk = OKPKey.import_key(mine.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    confused = {"alg": "HS256", "typ": LICENCE_TYPE}
    return {
        "another key": signed_by(mine, wanted),
        "another key, and it says which": signed_by(mine, wanted, jwk=jwk.as_dict(private=False)),
        "edited claims": f"{head}.{part(wanted)}.{signature}",
        "edited time": f"{head}.{part(shelf.rented(offline_until_ms=NOON_MS + 9_999 * HOUR_MS))}.{signature}",
        "edited header": f"{part({'alg': 'Ed25519', 'typ': LICENCE_TYPE, 'x': 1})}.{rented}.{signature}",
        "no signature": f"{head}.{part(wanted)}.",
        "alg none": f"{part({'alg': 'none', 'typ': LICENCE_TYPE})}.{part(wanted)}.",
        "alg None": f"{part({'alg': 'None', 'typ': LICENCE_TYPE})}.{part(wanted)}.{signature}",
        "key confusion": jws.serialize_compact(confused, claims, OctKey.import_key(public), algorithms=["HS256"]),
        "a grant": shelf.device.central.sign(wanted, typ="lumen-grant"),
        "a proof of ownership": shelf.device.central.sign(wanted, typ=OWNERSHIP_TYPE),
        "without a type": signed_by(shelf.device.central.signing, wanted, typ=""),
        "more claims": shelf.sign(wanted | {"free": True})[:-4],
        "two in one": f"{shelf.sign(wanted)}.{shelf.sign(wanted)}",
        "json": json.dumps({"payload": part(wanted), "signatures": [{"protected": head, "signature": signature}]}),
        "nothing": "",
        "words": "let me in",
        "nested": "[" * 100_000,
    }


def test_attack_24_a_licence_is_centrals_word_or_none(shelf: Shelf) -> None:
    shelf.have(shelf.sign(shelf.rented(offline_until_ms=NOON_MS)), how="rent", latest_start_ms=NOON_MS + HOUR_MS, window_ms=HOUR_MS)
    assert shelf.opens() == "offline_too_long"
    for name, forged in forgeries(shelf).items():
        with shelf.device.store.write() as conn:
            assert not library.keep_key(conn, forged), name
        assert shelf.opens() == "offline_too_long", f"{name}: what was there before stays"
        shelf.put(forged)
        shelf.edit(update(owned).values(how="own"))
        assert shelf.opens() == "no_key", name
        assert shelf.open() == "no_key", name
        shelf.put(shelf.sign(shelf.rented(offline_until_ms=NOON_MS)))
        shelf.edit(update(owned).values(how="rent"))


def test_attack_25_another_devices_licence_opens_nothing_here(shelf: Shelf) -> None:
    other = X25519PrivateKey.generate()
    shelf.have(None)
    theirs = shelf.sign(shelf.claims(other, device="kiosk-c-015"))
    with shelf.device.store.write() as conn:
        assert not library.keep_key(conn, theirs)
    shelf.put(theirs)
    assert shelf.opens() == "no_key"
    # Central's own word for this device, but its box is sealed to another one's key: a disk in another machine.
    shelf.put(shelf.sign(shelf.claims(other)))
    assert shelf.open() == "no_key"
    for changed in ({"device": "kiosk-c-015"}, {"resident": "andre"}, {"licence": "m"}, {"container": "0" * 64}):
        with pytest.raises(ContainerRefused):
            open_licence(Licence.model_validate(shelf.claims()).model_copy(update=changed), shelf.media_key)


def test_a_content_key_is_left_in_no_bytes_of_the_library(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[bytes] = []

    class Watched:
        def decrypt(self, *box: Any, **bound: Any) -> bytes:
            given.append(SUITE.decrypt(*box, **bound))
            return given[-1]

    monkeypatch.setattr("kiosk.media_store.keys._SUITE", Watched())
    assert open_licence(Licence.model_validate(shelf.claims()), shelf.media_key) == CONTENT_KEY
    assert given == [bytes(32)]


def test_attack_25_another_residents_licence_opens_nothing_for_me(shelf: Shelf) -> None:
    shelf.have(shelf.sign(shelf.claims()))
    assert shelf.opens(resident=ANDRE.resident) == "not_yours"
    shelf.edit(update(owned).values(resident=ANDRE.resident), update(keys).values(resident=ANDRE.resident))
    assert shelf.opens(resident=ANDRE.resident) == "no_key"
    assert shelf.opens() == "not_yours"
    shelf.session = shelf.device.session(ANDRE)
    assert shelf.open() == "no_key"


def test_attack_25_another_titles_licence_opens_no_other(shelf: Shelf) -> None:
    other = shelf.shelve("u", PLAIN[::-1])
    shelf.have(shelf.sign(shelf.claims()))
    assert shelf.opens(title="u") == "no_key"
    shelf.edit(update(owned).values(title="u"), update(keys).values(title="u"))
    assert shelf.opens(title="u") == "no_key"
    assert shelf.open("u") == "no_key"
    # The dear file under the name of the one that was paid.
    shelf.edit(update(owned).values(title="t"), update(keys).values(title="t"))
    shutil.copy(shelf.folder / other, shelf.folder / shelf.name)
    assert shelf.open() == "no_file"


def test_rows_that_say_bought_open_nothing(shelf: Shelf) -> None:
    """The file may lie here whole, for everybody; without central's key it is noise."""
    row = {"resident": MARCUS.resident, "title": "t", "how": "own", "state": "held", "waiting": True, "at_ms": NOON_MS, "cents": 0}
    shelf.edit(insert(owned).values(licence="l", **row))
    assert shelf.opens() == "waiting"
    shelf.edit(update(owned).values(waiting=False))
    assert shelf.opens() == "no_key"
    shelf.edit(update(owned).values(state="refused"))
    assert shelf.opens() == "not_yours"
    shelf.edit(update(owned).values(state="held"))
    assert shelf.open() == "no_key"
    assert PLAIN[:32] not in (shelf.folder / shelf.name).read_bytes()


def damaged(shelf: Shelf) -> dict[str, bytes]:
    """The sealed file in every way that it is not the one that was sealed."""
    data = (shelf.folder / shelf.name).read_bytes()
    header = parse_header(data)
    spliced = (shelf.folder / shelf.shelve("u", PLAIN[::-1])).read_bytes()
    chacha = (shelf.folder / shelf.shelve("v", PLAIN, Cipher.CHACHA20_POLY1305)).read_bytes()
    spans = [header.span(chunk) for chunk in range(header.chunks)]
    (first, length), (second, _), (last, last_length) = spans[0], spans[1], spans[-1]

    def edited(at: int, new: bytes) -> bytes:
        return data[:at] + new + data[at + len(new) :]

    return {
        **{f"a bit of byte {at} flipped": edited(at, bytes([data[at] ^ 1 << at % 8])) for at in range(132)},
        **{f"chunk {n} flipped": edited(at + 5, bytes([data[at + 5] ^ 1])) for n, (at, _) in enumerate(spans)},
        **{f"tag {n} flipped": edited(at + size - 1, bytes([data[at + size - 1] ^ 1])) for n, (at, size) in enumerate(spans)},
        "chunks swapped": edited(first, data[second : second + length] + data[first : first + length]),
        "a chunk twice": edited(second, data[first : first + length]),
        "spliced from another title": edited(first, spliced[first : first + length]),
        "the last chunk of another title": edited(last, spliced[last:]),
        "another header": spliced[:132] + data[132:],
        "another cipher": edited(9, bytes([Cipher.CHACHA20_POLY1305])),
        "another cipher, and its chunks": data[: header.head_bytes] + chacha[header.head_bytes :],
        "cut by a byte": data[:-1],
        "cut by a chunk": data[:last],
        "cut by a chunk, and the header says so": edited(12, (3 * CHUNK_BYTES).to_bytes(8, "big"))[:last],
        "longer, and the header says so": edited(12, (len(PLAIN) + 1).to_bytes(8, "big")) + b"x",
        "nothing": b"",
        "the plain film": PLAIN,
        "the last made the first": edited(first, data[last : last + last_length]),
    }


def test_attack_26_a_changed_file_is_refused_and_comes_again(shelf: Shelf) -> None:
    shelf.have(shelf.sign(shelf.claims()))
    path = shelf.folder / shelf.name
    good = path.read_bytes()
    for name, bad in damaged(shelf).items():
        path.write_bytes(bad)
        shelf.edit(update(files).where(files.c.container == shelf.name).values(state="whole"))
        found = shelf.open()
        if isinstance(found, OpenTitle):
            with found.file as file, pytest.raises(ContainerRefused):
                file.read_all()
            continue
        assert found == "no_file", name
        with shelf.device.store.read() as conn:
            [state] = conn.execute(select(files.c.state).where(files.c.container == shelf.name)).scalars()
        assert (state, path.exists()) == ("waiting", False), name
    # Who has no key judges by the table: of the good file nothing is missing, of a bad one the bad chunk.
    path.write_bytes(good[:-1] + bytes([good[-1] ^ 1]))
    again = PartFile(shelf.folder, shelf.name, len(good))
    assert not again.whole
    assert again.done_bytes == len(good) - parse_header(good).span(3)[1]
    again.close()


def rent(shelf: Shelf, **changed: Any) -> None:
    terms = {"how": "rent", "latest_start_ms": NOON_MS + 720 * HOUR_MS, "window_ms": 48 * HOUR_MS}
    shelf.have(shelf.sign(shelf.rented(offline_until_ms=NOON_MS + 200 * HOUR_MS)), **terms | changed)


def test_attack_27_the_machines_clock_does_not_extend_a_rental(shelf: Shelf) -> None:
    rent(shelf)
    found = shelf.open()
    assert isinstance(found, OpenTitle)
    found.file.close()
    device = shelf.device
    device.hand.forward(48 * HOUR_MS - 1)
    assert shelf.opens() == "opens"
    device.hand.forward(1)
    assert shelf.opens() == "over"
    for wall_ms in (0, NOON_MS, NOON_MS - 999 * HOUR_MS):
        device.clock = TrustedClock(device.store, boot_clock=device.hand, wall_clock=lambda wall_ms=wall_ms: wall_ms, boot_id="first")  # type: ignore[misc]
        assert shelf.opens() == "over"
    device.hand.boot_ms = 5000  # the boot clock itself goes back
    assert shelf.opens() == "over"


def test_attack_27_reboot_loops_do_not_extend_a_rental(shelf: Shelf) -> None:
    rent(shelf)
    found = shelf.open()
    assert isinstance(found, OpenTitle)
    found.file.close()
    boots = 0
    while shelf.opens() == "opens":
        boots += 1
        assert boots <= 49, "an hour of each boot counts"
        for _ in range(4):
            shelf.device.hand.forward(HOUR_MS // 4)
            shelf.device.clock.persist()  # as sync does, whether central is there or not
        shelf.device.power_cut()
    assert shelf.opens() == "over"


def test_attack_27_a_restored_store_does_not_extend_a_rental(shelf: Shelf, tmp_path: Path) -> None:
    """While the machine runs its boot clock goes on; after a restart, at the first word of central."""
    device = shelf.device
    rent(shelf)
    with device.store.read() as conn:
        conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    device.store.close()
    saved = tmp_path / "saved"
    shutil.copytree(device.settings.data, saved)
    device.store = open_store(device.settings.store_path, device.keys.store_key)
    device.clock = TrustedClock(device.store, boot_clock=device.hand, wall_clock=lambda: 0, boot_id="first")
    found = shelf.open()
    assert isinstance(found, OpenTitle)
    found.file.close()
    device.hand.forward(201 * HOUR_MS)
    assert shelf.opens() == "over"
    device.store.close()
    shutil.rmtree(device.settings.data)
    shutil.copytree(saved, device.settings.data)
    device.store = open_store(device.settings.store_path, device.keys.store_key)
    device.clock = TrustedClock(device.store, boot_clock=device.hand, wall_clock=lambda: 0, boot_id="first")
    assert shelf.opens() == "offline_too_long", "it knows nothing of the first play, but what time it is"
    device.power_cut()
    device.clock.learn(NOON_MS + 201 * HOUR_MS)
    assert shelf.opens() == "offline_too_long"
    rent(shelf, started_ms=NOON_MS)
    assert shelf.opens() == "over", "central was told of the first play"


def test_attack_27_edited_rows_do_not_extend_a_rental(shelf: Shelf) -> None:
    rent(shelf)
    found = shelf.open()
    assert isinstance(found, OpenTitle)
    found.file.close()
    shelf.device.hand.forward(49 * HOUR_MS)
    assert shelf.opens() == "over"
    later = {"started_ms": None, "started_here_ms": None}
    for row in ({"started_here_ms": NOON_MS + 49 * HOUR_MS}, later | {"how": "own"}, later | {"window_ms": 1 << 50}):
        shelf.edit(update(owned).values(row))
        # No more than a rental that was not begun, and never beyond what the licence says.
        assert shelf.opens() == "opens"
    shelf.edit(insert(pauses).values(pause="mine", since_ms=NOON_MS, until_ms=None))
    shelf.device.hand.forward(151 * HOUR_MS)
    assert shelf.opens() == "offline_too_long"
    for row in (later | {"how": "own", "latest_start_ms": None, "window_ms": None}, {"latest_start_ms": 1 << 50}):
        shelf.edit(update(owned).values(row))
        assert shelf.opens() == "offline_too_long"
    # The next licence says what central knows.
    shelf.put(shelf.sign(shelf.rented(started_ms=NOON_MS, offline_until_ms=NOON_MS + 999 * HOUR_MS)))
    shelf.edit(delete(pauses))
    assert shelf.opens() == "over"


def test_attack_27_a_clock_that_was_set_back_in_the_store_ends_with_centrals_word(shelf: Shelf) -> None:
    rent(shelf)
    shelf.device.hand.forward(300 * HOUR_MS)
    assert shelf.opens() == "offline_too_long"
    shelf.device.power_cut()
    shelf.edit(update(trusted_time).values(high_water_ms=NOON_MS, server_ms=NOON_MS, boot_ms=0, boot_id="x"))
    assert shelf.opens() == "opens", "who has the store's key has the time too, until central is heard"
    shelf.device.clock.learn(NOON_MS + 300 * HOUR_MS)
    assert shelf.opens() == "offline_too_long"


_PATHS = ("../t", "..", ".", "/etc/passwd", "a/b", "a\\b", "COM1:", "~", "t%2e", "$t", "{t}", "t;x", "t'--", "a" * 65)
_SPACES = ("t\n", "\nt", "t\r\n", "t\0", "t ", "", " ", "t\u200b", "\u202et")
#: Of other scripts: full width, Arabic-Indic, accented.
_DIGITS = ("\uff54", "t\u0663", "\u0661", "\u00e9")
HOSTILE = (*_PATHS, *_SPACES, *_DIGITS)
_LIKE_A_HASH = (f"{bad}{'0' * 64}"[:64] for bad in HOSTILE if bad.strip("a"))
HOSTILE_HASHES = (*_LIKE_A_HASH, "0" * 63, "0" * 65, "A" * 64, f"{'0' * 64}\n", "\u0660" * 64)


def _names_of(kind: str) -> list[tuple[type[Payload], str]]:
    """Every field on the wire that names a title, or a file."""
    models = [one for one in vars(wire).values() if isinstance(one, type) and issubclass(one, Payload)]
    wanted = getattr(wire, kind)
    found = []
    for model in models:
        hints = get_type_hints(model, include_extras=True)
        found += [(model, name) for name in model.model_fields if _holds(hints[name], wanted)]
    return found


def _holds(hint: Any, wanted: Any) -> bool:
    return hint == wanted or any(_holds(inner, wanted) for inner in get_args(hint))


@pytest.mark.parametrize(("kind", "least", "hostile"), [("TitleId", 9, HOSTILE), ("Sha256", 6, HOSTILE_HASHES)])
def test_attack_28_no_name_on_the_wire_leads_anywhere(kind: str, least: int, hostile: tuple[str, ...]) -> None:
    fields = _names_of(kind)
    assert len(fields) >= least
    for model, name in fields:
        for bad in hostile:
            for value in (bad, [bad], {bad: bad}):
                with pytest.raises(ValidationError) as caught:
                    model.model_validate({name: value})
                assert name in {error["loc"][0] for error in caught.value.errors()}, (model, name, bad)


def test_attack_28_media_fields_are_names(shelf: Shelf) -> None:
    """What is called title, container, artwork or preview in a media type is of a checked type, not any text."""
    checked = {(model.__name__, name) for kind in ("TitleId", "Sha256") for model, name in _names_of(kind)}
    for model in (
        wire.TitleChange,
        wire.MediaBuy,
        wire.MediaPlace,
        wire.OwnedChange,
        wire.PlaceChange,
        wire.WantedLicence,
        wire.Licence,
    ):
        for name in model.model_fields.keys() & {"title", "container", "artwork", "preview", "parts"}:
            assert (model.__name__, name) in checked, f"{model.__name__}.{name} takes any text"


@pytest.mark.parametrize("bad", ["../../evil", "..", "a/b", "x" * 63, "A" * 64, f"{'0' * 63}\n", f"{'0' * 64}\n", ""])
def test_attack_28_no_row_of_the_store_makes_a_file_elsewhere(shelf: Shelf, bad: str) -> None:
    asked: list[str] = []

    class Client:
        def media(self, name: str, first: int, end: int, take: Callable[[bytes], None]) -> None:
            asked.append(name)
            take(bytes(end - first))

    before = set(shelf.device.settings.data.parent.rglob("*"))
    with shelf.device.store.write() as conn:
        downloads.wish(conn, MARCUS.resident, "t", bad, 1000, 1)
    queue = downloads.Downloads(shelf.device.store, Client(), shelf.folder, shelf.media_key, shelf.device.clock)  # type: ignore[arg-type]
    while queue.step():
        pass
    queue.close()
    assert asked == []
    assert set(shelf.device.settings.data.parent.rglob("*")) - before == set()
