"""What travels between a device and central: types of `docs/protocol.md`, and the hashes and signed parts both must agree on.

Everything here is pure. Unknown fields of an incoming payload are ignored, so that an old device lives with a new central.
Times are milliseconds since the Unix epoch, UTC. Money is integer cents. Ids of commands, messages and drafts are UUIDv7.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Literal

import rfc8785
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

PROTOCOL = "v1"

#: Components that every device signature must cover (RFC 9421 section 2). `@target-uri` is left out: it breaks behind a proxy.
SIGNED_COMPONENTS = (
    "@method",
    "@path",
    "@query",
    "content-digest",
    "lumen-device",
    "lumen-epoch",
    "lumen-facility",
    "lumen-request",
)
SIGNATURE_LABEL = "lumen"

#: The hash before a device's first command of an epoch.
GENESIS_HASH = "0" * 64

MAX_COMMANDS_IN_BATCH = 500
MAX_BODY_BYTES = 2 * 1024 * 1024
MAX_TEXT_CHARACTERS = 60_000
#: Room for the places of some thousands of residents on one kiosk.
MAX_CURSOR_CHARACTERS = 256 * 1024

# pydantic matches in Rust, where `$` is the very end: no trailing newline passes.
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-zA-Z_.:-]{1,64}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Millis = Annotated[int, Field(ge=0, lt=1 << 53)]


class Payload(BaseModel):
    """Base of every type on the wire: immutable, ignoring what it does not know."""

    model_config = ConfigDict(frozen=True, extra="ignore")


# --- Enrolment -------------------------------------------------------------------------------------------------------


class EnrolRequest(Payload):
    """A device asks to join the fleet with a one-time code that facility IT gave it."""

    code: str = Field(min_length=8, max_length=64)
    serial: str = Field(min_length=1, max_length=64)
    kind: Literal["kiosk", "tablet"]
    signing_key: str = Field(description="Ed25519 public key, 32 bytes, base64")


class EnrolAnswer(Payload):
    """What a device must remember of its enrolment."""

    device: Id
    name: str
    facility: Id
    epoch: int
    central_signing_key: str = Field(description="Ed25519 public key that signs grants, 32 bytes, base64")
    central_sealing_key: str = Field(description="X25519 public key that asks are sealed to (HPKE), 32 bytes, base64")
    server_ms: Millis


# --- Commands: what a resident did, on its way up --------------------------------------------------------------------


class PayReplyStamp(Payload):
    """The prepaid stamp that came with the message being answered."""

    kind: Literal["reply_stamp"] = "reply_stamp"
    stamp: Id


class PayOwnStamps(Payload):
    """Stamps of the resident's own wallet, charged when the command arrives ("pay when connected")."""

    kind: Literal["own_stamps"] = "own_stamps"
    count: int = Field(ge=1, le=100)


Pay = Annotated[PayReplyStamp | PayOwnStamps, Field(discriminator="kind")]


class MailSend(Payload):
    """`mail.send`: a message to an approved contact, and what pays it. The command's id is the message's id."""

    contact: Id
    in_reply_to: Id | None = None
    text: str = Field(min_length=1, max_length=MAX_TEXT_CHARACTERS)
    pay: Pay


class MailRead(Payload):
    """`mail.read`: the resident opened a message."""

    message: Id


class SessionClose(Payload):
    """`session.close`: the session ended. The grant lives on until it expires, is replaced, or is revoked."""

    why: Literal["signed_out", "idle", "time", "restart"]


class SigninWrongPins(Payload):
    """`signin.wrong_pins` (no grant): wrong PINs that this device counted while it could not ask central."""

    resident: Id
    count: int = Field(ge=1, le=1000)


class SettingsSave(Payload):
    """`settings.save`: how the resident likes the screen; follows the person to every device."""

    language: str = Field(min_length=2, max_length=10)
    theme: Literal["light", "dark", "contrast"]
    text_step: Literal[100, 150, 200]
    reduced_motion: bool = False


COMMAND_TYPES: dict[tuple[str, int], type[Payload]] = {
    ("mail.send", 1): MailSend,
    ("mail.read", 1): MailRead,
    ("session.close", 1): SessionClose,
    ("signin.wrong_pins", 1): SigninWrongPins,
    ("settings.save", 1): SettingsSave,
}

