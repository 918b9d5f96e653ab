"""The copy that somebody takes along: whole, theirs alone, provable, and opened by the words that they are shown whatever was cut."""

from __future__ import annotations

import hashlib
import json
import threading
from typing import BinaryIO

import pytest
import pyzipper
from sqlalchemy import Connection, select

from central.clock import now_ms
from central.drafts.keys import drafts_key
from central.keys import CentralKeys, load_keys
from central.leaving.going import come_back, leave
from central.leaving.orders import issue_tablet, take_back_tablet
from central.leaving.plan import set_leaving
from central.leaving.tables import leavings
from central.media.proofs import write_proofs
from central.orders.orders import CannotOrder
from central.signin.grants import Signer
from kiosk.sync.leaving_words import open_passphrase
from kiosk.sync.sealed_words import author_key_of
from kiosk.sync.wire import canonical
from kiosk.sync.wire_filings import fingerprint_of
from kiosk.ui.sample_filings import first_answers, form
from tests.integration.central.device import Device
from tests.integration.central.filing import SECRET, Author, with_forms
from tests.integration.central.test_filings import picture
from tests.integration.central.world import ANDRE, MARCUS, MARCUS_PIN, World


def test_what_they_are_shown_opens_it_whoever_makes_one_beside_it_and_whenever_it_is_cut(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies, key = world.central.copies, author_key_of(drafts_key(load_keys(world.settings.data), MARCUS))

    def opens() -> None:
        with world.database.read() as connection:
            box = connection.execute(select(leavings.c.passphrase).where(leavings.c.resident == MARCUS)).scalar_one()
        code, file = open_passphrase(MARCUS, box, key), copies.file_of(world.database, MARCUS)
        assert code is not None
        assert file is not None
        with pyzipper.AESZipFile(file) as archive:
            assert b"Marcus" in archive.read("index.html", pwd=code.encode())

    def cut(*_args: object, **_values: object) -> None:
        raise KeyboardInterrupt

    copies.make(world.database, MARCUS, now_ms())
    with monkeypatch.context() as patched:
        patched.setattr("central.leaving.copies.set_leaving", cut)
        with pytest.raises(KeyboardInterrupt):
            copies.make(world.database, MARCUS, now_ms())
    opens()
    (copies.folder / ".copy-left.making").write_bytes(b"cut off by a kill")
    makers = [threading.Thread(target=copies.make, args=(world.database, MARCUS, now_ms())) for _ in range(3)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join(60)
    opens()
    kept = copies.file_of(world.database, MARCUS)
    assert kept is not None
    assert {path.name for path in copies.folder.iterdir()} == {".lock", kept.name}


def test_one_that_cannot_be_made_holds_up_no_other(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = sorted((ANDRE, MARCUS))
    with world.database.write() as connection:
        for resident in (first, second):
            set_leaving(connection, resident, now_ms(), copy_state="wanted")

    def fails(connection: Connection, keys: CentralKeys, resident: str, target: BinaryIO) -> None:
        if resident == first:
            raise ValueError("damaged")
        write_proofs(connection, keys, resident, target)

    monkeypatch.setattr("central.leaving.bundle.write_proofs", fails)
    world.central.copies.make_wanted(world.database, now_ms())
    with world.database.read() as connection:
        states = {row.resident: row.copy_state for row in connection.execute(select(leavings.c.resident, leavings.c.copy_state))}
    assert (states[first], states[second]) == ("wanted", "ready")


@pytest.mark.both_engines
def test_it_has_their_photos_and_nobody_elses_and_what_was_fingerprinted(world: World, device: Device) -> None:
    with_forms(world)
    author = Author(device, MARCUS, MARCUS_PIN)
    data, others = picture(), world.central.blobs.put(b"a photo of somebody else")
    sha256 = hashlib.sha256(data).hexdigest()
    author.file("property", {"what": "lost", "items": "Boots"}, attachments=[sha256, others])
    grievance, _ = author.file("grievance", {**first_answers(form("grievance")), "words": SECRET})
    headers = {"Upload-Offset": "0", "Upload-Length": str(len(data))}
    world.http.send(device.build("PUT", f"/v1/blobs/{sha256}", data, headers=headers))
    made = world.central.copies.make(world.database, MARCUS, now_ms())
    with pyzipper.AESZipFile(made.path) as archive:
        archive.setpassword(made.passphrase.encode())
        pictures = [archive.read(name) for name in archive.namelist() if name.startswith("pictures/")]
        everything = json.loads(archive.read("everything.json"))
    assert b"a photo of somebody else" not in pictures
    assert len(pictures) == 1, "the photo that came, as central made it"
    (opened,) = [one for one in everything["opened"] if one["number"] == author.kept[grievance]["number"]]
    assert opened["answers"]["words"] == SECRET
    assert fingerprint_of(canonical(opened["filed"])) == opened["fingerprint"], "whoever has the copy can prove it"


def test_whoever_comes_back_keeps_the_tablet_that_was_not_cleared_yet(world: World) -> None:
    tablet = Device(world.http, world.code("Tablet 7", "tablet"), "SN-7", "tablet")
    signer = Signer.of(load_keys(world.settings.data).signing)
    with world.database.write() as connection:
        issue_tablet(connection, tablet.id, MARCUS, now_ms())
        leave(connection, signer, MARCUS, "release", "wipe", now_ms())
    with world.database.write() as connection:
        come_back(connection, MARCUS, now_ms())
    told = [payload for kind, payload in tablet.pull_all() if kind == "device.last_order"]
    assert [one["withdrawn"] for one in told][-1] is True
    with world.database.write() as connection:
        leave(connection, signer, MARCUS, "release", "wipe", now_ms())
        take_back_tablet(connection, tablet.id, now_ms())
        with pytest.raises(CannotOrder):
            issue_tablet(connection, tablet.id, MARCUS, now_ms())
