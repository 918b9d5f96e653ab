"""Release and transfer at central: who signs in no more, what tablets are ordered, and the copy that is taken along."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import date
from pathlib import Path

import pytest
import pyzipper
from joserfc import jws
from joserfc.jwk import OKPKey
from sqlalchemy import select

from central.blobs import Blobs
from central.clock import now_ms
from central.devices.tables import devices
from central.drafts.keys import drafts_key
from central.keys import load_keys
from central.leaving.bundle import make_copy
from central.leaving.going import CannotLeave, come_back, leave
from central.leaving.orders import issue_tablet, order_last, withdraw_order
from central.leaving.plan import plan
from central.leaving.tables import last_orders
from central.orders.orders import CannotOrder
from central.signin.grants import Signer
from kiosk.sync.leaving_words import open_passphrase
from kiosk.sync.sealed_words import author_key_of
from kiosk.sync.wire_leaving import LAST_ORDER_TYPE
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, World, letter


@pytest.fixture
def tablet(world: World) -> Device:
    """Marcus's own."""
    made = Device(world.http, world.code("Tablet 7", "tablet"), "SN-7", "tablet")
    with world.database.write() as connection:
        issue_tablet(connection, made.id, MARCUS, now_ms())
    return made


def _signer(world: World) -> Signer:
    return Signer.of(load_keys(world.settings.data).signing)


def _changes(device: Device, kind: str) -> list[dict[str, object]]:
    device.cursor = None
    return [payload for told, payload in device.pull_all() if told == kind]


def test_who_was_released_signs_in_nowhere_and_their_tablet_gets_its_order(world: World, device: Device, tablet: Device) -> None:
    grant = device.sign_in(MARCUS, MARCUS_PIN)
    late = device.chain.command("mail.read", {"message": "gone"}, grant)
    with world.database.write() as connection:
        gone = leave(connection, _signer(world), MARCUS, "release", "unlock", now_ms())
    assert [name for name, _ in gone.ordered] == [tablet.id]
    assert gone.not_ordered == ()
    assert device.ask(MARCUS, MARCUS_PIN).status == "refused"
    assert [one["active"] for one in _changes(device, "facility.roster") if one["resident"] == MARCUS][-1] is False
    # What was done before, offline, is still heard: the outcome is about the message, not about the grant.
    assert device.send(late)[0].code != "no_grant"
    [told] = _changes(tablet, "device.last_order")
    signed = jws.deserialize_compact(str(told["signed"]), _signer(world).key, algorithms=["Ed25519"])
    claims = json.loads(signed.payload)
    assert signed.headers()["typ"] == LAST_ORDER_TYPE
    assert (claims["device"], claims["epoch"], claims["what"], claims["resident"]) == (tablet.id, 1, "unlock", MARCUS)
    assert _changes(device, "device.last_order") == []


def test_nobody_leaves_twice_and_whoever_comes_back_has_everything(world: World, device: Device) -> None:
    world.mail(letter())
    with world.database.write() as connection:
        leave(connection, _signer(world), MARCUS, "transfer", "wipe", now_ms(), destination="Granite Pass")
    with world.database.write() as connection, pytest.raises(CannotLeave):
        leave(connection, _signer(world), MARCUS, "release", "wipe", now_ms())
    with world.database.write() as connection:
        come_back(connection, MARCUS, now_ms())
    device.sign_in(MARCUS, MARCUS_PIN)
    assert [one["text"] for one in _changes(device, "mail.message")] == ["Hi Marcus"]


def test_the_last_word_of_a_tablet_ends_its_service(world: World, tablet: Device) -> None:
    with world.database.write() as connection:
        order = order_last(connection, _signer(world), tablet.id, "wipe", "release", MARCUS, now_ms())
    said = {"order": order, "destroyed": ["store", "media"], "store_gone": True, "verified": True}
    assert tablet.post("/v1/cleared", {**said, "order": "another"}).status_code == 404
    assert tablet.post("/v1/cleared", said).status_code == 200
    # Its answer was lost on the way: the device hears that it is out of service, which says the same.
    assert tablet.post("/v1/cleared", said).status_code == 403
    with world.database.read() as connection:
        row = connection.execute(select(last_orders)).one()
        assert (row.verified, json.loads(row.destroyed), row.cleared_ms is not None) == (True, ["store", "media"], True)
        assert connection.execute(select(devices.c.state).where(devices.c.id == tablet.id)).scalar_one() == "revoked"


def test_an_order_is_withdrawn_while_it_was_not_obeyed(world: World, tablet: Device) -> None:
    with world.database.write() as connection:
        order_last(connection, _signer(world), tablet.id, "wipe", "release", MARCUS, now_ms())
        assert withdraw_order(connection, tablet.id, now_ms())
        assert not withdraw_order(connection, tablet.id, now_ms())
    assert [one["withdrawn"] for one in _changes(tablet, "device.last_order")][-1] is True


