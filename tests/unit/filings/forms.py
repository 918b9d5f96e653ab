"""Forms and role keys for tests on a device: those of the demo, as central would send them."""

from __future__ import annotations

import json
from base64 import b64encode
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from sqlalchemy.dialects.sqlite import insert

import resources
from kiosk.filings.changes import FEATURE
from kiosk.filings.tables import author_keys
from kiosk.sync.wire_filings import FilingChange
from tests.enrolled import Device

FOLDER = Path(resources.__file__).parent / "policies" / "forms"
#: As a sign-in with central would have brought it.
AUTHOR_KEY = bytes(range(32))
ROLE = X25519PrivateKey.from_private_bytes(bytes(range(32, 64)))
OTHER_ROLE = X25519PrivateKey.from_private_bytes(bytes(range(64, 96)))

RECORDS = {"wish": "copy", "words": "My court papers."}
GRIEVANCE = {"topic": "mail", "day": "2026-05-20", "words": "Nobody else may read this: chrysalis", "wish": "An answer."}


def form_change(type_: str, **over: Any) -> dict[str, Any]:
    """`facility.form` of a form of the demo."""
    form = json.loads((FOLDER / f"{type_}.json").read_text())
    made: dict[str, Any] = {"type": type_, "version": form["version"], "form": form}
    if form["confidential"]:
        made |= {"role_key": b64encode(ROLE.public_key().public_bytes_raw()).decode(), "role_key_id": f"{form['handling']['role']}.1"}
    return made | over


def offer(device: Device, *types: str) -> None:
    """Central told the device of these forms."""
    device.apply([FEATURE], *(device.change("facility", "facility.form", form_change(type_)) for type_ in types))


def knows(device: Device, resident: str = "marcus") -> None:
    """The resident signed in here while central answered."""
    with device.store.write() as conn:
        conn.execute(insert(author_keys).values(resident=resident, key=b64encode(AUTHOR_KEY).decode()))


def kept_change(filing: str, **over: Any) -> FilingChange:
    """What central says of a filing."""
    made: dict[str, Any] = {
        "filing": filing, "number": "RQ-86F2E0001-00", "type": "records", "form_version": 1, "language": "en", "filed_ms": 1,
        "received_ms": 2, "fingerprint": "ab" * 32, "title": {"en": "Records"}, "answers": RECORDS, "status": "open",
    }  # fmt: skip
    return FilingChange.model_validate(made | over)
