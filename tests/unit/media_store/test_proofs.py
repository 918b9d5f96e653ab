"""A proof of ownership holds without us: any JWS library checks it, on paper or in an archive, and nobody else's passes."""

from __future__ import annotations

import io
import json
import zipfile
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import update

from kiosk.hardware.print_queue import job, jobs_of
from kiosk.media_store import proofs
from kiosk.media_store.library import keep_proof
from kiosk.media_store.place import Told, told
from kiosk.media_store.tables import proofs as proofs_table
from kiosk.signin.sessions import end_session
from kiosk.sync.wire import OWNERSHIP_TYPE
from kiosk.ui.session_parts import SESSION_PARTS
from kiosk.wallet.accounts import SessionOver
from tests.enrolled import NOON_MS, Device, enrolled_device


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path)
    yield made
    made.store.close()


def keep(device: Device, licence: str = "l-1", **changed: Any) -> None:
    claims: dict[str, Any] = {"licence": licence, "facility": "cedar-ridge", "resident": "marcus", "title": "low"}
    claims |= {"name": "Low Country", "by": "The Field Band", "at_ms": NOON_MS, "cents": 799} | changed
    with device.store.write() as conn:
        keep_proof(conn, device.central.sign(claims, typ=OWNERSHIP_TYPE))


def raw(part: str) -> bytes:
    return urlsafe_b64decode(part + "=" * (-len(part) % 4))


def test_a_proof_is_read_by_its_owner_alone(device: Device) -> None:
    keep(device)
    with device.store.read() as conn:
        found = proofs.proof_of(conn, "marcus", "l-1")
        assert found is not None
        assert found[1].name == "Low Country"
        assert proofs.proof_of(conn, "andre", "l-1") is None
        assert proofs.proof_of(conn, "marcus", "l-2") is None
    with device.store.write() as conn:  # somebody with the store's key moved a row
        conn.execute(update(proofs_table).values(resident="andre"))
        assert proofs.proof_of(conn, "andre", "l-1") is None
        assert proofs.write_proofs(conn, "andre", io.BytesIO()) == 0


def test_the_archive_can_be_checked_with_nothing_of_ours(device: Device) -> None:
    keep(device)
    keep(device, "l-2", name="Río", cents=0)
    keep(device, "l-3", resident="andre")
    target = io.BytesIO()
    with device.store.read() as conn:
        assert proofs.write_proofs(conn, "marcus", target) == 2
    with zipfile.ZipFile(target) as archive:
        assert sorted(archive.namelist()) == ["README.txt", "proofs.json"]
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}, "no time of its own"
        held = json.loads(archive.read("proofs.json"))
    assert [title["name"] for title in held["titles"]] == ["Low Country", "Río"]
    key = Ed25519PublicKey.from_public_bytes(raw(held["key"]["x"]))
    for title in held["titles"]:
        head, body, signature = title["proof"].split(".")
        key.verify(raw(signature), f"{head}.{body}".encode())
        assert json.loads(raw(head)) == {"alg": "Ed25519", "typ": "lumen-ownership"}
        assert json.loads(raw(body))["licence"] == title["licence"]
        with pytest.raises(InvalidSignature):
            key.verify(raw(signature), f"{head}.{body[:-2]}AA".encode())
    again = io.BytesIO()
    with device.store.read() as conn:
        proofs.write_proofs(conn, "marcus", again)
    assert again.getvalue() == target.getvalue()


@pytest.mark.parametrize(("language", "title"), [("en", "Proof that this is yours"), ("es", "Prueba de que esto es tuyo")])
def test_on_paper_the_square_code_is_the_proof_itself(device: Device, language: str, title: str) -> None:
    keep(device)
    session = device.session()
    made = proofs.print_proof(device.store, session, "l-1", device.clock, language=language)
    with device.store.read() as conn:
        printed = job(conn, made)
        found = proofs.proof_of(conn, "marcus", "l-1")
        assert jobs_of(conn, "marcus") == [], "it is no receipt of money"
    assert printed is not None
    assert found is not None
    assert (printed.receipt.qr, printed.receipt.person_line) == (found[0], title)
    assert ("Low Country" in dict(printed.receipt.lines).values(), printed.receipt.number) == (True, "l-1")


def test_nothing_prints_for_who_left_or_without_a_proof(device: Device) -> None:
    session = device.session()
    with pytest.raises(proofs.NoProof):
        proofs.print_proof(device.store, session, "l-1", device.clock)
    keep(device)
    with device.store.write() as conn:
        end_session(conn, session.id, "signed_out", device.clock, SESSION_PARTS)
    with pytest.raises(SessionOver):
        proofs.print_proof(device.store, session, "l-1", device.clock)


@pytest.mark.parametrize(
    ("place", "says"),
    [
        ('{"part": 3, "parts": 12}', Told(part=3, parts=12)),
        ('{"percent": 34, "x": [1]}', Told(percent=34)),
        ('{"ms": 5000}', Told(ms=5000)),
        ('{"part": 13, "parts": 12, "percent": 101, "ms": -1}', Told(part=13)),
        ('{"part": true, "parts": "12", "ms": 1.5}', Told()),
        ("[1]", Told()),
        ("7", Told()),
        ("", Told()),
        (None, Told()),
        ("{", Told()),
    ],
)
def test_a_place_tells_what_it_tells(place: str | None, says: Told) -> None:
    assert told(place) == says