def test_only_a_tablet_in_service_is_given_out_and_to_one_person(world: World, device: Device, tablet: Device) -> None:
    with world.database.write() as connection:
        with pytest.raises(CannotOrder, match="only a tablet"):
            issue_tablet(connection, device.id, MARCUS, now_ms())
        with pytest.raises(CannotOrder, match="somebody else"):
            issue_tablet(connection, tablet.id, ANDRE, now_ms())


def test_the_plan_reaches_the_resident_alone(world: World, device: Device) -> None:
    device.sign_in(MARCUS, MARCUS_PIN)
    other = world.device("Kiosk B", "SN-2")
    other.sign_in(ANDRE, ANDRE_PIN)
    with world.database.write() as connection:
        plan(connection, MARCUS, "release", date(2026, 12, 9), "unlock", now_ms())
    [told] = _changes(device, "resident.leaving")
    assert (told["going"], told["day"], told["tablet"]) == ("release", "2026-12-09", "unlock")
    assert _changes(other, "resident.leaving") == []


def test_a_copy_is_made_sealed_and_only_its_author_sees_what_opens_it(world: World, device: Device) -> None:
    grant = device.sign_in(MARCUS, MARCUS_PIN)
    world.mail(letter(text="<b>Hi</b> Marcus & all"))
    assert device.do("leaving.copy", {}, grant).status == "accepted"
    assert [one["copy_state"] for one in _changes(device, "resident.leaving")] == ["wanted"]
    world.central.copies.make_wanted(world.database, now_ms())
    told = _changes(device, "resident.leaving")[-1]
    assert told["copy_state"] == "ready"
    keys = load_keys(world.settings.data)
    (file,) = world.settings.copies_path.glob(f"{MARCUS}.*.zip")
    assert hashlib.sha256(file.read_bytes()).hexdigest() == told["fingerprint"]
    assert file.stat().st_size == told["size"]
    box = str(told["passphrase"])
    assert open_passphrase(MARCUS, box, author_key_of(drafts_key(keys, ANDRE))) is None
    passphrase = open_passphrase(MARCUS, box, author_key_of(drafts_key(keys, MARCUS)))
    assert passphrase is not None
    with pyzipper.AESZipFile(file) as archive:
        names = archive.namelist()
        assert {"index.html", "mail.html", "requests.html", "everything.json", "proofs/proofs.json"} <= set(names)
        with pytest.raises(RuntimeError, match=r"password|Bad"):
            archive.read("mail.html", pwd=b"guess")
        page = archive.read("mail.html", pwd=passphrase.encode()).decode()
        assert "&lt;b&gt;Hi&lt;/b&gt; Marcus &amp; all" in page
        assert "<b>Hi" not in page
        assert "<script" not in page
    # The words of the letter stand nowhere in the clear.
    assert b"Marcus &amp; all" not in file.read_bytes()


def test_a_new_copy_has_a_new_code_and_the_database_alone_opens_none(world: World) -> None:
    first = world.central.copies.make(world.database, MARCUS, now_ms())
    second = world.central.copies.make(world.database, MARCUS, now_ms())
    assert first.passphrase != second.passphrase
    everything = b"".join(path.read_bytes() for path in world.settings.data.rglob("central.db*"))
    assert second.passphrase.encode() not in everything


def test_a_copy_that_cannot_be_written_leaves_the_last_one(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keys, blobs, target = load_keys(world.settings.data), Blobs(world.settings.blobs_path), tmp_path / "copy.zip"
    target.write_bytes(b"the last one")

    def fails(*_args: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("central.leaving.bundle.write_proofs", fails)
    with world.database.read() as connection, pytest.raises(OSError, match="no space"):
        make_copy(connection, keys, blobs, MARCUS, target, "code")
    assert target.read_bytes() == b"the last one"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".zip"] == ["copy.zip"]


def test_staff_do_it_all_by_command_line(world: World, tablet: Device, cli: Cli, tmp_path: Path) -> None:
    assert cli.run("resident", "plan", "marcus.hale", "--day", "2026-12-09", "--tablet", "unlock") == "planned"
    told = cli.run("resident", "copy", "marcus.hale", str(tmp_path / "marcus.zip"), "--show")
    code = told.splitlines()[1].removeprefix("opens with: ")
    with pyzipper.AESZipFile(tmp_path / "marcus.zip") as archive:
        assert b"Marcus" in archive.read("index.html", pwd=code.encode())
    assert f"released\nordered  {tablet.id}" in cli.run("resident", "release", "marcus.hale", "--tablet", "unlock")
    assert cli.run("resident", "tablet", tablet.id, "--back") == "given back"
    assert cli.run("resident", "return", MARCUS) == "returned"


def test_the_key_of_the_order_is_centrals_own(world: World, tablet: Device) -> None:
    """What a device checks the order with came at its enrolment."""
    with world.database.write() as connection:
        order_last(connection, _signer(world), tablet.id, "wipe", "release", None, now_ms())
    [told] = _changes(tablet, "device.last_order")
    x = base64.urlsafe_b64encode(base64.b64decode(tablet.enrolled.central_signing_key)).rstrip(b"=").decode()
    key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": x})
    assert json.loads(jws.deserialize_compact(str(told["signed"]), key, algorithms=["Ed25519"]).payload)["why"] == "release"
