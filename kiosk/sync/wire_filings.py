"""Requests, grievances, safety reports and support tickets on the wire: forms on their way down, what a resident files on its way up.

A *filing* is anything of these. Its words are plain, or, where the form is confidential, sealed on the device: once to the role that
answers (HPKE to the role's public key, whose private part is outside central's database), once to its author.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from kiosk.sync.wire_base import Id, Millis, Payload, Sealed, Sha256, Token, Words

FILING_TYPE = "lumen-filing"
#: What answers hold at most, as canonical JSON.
MAX_ANSWERS_BYTES = 64 * 1024
MAX_NOTE_CHARACTERS = 3000
MAX_ATTACHMENTS = 5

#: Prefix of the type, the device's own part and its count, two check characters: see `kiosk/filings/number.py`.
FilingNumber = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,4}-[0-9A-Z]{2,16}-[0-9A-Z]{2}$")]
PublicKey = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$")]


class FormChange(Payload):
    """`facility.form` (key `form:TYPE`): a type of filing that may be filed here now, or no more (`active` False).

    `form` is the document of `docs/form-format.md`. `role_key`: X25519 public key of the role that answers, for confidential types;
    `role_key_id` says which of its keys it is.
    """

    type: Id
    version: int = Field(ge=1, lt=1 << 31)
    form: dict[str, Any]
    role_key: PublicKey | None = None
    role_key_id: Id | None = None
    active: bool = True


class SealedWords(Payload):
    """Words that only the role and their author can open.

    `for_role`: HPKE box (as asks: X25519, HKDF-SHA256, ChaCha20-Poly1305; info `filing_info`) to the role's key; `for_author`: nonce
    and ChaCha20-Poly1305 ciphertext under the author's key (`author_key_info`), associated data `filing_info`. Base64 both.
    `for_author` is empty in what was filed anonymously.
    """

    role_key_id: Id
    for_role: Sealed
    for_author: Sealed = ""


class FilingFile(Payload):
    """`filing.file`: the command's id is the filing's id. Free, and never blocked where policy says so.

    `answers` by the form's field names, or `sealed` (JSON of `filing_words` inside); never both. `fingerprint`: SHA-256 of the
    canonical JSON of `filing_words`. `about`: the filing that this one appeals. `findings`: what the device found by itself, for
    support.
    """

    number: FilingNumber
    type: Id
    form_version: int = Field(ge=1, lt=1 << 31)
    language: str = Field(min_length=2, max_length=35)
    fingerprint: Sha256
    answers: dict[str, Any] | None = None
    sealed: SealedWords | None = None
    about: Id | None = None
    attachments: tuple[Sha256, ...] = Field(default=(), max_length=MAX_ATTACHMENTS)
    findings: tuple[dict[str, Any], ...] = Field(default=(), max_length=32)


class FilingNote(Payload):
    """`filing.note`: the author adds words to an open filing. `worse`: it got worse (medical). The command's id is the note's id."""

    filing: Id
    what: Literal["note", "worse"] = "note"
    text: str | None = Field(default=None, max_length=MAX_NOTE_CHARACTERS)
    sealed: SealedWords | None = None


class FilingReopen(Payload):
    """`filing.reopen`: it was closed, and is not solved; `text` or `sealed` says why."""

    filing: Id
    text: str | None = Field(default=None, max_length=MAX_NOTE_CHARACTERS)
    sealed: SealedWords | None = None


class FilingWithdraw(Payload):
    """`filing.withdraw`: the author does not want it answered any more."""

    filing: Id


class FilingRate(Payload):
    """`filing.rate`: whether the answer solved it, and how good it was (1 to 5)."""

    filing: Id
    solved: bool
    stars: int | None = Field(default=None, ge=1, le=5)


class FilingSeen(Payload):
    """`filing.seen`: the author saw everything up to this update."""

    filing: Id
    update: int = Field(ge=0, lt=1 << 31)


class FilingStep(Payload):
    """One step of a filing's way, worded by the facility. `at_ms`: when it was done; `due_ms`: by when it should be."""

    code: Id
    name: Words
    line: Words = {}
    state: Literal["done", "now", "later", "stopped"]
    at_ms: Millis | None = None
    due_ms: Millis | None = None