#: Kinds that a device may send without a session grant.
KINDS_WITHOUT_GRANT = frozenset({"signin.wrong_pins"})

#: The kind of the tombstone that keeps a taken-back command's place in the chain.
TOMBSTONE = "taken_back"


class Command(Payload):
    """One link of a device's hash chain.

    A taken-back command travels as kind `taken_back` with `payload` None and the original `payload_hash`: the chain stays whole.
    """

    seq: int = Field(ge=1, lt=1 << 53)
    id: Id
    grant: Id | None
    kind: str = Field(max_length=64)
    version: int = Field(ge=1, lt=1 << 31)
    payload: dict[str, Any] | None
    payload_hash: Sha256
    at_ms: Millis = Field(description="device time")
    boot_ms: Millis = Field(description="milliseconds since the device's boot")
    prev_hash: Sha256
    hash: Sha256


def payload_hash(payload: dict[str, Any]) -> str:
    """SHA-256 of the canonical JSON (RFC 8785) of a payload, hex."""
    return hashlib.sha256(rfc8785.dumps(payload)).hexdigest()


def command_hash(prev_hash: str, *, seq: int, id: str, grant: str | None, at_ms: int, boot_ms: int, payload_hash: str) -> str:
    """SHA-256 over the previous hash, the head and the payload's hash, hex.

    Kind and version are not in the head: a take-back replaces them by a tombstone and must not change the chain. They are bound
    through `payload_hash`, whose payload carries both (see `sealed_payload`).
    """
    head: dict[str, str | int | None] = {
        "seq": seq,
        "id": id,
        "grant": grant,
        "at_ms": at_ms,
        "boot_ms": boot_ms,
        "payload_hash": payload_hash,
    }
    return hashlib.sha256(bytes.fromhex(prev_hash) + rfc8785.dumps(head)).hexdigest()


def sealed_payload(kind: str, version: int, payload: dict[str, Any]) -> dict[str, Any]:
    """The object whose canonical hash binds kind, version and payload of a command together."""
    return {"kind": kind, "version": version, "payload": payload}


class CommandBatch(Payload):
    """A run of commands in order, gaps excluded."""

    commands: tuple[Command, ...] = Field(min_length=1, max_length=MAX_COMMANDS_IN_BATCH)


class Outcome(Payload):
    """What central made of one command. `reason` is a plain sentence for the log; `code` selects the words shown."""

    seq: int
    id: Id
    status: Literal["accepted", "rejected"]
    code: str = ""
    reason: str = ""


class CommandAnswer(Payload):
    """Outcomes of a batch, in its order."""

    outcomes: tuple[Outcome, ...]
    server_ms: Millis


class Conflict(Payload):
    """409: the batch does not follow the chain. `gap`: send from `expected_seq`. `fork` and `frozen`: stop and alert IT."""

    code: Literal["gap", "fork", "frozen", "epoch", "request_number"]
    expected_seq: int | None = None
    next_request: int | None = None


# --- Asks: short questions that need an answer now -------------------------------------------------------------------


class AskSignIn(Payload):
    """Inside the sealed box: a resident proves who they are."""

    kind: Literal["sign_in"] = "sign_in"
    ask: Id
    resident: Id
    pin: str = Field(min_length=4, max_length=12)


class AskRequest(Payload):
    """An ask sealed to central's key (HPKE base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305).

    `info` is `ask_info(device, id)`: a box that was sealed for one device and ask opens for no other.
    """

    id: Id
    sealed: str = Field(max_length=8192, description="base64 of encapsulated key and ciphertext")


ASK_INFO = b"lumen ask v1"


def ask_info(device: str, ask: str) -> bytes:
    """HPKE `info` of an ask: binds the box to the device and the ask's id."""
    return ASK_INFO + b"|" + f"{device}|{ask}".encode()


class Grant(Payload):
    """Claims of a session grant (JWS, alg Ed25519, typ `lumen-grant`)."""

    grant: Id
    device: Id
    resident: Id
    epoch: int
    issued_ms: Millis
    offline_until_ms: Millis
    pin_version: int


class AskAnswer(Payload):
    """Central's answer to a sign-in."""

    status: Literal["signed_in", "wrong_pin", "locked", "refused", "expired"]
    grant: str | None = Field(default=None, description="compact JWS of a Grant")
    tries_left: int = 0
    wait_ms: int = 0
    server_ms: Millis


