"""The copy that somebody takes along: an encrypted ZIP (AES-256, WinZip's AE-2) with a plain page of their mail, their requests with
the facility's countersignatures, and proofs of what they own. Everything in it is what their own screens showed them.

It is made of the resident's stream, which says all that devices know of them. Boxes of confidential requests are opened with their
author's key, which is derived from a key file: the database alone makes no such copy.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import secrets
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from central.blobs import Blobs
from central.drafts.keys import drafts_key
from central.facility.facility import load_facility
from central.filings.tables import filing_photos, filings
from central.keys import CentralKeys
from central.leaving.pages import Letter, Pages, Request, Said
from central.mail_out.tables import outgoing, outgoing_photos
from central.media.proofs import write_proofs
from central.residents.tables import residents
from central.streams.streams import resident_stream
from central.streams.tables import changes
from kiosk.sync.sealed_words import CannotOpen, author_key_of, open_for_author
from kiosk.sync.wire import ContactChange, MessageChange, SentChange
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_filings import WORDS_PART, FilingChange, filing_words

#: Without letters and digits that are read for one another: 32 of them, 5 bits each.
_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_GROUPS, _GROUP = 6, 4
#: How the name of a file ends that is not a copy yet.
UNFINISHED = ".making"
#: By letter or filing, and the device's name of a photo or clip: central's own.
_MadeOf = dict[tuple[str, str], str]
_FILE_ENDINGS = {"image/jpeg": "jpg", "image/png": "png", "video/mp4": "mp4"}
_TYPES: dict[str, type[Payload]] = {
    "mail.message": MessageChange,
    "mail.sent": SentChange,
    "mail.contact": ContactChange,
    "filing.kept": FilingChange,
}


@dataclass(frozen=True)
class Made:
    """A copy that lies in a file: its size in bytes, SHA-256, and what opens it."""

    path: Path
    size: int
    fingerprint: str
    passphrase: str


def new_passphrase() -> str:
    """Drawn at random: 120 bits, in groups that can be read aloud and typed."""
    return "-".join("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP)) for _ in range(_GROUPS))


def make_copy(connection: Connection, keys: CentralKeys, blobs: Blobs, resident: str, target: Path, passphrase: str) -> Made:
    """Write the copy to `target`, whole or not at all; one that was there is replaced. Raises OSError."""
    import pyzipper  # noqa: PLC0415 - loaded where a copy is made, not in every worker

    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(prefix=".copy-", suffix=UNFINISHED, dir=target.parent)
    try:
        with os.fdopen(descriptor, "w+b") as file:
            with pyzipper.AESZipFile(file, "w", compression=zipfile.ZIP_DEFLATED, encryption=pyzipper.WZ_AES) as archive:
                archive.setpassword(passphrase.encode())
                for entry, content in _entries(connection, keys, blobs, resident):
                    archive.writestr(entry, content)
            file.flush()
            os.fsync(file.fileno())
            file.seek(0)
            fingerprint = hashlib.file_digest(file, "sha256").hexdigest()
            size = os.fstat(file.fileno()).st_size
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Made(target, size, fingerprint, passphrase)


def _entries(connection: Connection, keys: CentralKeys, blobs: Blobs, resident: str) -> Iterator[tuple[str, bytes]]:
    """Names and contents, one file after the other: photos and clips are not held together."""
    person = connection.execute(select(residents).where(residents.c.id == resident)).one()
    facility = load_facility(connection)
    told = _told(connection, resident)
    key = author_key_of(drafts_key(keys, resident))
    people = {one.contact: one.name for one in told["mail.contact"]}
    files: dict[str, str] = {}
    made = _made_of(connection, resident)
    letters = [
        *(_received(one, people, files) for one in told["mail.message"]),
        *(_sent(one, people, files, made) for one in told["mail.sent"]),
    ]
    requests = [_request(one, key, files, made) for one in told["filing.kept"]]
    language = "en" if person.settings is None else str(json.loads(person.settings).get("language", "en"))
    held = {sha256 for sha256 in files if blobs.has(sha256)}
    pages = Pages(language, facility.policy.facility.name, person.first_name, facility.policy.facility.zone, files=files, held=held)
    letters.sort(key=lambda letter: letter.at_ms)
    requests.sort(key=lambda request: request.filed_ms)
    yield "index.html", pages.index(len(letters), len(requests)).encode()
    yield "mail.html", pages.mail(letters).encode()
    yield "requests.html", pages.requests(requests).encode()
    everything = {kind: [one.model_dump(mode="json") for one in found] for kind, found in told.items()}
    everything["opened"] = [request.as_json() for request in requests]
    yield "everything.json", json.dumps(everything, ensure_ascii=False, indent=1).encode()
    proofs = io.BytesIO()
    write_proofs(connection, keys, resident, proofs)
    with zipfile.ZipFile(proofs) as archive:
        for name in archive.namelist():
            yield f"proofs/{name}", archive.read(name)
    for sha256 in sorted(held):
        data = blobs.get(sha256)
        if data is not None:
            yield files[sha256], data


def _told(connection: Connection, resident: str) -> dict[str, list[Any]]:
    """The latest word on each thing, by kind."""
    rows = connection.execute(
        select(changes.c.kind, changes.c.key, changes.c.payload)
        .where(changes.c.stream == resident_stream(resident), changes.c.kind.in_(_TYPES))
        .order_by(changes.c.n)
    )
    latest: dict[str, dict[str, Any]] = {kind: {} for kind in _TYPES}
    for row in rows:
        latest[row.kind][row.key] = _TYPES[row.kind].model_validate_json(row.payload)
    return {kind: list(found.values()) for kind, found in latest.items()}


def _made_of(connection: Connection, resident: str) -> _MadeOf:
    """What central made of each photo and clip that somebody sent, by letter or filing and the name that the device gave it.

    A device's own names lead to nothing: it could name what is another's.
    """
    of_letters = select(outgoing_photos.c.message, outgoing_photos.c.sha256, outgoing_photos.c.blob).where(
        outgoing_photos.c.message.in_(select(outgoing.c.id).where(outgoing.c.resident == resident))
    )
    of_filings = select(filing_photos.c.filing, filing_photos.c.sha256, filing_photos.c.blob).where(
        filing_photos.c.filing.in_(select(filings.c.id).where(filings.c.resident == resident))
    )
    rows = (row for found in (of_letters, of_filings) for row in connection.execute(found))
    return {(about, sha256): blob for about, sha256, blob in rows if blob is not None}


def _taken(made: _MadeOf, about: str, sha256: str, ending: str, files: dict[str, str]) -> str:
    """The name under which the pages show it; one that is no file where central has none."""
    blob = made.get((about, sha256))
    if blob is None:
        return f"missing:{sha256}"
    files[blob] = f"pictures/{blob[:16]}.{ending}"
    return blob


def _received(one: MessageChange, people: dict[str, str], files: dict[str, str]) -> Letter:
    shown = []
    for part in one.parts:
        if part.kind in {"photo", "video"}:
            files[part.blob] = f"pictures/{part.blob[:16]}.{_FILE_ENDINGS.get(part.media_type, 'bin')}"
            shown.append(part.blob)
    cards = tuple(part.greeting for part in one.parts if part.kind == "ecard")
    name = people.get(one.contact, "")
    return Letter(one.released_ms, name, mine=False, subject=one.subject, text=one.text, files=tuple(shown), cards=cards)


def _sent(one: SentChange, people: dict[str, str], files: dict[str, str], made: _MadeOf) -> Letter:
    cards = () if one.ecard is None else (one.ecard.greeting,)
    clips = () if one.video is None else (one.video,)
    shown = (
        *(_taken(made, one.message, photo, "jpg", files) for photo in one.photos),
        *(_taken(made, one.message, clip, "mp4", files) for clip in clips),
    )
    return Letter(
        one.at_ms, people.get(one.contact, ""), mine=True, subject="", text=one.text, files=shown, cards=cards, status=one.status
    )


def _request(one: FilingChange, key: bytes, files: dict[str, str], made: _MadeOf) -> Request:
    photos = tuple(_taken(made, one.filing, photo, "jpg", files) for photo in one.attachments)
    words = _opened(one.for_author, key, one.filing, WORDS_PART)
    if one.answers is not None:
        words = filing_words(one.type, one.form_version, one.answers)
    answers = None if words is None else words.get("answers")
    said = tuple(
        Said(word.by, word.who, word.at_ms, word.text if word.text is not None else _text(word.for_author, key, one.filing, word.id))
        for word in one.words
    )
    return Request(
        one.number, dict(one.title), one.status, one.filed_ms, one.fingerprint, answers, said, one.proof or "", photos, words
    )


def _opened(box: str | None, key: bytes, filing: str, part: str) -> dict[str, Any] | None:
    if not box:
        return None
    try:
        return open_for_author(box, key, filing, part)
    except CannotOpen:
        return None


def _text(box: str | None, key: bytes, filing: str, part: str) -> str | None:
    found = _opened(box, key, filing, part)
    return None if found is None else str(found.get("text", ""))