class FilingWord(Payload):
    """Something that was said about a filing, by its author or by staff (`who`: as staff sign, "Nurse, Medical")."""

    id: Id
    by: Literal["author", "staff"]
    who: str = Field(default="", max_length=200)
    what: Literal["note", "worse", "answer", "reopened", "withdrawn"] = "note"
    at_ms: Millis
    text: str | None = None
    for_author: Sealed | None = None
    step: Id | None = None


class FilingChange(Payload):
    """`filing.kept` (resident stream, key `filing:ID`): all that central has of a filing; the latest says all.

    `update` counts what is new for the author. `answers` or `for_author` as filed, so that every device of theirs shows it.
    `holder`: who has it now. `due_ms`: when the next answer is due by the facility's calendar, None: no deadline. `appeal_type`: the
    form by which it may be appealed until `appeal_until_ms`. `status` "refused": central could not take it as it was, `refused` says
    why by a code; staff do not answer it. `proof`: central's countersignature (compact JWS of `FilingProof`).
    """

    filing: Id
    number: FilingNumber
    type: Id
    form_version: int
    language: str
    filed_ms: Millis
    received_ms: Millis
    fingerprint: Sha256
    about: Id | None = None
    title: Words
    answers: dict[str, Any] | None = None
    for_author: Sealed | None = None
    attachments: tuple[Sha256, ...] = ()
    status: Literal["open", "answered", "closed", "withdrawn", "duplicate", "refused"]
    steps: tuple[FilingStep, ...] = ()
    words: tuple[FilingWord, ...] = ()
    holder: Words = {}
    due_ms: Millis | None = None
    overdue: bool = False
    appeal_type: Id | None = None
    appeal_until_ms: Millis | None = None
    reopen_until_ms: Millis | None = None
    may_rate: bool = False
    stars: int | None = None
    update: int = 0
    seen: int = 0
    refused: str = Field(default="", max_length=64)
    proof: Token | None = None


class FilingProof(Payload):
    """Claims of central's countersignature (JWS, alg Ed25519, typ `lumen-filing`): it has a filing with this fingerprint since then."""

    number: FilingNumber
    type: Id
    fingerprint: Sha256
    filed_ms: Millis | None = Field(description="None: filed anonymously")
    received_day: date
    resident: Id | None = None


class ReportRequest(Payload):
    """`POST /v1/reports`: an anonymous report, beside the chain of commands: no resident, no grant, no exact time.

    `id` is random (UUIDv4), so that sent twice it is taken once. `day` is the day of filing in the facility's zone.
    """

    id: Id
    number: FilingNumber
    type: Id
    form_version: int = Field(ge=1, lt=1 << 31)
    language: str = Field(min_length=2, max_length=35)
    day: date
    fingerprint: Sha256
    sealed: SealedWords


class ReportAnswer(Payload):
    """It is at central; `proof`: its countersignature (compact JWS of `FilingProof`)."""

    proof: Token


def filing_words(type_: str, form_version: int, answers: dict[str, Any], salt: str = "") -> dict[str, Any]:
    """The object whose canonical JSON (RFC 8785) is fingerprinted and sealed.

    `salt` (random, hex) goes into what is sealed: without it a fingerprint would confirm a guess at a few short answers.
    """
    words: dict[str, Any] = {"type": type_, "form_version": form_version, "answers": answers}
    return words | {"salt": salt} if salt else words


def note_words(text: str) -> dict[str, Any]:
    """The object whose JSON is sealed as a note, or as staff's answer; its part is its own id."""
    return {"text": text}


#: The part of a filing's own words.
WORDS_PART = "words"


def filing_info(filing: str, part: str) -> bytes:
    """HPKE `info`, and associated data of the author's box: it opens only as this part ("words", or a note's id) of this filing."""
    return b"lumen filing v1|" + f"{filing}|{part}".encode()


#: HKDF-SHA256 of a resident's drafts key with this info gives the key of their author boxes: it comes with the grant, as drafts do.
AUTHOR_KEY_INFO = b"lumen filings of their author v1"


def fingerprint_of(canonical: bytes) -> str:
    """SHA-256, hex."""
    return hashlib.sha256(canonical).hexdigest()