# --- Changes: what central says happened, on its way down ------------------------------------------------------------


class ChangesRequest(Payload):
    """All streams at once. `cursor` is opaque; None means from the beginning."""

    cursor: str | None = Field(default=None, max_length=MAX_CURSOR_CHARACTERS)
    wait_s: int = Field(default=0, ge=0, le=30)
    limit: int = Field(default=500, ge=1, le=2000)


class Change(Payload):
    """One entry of a stream; numbers of a stream have no gaps."""

    stream: str
    n: int
    kind: str
    version: int
    payload: dict[str, Any]
    at_ms: Millis


class ChangesAnswer(Payload):
    """A page of changes; `more` says that another page waits already."""

    changes: tuple[Change, ...]
    cursor: str
    more: bool
    server_ms: Millis


class Roster(Payload):
    """`facility.roster`: a resident who may sign in on this facility's devices."""

    resident: Id
    first_name: str
    number: str
    card: str | None = None
    active: bool = True


class PolicyChange(Payload):
    """`facility.policy`: the facility's whole policy; the device validates the parts it knows."""

    number: int
    policy: dict[str, Any]


class Profile(Payload):
    """`resident.profile`."""

    resident: Id
    first_name: str
    number: str
    pin_version: int
    settings: SettingsSave | None = None


class ContactChange(Payload):
    """`mail.contact`: somebody outside whom the resident may write to."""

    contact: Id
    name: str
    kind: Literal["person", "legal"] = "person"
    can_write: bool = True


class PhotoPart(Payload):
    """A re-encoded photo. Fetch it by hash."""

    kind: Literal["photo"] = "photo"
    blob: Sha256
    media_type: str
    width: int
    height: int
    size_bytes: int
    name: str = ""


class RefusedPart(Payload):
    """A part that is not shown: it could not be read (`unreadable`, `too_large`, `format`) or staff withheld it (a reason code)."""

    kind: Literal["refused", "withheld"]
    what: Literal["photo", "file", "text"]
    code: str


Part = Annotated[PhotoPart | RefusedPart, Field(discriminator="kind")]


class MessageChange(Payload):
    """`mail.message`: a released message."""

    message: Id
    contact: Id
    subject: str
    text: str
    sent_ms: Millis | None
    arrived_ms: Millis
    released_ms: Millis
    parts: tuple[Part, ...] = ()
    reply_stamp: Id | None = None
    legal: bool = False
    read: bool = False


class ReplyStampChange(Payload):
    """`mail.reply_stamp`: state of a prepaid reply stamp."""

    stamp: Id
    message: Id
    state: Literal["available", "used", "void"]


class ScreeningChange(Payload):
    """`mail.screening`: how many messages wait for staff; never their sender or content."""

    count: int
    newest_ms: Millis | None = None


SentStatus = Literal["received", "screening", "checked", "sent_on", "rejected", "undeliverable"]


class SentStep(Payload):
    """When a sent message reached a status."""

    status: SentStatus
    at_ms: Millis


class SentChange(Payload):
    """`mail.sent`: central's record of a message that the resident sent."""

    message: Id
    contact: Id
    in_reply_to: Id | None
    text: str
    at_ms: Millis
    status: SentStatus
    steps: tuple[SentStep, ...]
    pay: Pay
    reason: str = ""


class DraftReturned(Payload):
    """`mail.draft_returned`: a message central could not take; its text is a draft again."""

    draft: Id
    contact: Id
    in_reply_to: Id | None
    text: str
    code: str


class BalancesChange(Payload):
    """`wallet.balances`: what central's ledger holds, and the trust balance as the facility last reported it."""

    stamps: int
    credits_cents: int
    trust_cents: int
    trust_ms: Millis | None
    currency: str = "USD"


CHANGE_TYPES: dict[tuple[str, int], type[Payload]] = {
    ("facility.policy", 1): PolicyChange,
    ("facility.roster", 1): Roster,
    ("resident.profile", 1): Profile,
    ("mail.contact", 1): ContactChange,
    ("mail.message", 1): MessageChange,
    ("mail.reply_stamp", 1): ReplyStampChange,
    ("mail.screening", 1): ScreeningChange,
    ("mail.sent", 1): SentChange,
    ("mail.draft_returned", 1): DraftReturned,
    ("wallet.balances", 1): BalancesChange,
}
