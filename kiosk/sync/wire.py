"""What travels between a device and central: types of `docs/protocol.md`, and the hashes and signed parts both must agree on.

Everything here is pure. Unknown fields of an incoming payload are ignored, so that an old device lives with a new central.
Times are milliseconds since the Unix epoch, UTC. Money is integer cents. Ids of commands, messages and drafts are UUIDv7.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Annotated, Any, Literal

import orjson
import rfc8785
from pydantic import AfterValidator, Field, StringConstraints

from kiosk.sync.wire_base import CardNumber, Cents, Id, Millis, Payload, Sealed, Sha256, TitleId, Token
from kiosk.sync.wire_commissary import (
    CommissaryBasket,
    CommissaryCancel,
    CommissaryLimits,
    CommissaryOrder,
    FamilyMoneyChange,
    GoodChange,
    OrderChange,
    PackChange,
)
from kiosk.sync.wire_filings import (
    FilingChange,
    FilingFile,
    FilingNote,
    FilingRate,
    FilingReopen,
    FilingSeen,
    FilingWithdraw,
    FormChange,
)
from kiosk.sync.wire_leaving import MAX_USED_MS, DayUseChange, LastOrderChange, LeavingChange, LeavingCopy
from kiosk.sync.wire_orders import OrderGiven
from kiosk.sync.wire_place import DevicePlaceChange
from kiosk.sync.wire_visits import VisitAnswer, VisitAsk, VisitCancel, VisitChange

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
MAX_PHOTOS = 5
MAX_GREETING_CHARACTERS = 200
#: Photos and clips on their way up.
MAX_UPLOAD_BYTES = 64 * 1024 * 1024
#: Signed tokens beside one batch of commands.
MAX_TOKENS_IN_BATCH = 1000
#: Room for the places of some thousands of residents on one kiosk.
MAX_CURSOR_CHARACTERS = 256 * 1024


# --- Enrolment -------------------------------------------------------------------------------------------------------


class EnrolRequest(Payload):
    """A device asks to join the fleet with a one-time code that facility IT gave it."""

    code: str = Field(min_length=8, max_length=64)
    serial: str = Field(min_length=1, max_length=64)
    kind: Literal["kiosk", "tablet"]
    signing_key: str = Field(description="Ed25519 public key, 32 bytes, base64")
    receipt_key: str | None = Field(default=None, description="Ed25519 public key that signs receipts, 32 bytes, base64")


class EnrolAnswer(Payload):
    """What a device must remember of its enrolment."""

    device: Id
    name: str
    facility: Id
    epoch: int
    central_signing_key: str = Field(description="Ed25519 public key that signs grants, 32 bytes, base64")
    central_sealing_key: str = Field(description="X25519 public key that asks are sealed to (HPKE), 32 bytes, base64")
    facility_ca: str | None = Field(default=None, description="PEM bundle of the facility's CA; the device pins it")
    unit: str = Field(default="", max_length=40, description="the housing unit in which the device stands; empty: it is everybody's")
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


class PayAllowanceStamps(Payload):
    """Stamps of an allowance that central signed over to this device and resident, at the prices of its version."""

    kind: Literal["allowance"] = "allowance"
    allowance: Id
    count: int = Field(ge=1, le=100)


Pay = Annotated[PayReplyStamp | PayOwnStamps | PayAllowanceStamps, Field(discriminator="kind")]


class Ecard(Payload):
    """A card from the facility's set, by its name there, and the words on it."""

    card: Id
    greeting: str = Field(default="", max_length=MAX_GREETING_CHARACTERS)


class MailSend(Payload):
    """`mail.send`: a message to an approved contact, and what pays it. The command's id is the message's id.

    `photos` and `video` travel apart (`PUT /v1/blobs/{sha256}`): the command is accepted before they are there and goes on when they
    are. An answer to a short message (SMS) goes out as one, and carries text only.
    """

    contact: Id
    in_reply_to: Id | None = None
    text: str = Field(min_length=1, max_length=MAX_TEXT_CHARACTERS)
    photos: tuple[Sha256, ...] = Field(default=(), max_length=MAX_PHOTOS)
    video: Sha256 | None = None
    ecard: Ecard | None = None
    pay: Pay


class DraftSave(Payload):
    """`mail.draft_save`: an unfinished message, so that it follows the person. A later save of the same draft replaces it.

    `sealed` is ChaCha20-Poly1305 (12 bytes nonce, then ciphertext) under the resident's drafts key, with `drafts_info(resident, draft)`
    as associated data; inside is the JSON of a `DraftContent`. Central's staff and database cannot open it.

    `base_ms` is the `saved_ms` of the save that this one goes on from, as far as the device knows; None for a first save. Two saves
    that go on from the same one are both kept, the earlier of them as a copy (`draft_copy`).
    """

    draft: Id
    sealed: Sealed
    saved_ms: Millis
    base_ms: Millis | None = None


class DraftDrop(Payload):
    """`mail.draft_drop`: the draft was thrown away or sent."""

    draft: Id
    dropped_ms: Millis


class DraftContent(Payload):
    """What is sealed in a draft."""

    contact: Id
    in_reply_to: Id | None = None
    text: str = Field(max_length=MAX_TEXT_CHARACTERS)
    ecard: Ecard | None = None
    files: int = Field(default=0, ge=0, le=100, description="photos and clips of it, which stay on the devices that took them")


class BuyStamps(Payload):
    """`wallet.buy_stamps`: one book of stamps from the price list `price_version`, for credits.

    `stamps` and `cents` are what the screen showed; central checks them against its own list of that version. `allowance` names the
    allowance whose credits pay; None: pay from the wallet when the command arrives.
    """

    book: Id
    stamps: int = Field(ge=1, le=10_000)
    cents: Cents
    price_version: int = Field(ge=1, lt=1 << 31)
    allowance: Id | None = None


class Undo(Payload):
    """`wallet.undo`: take a purchase back (`command` is its id), within the policy's time and if it is unused."""

    command: Id


class MoveToCredits(Payload):
    """`wallet.move_to_credits`: from the trust account to credits."""

    cents: int = Field(ge=1, lt=1 << 31)


class PayObligation(Payload):
    """`wallet.pay_obligation`: from the trust account towards what is owed."""

    obligation: Id
    cents: int = Field(ge=1, lt=1 << 31)


class AllowanceReturn(Payload):
    """`wallet.allowance_return`: this device spends nothing more of an allowance; what is left goes back to the wallet.

    `stamps` and `credits_cents` are what the device spent of it, to be compared with central's count.
    """

    allowance: Id
    stamps: int = Field(ge=0, lt=1 << 31)
    credits_cents: Cents


class MailRead(Payload):
    """`mail.read`: the resident opened a message."""

    message: Id


class MailSave(Payload):
    """`mail.save`: the resident keeps a message among the saved ones, or no longer."""

    message: Id
    saved: bool


class ContactBlock(Payload):
    """`contacts.block`: no mail from this contact any more, nor to them; or again. The other side is never told."""

    contact: Id
    blocked: bool


class ContactAsk(Payload):
    """`contacts.ask`: the resident asks that somebody be approved as a contact. The command's id is the request's id."""

    name: str = Field(min_length=1, max_length=200)
    relation: str = Field(default="", max_length=80)
    address: str = Field(default="", max_length=320, description="email address, as typed")
    phone: str = Field(default="", max_length=40)


class NoticeRead(Payload):
    """`notices.read`: the resident opened a notice or a piece of news."""

    notice: Id


class ItExit(Payload):
    """`device.it_exit`: facility IT left the residents' screen, by a grant of their own."""

    reason: Literal["repair", "network", "cleaning", "inspection", "other"]
    to: Literal["system", "restart"]


class CardLost(Payload):
    """`card.lost`: a person who signed in by number says that a card of theirs is gone; it opens nothing from now on.

    `card` None: every card that was theirs when they said so. What they are given later stays in force.
    """

    card: CardNumber | None = None


class CardLostShown(Payload):
    """`card.lost_shown` (no grant): a card that was reported lost was held to this device's reader, when the command was made."""

    card: CardNumber


class MediaBuy(Payload):
    """`media.buy`: a title of the catalogue, to own or to rent. The command's id is the licence's.

    `cents` is what the screen showed (0: free); central checks it against its own catalogue. `allowance` as in `BuyStamps`.
    """

    title: TitleId
    how: Literal["own", "rent"]
    cents: Cents
    allowance: Id | None = None


class MediaUndo(Payload):
    """`media.undo`: take a title back, within the policy's time, before any device was given a key for it."""

    licence: Id


class MediaStarted(Payload):
    """`media.started`: a licence was used for the first time, when the command was made. A rental's window begins."""

    licence: Id


class MediaPlace(Payload):
    """`media.place`: where somebody is in a title; the latest says all. `place` is the player's own, which central never reads."""

    title: TitleId
    place: str = Field(max_length=16 * 1024)
    done: bool = False


class CoursePassed(Payload):
    """`course.passed`: the resident passed all lessons of a course when the command was made; `percent` of its questions were right."""

    title: TitleId
    percent: int = Field(ge=0, le=100)


class MediaSave(Payload):
    """`media.save`: keep a title in mind for later, or no more (`saved` False)."""

    title: TitleId
    saved: bool = True


class MediaPlaylist(Payload):
    """`media.playlist`: a resident's own list of songs as it is now, whole; the latest says all. `removed`: it is no more."""

    playlist: Id
    name: str = Field(max_length=60)
    titles: tuple[TitleId, ...] = Field(default=(), max_length=500)
    removed: bool = False


class SessionClose(Payload):
    """`session.close`: the session ended. The grant lives on until it expires, is replaced, or is revoked.

    `started_ms`: device time; `used_ms`: what counts of the day's minutes (never what is never blocked).
    """

    why: Literal["signed_out", "idle", "time", "restart"]
    started_ms: Millis | None = None
    used_ms: int = Field(default=0, ge=0, le=MAX_USED_MS)


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
    bigger_buttons: bool = False
    slow_touch: bool = False
    captions: bool = True
    speech_speed: Literal["slow", "normal", "fast"] = "normal"


COMMAND_TYPES: dict[tuple[str, int], type[Payload]] = {
    ("mail.send", 1): MailSend,
    ("mail.read", 1): MailRead,
    ("mail.save", 1): MailSave,
    ("contacts.block", 1): ContactBlock,
    ("contacts.ask", 1): ContactAsk,
    ("notices.read", 1): NoticeRead,
    ("device.it_exit", 1): ItExit,
    ("card.lost", 1): CardLost,
    ("card.lost_shown", 1): CardLostShown,
    ("media.buy", 1): MediaBuy,
    ("media.undo", 1): MediaUndo,
    ("media.started", 1): MediaStarted,
    ("media.place", 1): MediaPlace,
    ("media.save", 1): MediaSave,
    ("media.playlist", 1): MediaPlaylist,
    ("course.passed", 1): CoursePassed,
    ("session.close", 1): SessionClose,
    ("signin.wrong_pins", 1): SigninWrongPins,
    ("settings.save", 1): SettingsSave,
    ("mail.draft_save", 1): DraftSave,
    ("mail.draft_drop", 1): DraftDrop,
    ("wallet.buy_stamps", 1): BuyStamps,
    ("wallet.undo", 1): Undo,
    ("wallet.move_to_credits", 1): MoveToCredits,
    ("wallet.pay_obligation", 1): PayObligation,
    ("wallet.allowance_return", 1): AllowanceReturn,
    ("filing.file", 1): FilingFile,
    ("filing.note", 1): FilingNote,
    ("filing.reopen", 1): FilingReopen,
    ("filing.withdraw", 1): FilingWithdraw,
    ("filing.rate", 1): FilingRate,
    ("filing.seen", 1): FilingSeen,
    ("commissary.order", 1): CommissaryOrder,
    ("commissary.cancel", 1): CommissaryCancel,
    ("commissary.basket", 1): CommissaryBasket,
    ("leaving.copy", 1): LeavingCopy,
    ("visit.ask", 1): VisitAsk,
    ("visit.answer", 1): VisitAnswer,
    ("visit.cancel", 1): VisitCancel,
}

#: Kinds that a device may send without a session grant.
KINDS_WITHOUT_GRANT = frozenset({"signin.wrong_pins", "card.lost_shown"})

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
    return hashlib.sha256(canonical(payload)).hexdigest()


def canonical(value: dict[str, Any]) -> bytes:
    """Canonical JSON (RFC 8785). Raises CanonicalizationError, RecursionError or UnicodeError when there is none.

    What is made of strings, whole numbers, booleans and None, with names in ASCII, is written by orjson in the same bytes, 20 times as
    fast. Numbers with fractions and names in other scripts are written (and ordered) differently, so they take the long way.
    """
    if _is_simple(value):
        try:
            return orjson.dumps(value, option=orjson.OPT_SORT_KEYS | orjson.OPT_STRICT_INTEGER)
        except TypeError:  # beyond 53 bits, a lone surrogate, nested too deep: the long way says which
            pass
    return rfc8785.dumps(value)


_SIMPLE = frozenset({str, int, bool, type(None)})


def _is_simple(value: dict[str, Any]) -> bool:
    for name, item in value.items():
        if type(name) is not str or not name.isascii():
            return False
        kind = type(item)
        if kind in _SIMPLE:
            continue
        if kind is dict:
            if not _is_simple(item):
                return False
        elif kind is not list or not all(type(one) in _SIMPLE or (type(one) is dict and _is_simple(one)) for one in item):
            return False
    return True


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
    return hashlib.sha256(bytes.fromhex(prev_hash) + canonical(head)).hexdigest()


def sealed_payload(kind: str, version: int, payload: dict[str, Any]) -> dict[str, Any]:
    """The object whose canonical hash binds kind, version and payload of a command together."""
    return {"kind": kind, "version": version, "payload": payload}


class CommandBatch(Payload):
    """A run of commands in order, gaps excluded.

    `tokens`: the signed grants and allowances that these commands stand on. A central that was restored from a backup may not know
    them any more and rebuilds them from its own signature.
    """

    commands: tuple[Command, ...] = Field(min_length=1, max_length=MAX_COMMANDS_IN_BATCH)
    tokens: tuple[Token, ...] = Field(default=(), max_length=MAX_TOKENS_IN_BATCH)


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


class QuarantinedCommand(Payload):
    """A command of a frozen device, outside the chain: only of the kinds that policy calls never blocked."""

    id: Id
    grant: Id | None
    kind: str = Field(max_length=64)
    version: int = Field(ge=1, lt=1 << 31)
    payload: dict[str, Any]
    at_ms: Millis


class QuarantineBatch(Payload):
    """`POST /v1/quarantine`. Answered by a `QuarantineAnswer`; an id that was taken before gets its stored outcome."""

    commands: tuple[QuarantinedCommand, ...] = Field(min_length=1, max_length=50)


class QuarantineOutcome(Payload):
    """What central made of one quarantined command. `refused`: its kind is not one of the never-blocked; it stays on the device."""

    id: Id
    status: Literal["accepted", "rejected", "refused"]
    code: str = ""
    reason: str = ""


class QuarantineAnswer(Payload):
    """Outcomes in the batch's order."""

    outcomes: tuple[QuarantineOutcome, ...]
    server_ms: Millis


class BlobProgress(Payload):
    """How much of an upload central has: send on from `received`. `complete`: the bytes are there and have the hash."""

    received: int = Field(ge=0)
    complete: bool


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


class AskNewPin(Payload):
    """Inside the sealed box: a resident replaces their PIN, proving that they know the one in force."""

    kind: Literal["new_pin"] = "new_pin"
    ask: Id
    resident: Id
    pin: str = Field(min_length=4, max_length=12)
    new_pin: str = Field(min_length=4, max_length=12)


class AskRequest(Payload):
    """An ask sealed to central's key (HPKE base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305).

    `info` is `ask_info(device, id)`: a box that was sealed for one device and ask opens for no other.
    """

    id: Id
    sealed: str = Field(max_length=8192, description="base64 of encapsulated key and ciphertext")


ASK_INFO = b"lumen ask v1"
GRANT_TYPE = "lumen-grant"
ALLOWANCE_TYPE = "lumen-allowance"
LICENCE_TYPE = "lumen-licence"
OWNERSHIP_TYPE = "lumen-ownership"


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


class Allowance(Payload):
    """Claims of an allowance (JWS, alg Ed25519, typ `lumen-allowance`): what one device may spend for one resident offline.

    `stamps` and `credits_cents` are all that was ever granted under this id; a top-up signs the same id again with a higher `revision`
    and higher sums. Prices are those of `price_version` until `expires_ms`.
    """

    allowance: Id
    revision: int = Field(ge=1, lt=1 << 31)
    device: Id
    resident: Id
    epoch: int
    stamps: int = Field(ge=0, lt=1 << 31)
    credits_cents: Cents
    price_version: int
    issued_ms: Millis
    expires_ms: Millis


class AskAnswer(Payload):
    """Central's answer to a sign-in, or to a new PIN (`signed_in`: it is in force, with a new grant; `easy_pin`: choose another)."""

    status: Literal["signed_in", "wrong_pin", "locked", "refused", "expired", "easy_pin"]
    grant: str | None = Field(default=None, description="compact JWS of a Grant")
    allowance: str | None = Field(default=None, description="compact JWS of an Allowance; None: nothing is set aside here")
    drafts_key: str | None = Field(default=None, description="32 bytes, base64: seals this resident's drafts")
    must_change_pin: bool = Field(default=False, description="the PIN was given out by staff: it must be replaced before anything else")
    tries_left: int = 0
    wait_ms: int = 0
    server_ms: Millis


def drafts_info(resident: str, draft: str) -> bytes:
    """Associated data of a sealed draft: it opens only as what it is, or as a copy of that."""
    return b"lumen draft v1|" + f"{resident}|{draft.partition('.')[0]}".encode()


def draft_copy(draft: str, digest: str) -> str:
    """The id of a copy of a draft, told apart by the start of a hex digest."""
    return f"{draft.partition('.')[0]}.{digest[:8]}"


# --- Changes: what central says happened, on its way down ------------------------------------------------------------


class ChangesRequest(Payload):
    """All streams at once. `cursor` is opaque; None means from the beginning.

    `forgotten` names streams whose changes the device has dropped: their places in the cursor do not count any more.
    `head_seq` is the last number of the device's own chain: less than central has of it tells of a store that was put back.
    """

    cursor: str | None = Field(default=None, max_length=MAX_CURSOR_CHARACTERS)
    forgotten: tuple[str, ...] = Field(default=(), max_length=2000)
    head_seq: int | None = Field(default=None, ge=0, lt=1 << 53)
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
    key: str = Field(default="", description="what the change is about, within its stream; the latest of a key says all")


class ChangesAnswer(Payload):
    """A page of changes; `more` says that another page waits already, `left` how many changes wait after this page."""

    changes: tuple[Change, ...]
    cursor: str
    more: bool
    left: int = Field(default=0, ge=0)
    server_ms: Millis


class CursorGone(Payload):
    """410: the history before the cursor is not kept any more, or central was restored. `streams` are read anew from a snapshot.

    `cursor` is the old one without those streams: go on from it. The snapshot is the latest change of every key; what the device has
    of such a stream and is in no change up to the first page with `more` false does not exist any more.
    """

    code: Literal["cursor_gone"]
    streams: tuple[str, ...]
    cursor: str


class AuthorityChange(Payload):
    """`facility.authority`: the certificates (PEM) that central may prove itself with from now on; two of them during a rollover."""

    bundle: str = Field(min_length=1, max_length=64 * 1024)


class Roster(Payload):
    """`facility.roster`: somebody who may sign in on this facility's devices: a resident, or facility IT (to the IT screens only).

    `cards`: what they may show, `card` being the newest of them (older devices know no other); an older central sends `card` alone.
    `lost_cards` were reported lost: whoever shows one is told so, and nothing opens.
    """

    resident: Id
    first_name: str
    number: str
    card: str | None = None
    active: bool = True
    role: Literal["resident", "it"] = "resident"
    cards: tuple[str, ...] = ()
    lost_cards: tuple[str, ...] = ()


class NoticeWords(Payload):
    """A notice in one language, plain text."""

    title: str = Field(min_length=1, max_length=200)
    text: str = Field(default="", max_length=20_000)


class NoticeChange(Payload):
    """`facility.notice`: something for every resident to read: a notice of the facility, a promotion, or a piece of news.

    `words` by language tag; devices show the person's language, else the first. `active` False: taken back. Shown until `until_ms`.
    `resident.notice` (resident stream) is the same for one person.
    """

    notice: Id
    kind: Literal["notice", "promotion", "news"]
    words: dict[str, NoticeWords] = Field(min_length=1)
    at_ms: Millis
    until_ms: Millis | None = None
    source: str = Field(default="", max_length=200)
    pinned: bool = False
    active: bool = True


class NoticeReadChange(Payload):
    """`resident.notice_read`: the resident opened a notice, on whichever device."""

    notice: Id


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
    """`mail.contact`: somebody outside whom the resident may write to. Without `mail` they have a phone only: all goes out as SMS.
    `visits`: staff allow visits by video with them."""

    contact: Id
    name: str
    kind: Literal["person", "legal"] = "person"
    can_write: bool = True
    blocked: bool = False
    mail: bool = True
    sms: bool = False
    visits: bool = True


class ContactAskChange(Payload):
    """`contacts.asked`: where the resident's wish for a contact stands; `reason` is staff's code for a refusal."""

    request: Id
    name: str
    relation: str = ""
    status: Literal["waiting", "approved", "refused"]
    reason: str = ""
    at_ms: Millis
    decided_ms: Millis | None = None


class PhotoPart(Payload):
    """A re-encoded photo. Fetch it by hash."""

    kind: Literal["photo"] = "photo"
    blob: Sha256
    media_type: str
    width: int
    height: int
    size_bytes: int
    name: str = ""


class VideoPart(Payload):
    """A VideoGram: a transcoded clip (H.264 and AAC in MP4), its first good picture (JPEG), and captions (WebVTT) if it has some."""

    kind: Literal["video"] = "video"
    blob: Sha256
    media_type: str = "video/mp4"
    width: int
    height: int
    duration_ms: Millis
    size_bytes: int
    poster: Sha256
    poster_bytes: int
    captions: Sha256 | None = None
    captions_bytes: int = 0
    name: str = ""


class EcardPart(Payload):
    """A card of the facility's set, drawn by the device."""

    kind: Literal["ecard"] = "ecard"
    card: Id
    greeting: str = Field(default="", max_length=MAX_GREETING_CHARACTERS)


class RefusedPart(Payload):
    """A part that is not shown: it could not be read (`unreadable`, `too_large`, `format`) or staff withheld it (a reason code)."""

    kind: Literal["refused", "withheld"]
    what: Literal["photo", "video", "ecard", "file", "text"]
    code: str


Part = Annotated[PhotoPart | VideoPart | EcardPart | RefusedPart, Field(discriminator="kind")]


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
    saved: bool = False
    channel: Literal["mail", "sms"] = "mail"


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
    free: bool = Field(default=False, description="nothing was charged (legal mail that the stamps did not carry)")
    reason: str = ""
    photos: tuple[Sha256, ...] = ()
    video: Sha256 | None = None
    ecard: Ecard | None = None
    channel: Literal["mail", "sms"] = "mail"
    delivered_ms: Millis | None = Field(default=None, description="when it reached the phone, as the gateway of an SMS reported")


class DraftReturned(Payload):
    """`mail.draft_returned`: a message central could not take; its text is a draft again."""

    draft: Id
    contact: Id
    in_reply_to: Id | None
    text: str
    code: str
    photos: tuple[Sha256, ...] = ()
    video: Sha256 | None = None
    ecard: Ecard | None = None


class SetAside(Payload):
    """What lies in one allowance, not yet spent as far as central knows. Back in the wallet by `until_ms` at the latest."""

    allowance: Id
    device: Id
    device_name: str
    stamps: int
    credits_cents: int
    until_ms: Millis


class BalancesChange(Payload):
    """`wallet.balances`: what central's ledger holds; the trust balance is dated by the facility's last report.

    `stamps` and `credits_cents` are free to spend anywhere; what is set aside for devices is in `aside`.
    """

    stamps: int
    credits_cents: int
    trust_cents: int
    trust_ms: Millis | None
    currency: str = "USD"
    aside: tuple[SetAside, ...] = ()


class AllowanceChange(Payload):
    """`wallet.allowance` (in the device's own stream): a new or topped-up allowance, as a compact JWS of an `Allowance`."""

    signed: Token


class StampBook(Payload):
    """Stamps sold together."""

    book: Id
    stamps: int = Field(ge=1, le=10_000)
    cents: Cents


class PricesChange(Payload):
    """`facility.prices`: the price list of one version. A version's prices never change; the highest version is today's list.

    A promotion shows up as another version while it runs. `full_cents` of a promoted book is its usual price, by book.
    """

    version: int = Field(ge=1, lt=1 << 31)
    letters_per_stamp: int = Field(ge=1)
    photo_stamps: int = Field(default=1, ge=0)
    video_stamps: int = Field(default=3, ge=0)
    ecard_stamps: int = Field(default=1, ge=0)
    sms_stamps: int = Field(default=1, ge=0)
    books: tuple[StampBook, ...] = ()
    full_cents: dict[str, int] = {}
    until_ms: Millis | None = None


EntryKind = Literal[
    "deposit",
    "deposit_fee",
    "deposit_returned",
    "chargeback",
    "owed_repaid",
    "free_stamps",
    "gift",
    "stamps_bought",
    "undone",
    "message",
    "refund",
    "moved_to_credits",
    "obligation_paid",
    "obligation_deducted",
    "trust_report",
    "correction",
    "media_bought",
    "media_rented",
    "commissary_ordered",
]


class EntryChange(Payload):
    """`wallet.entry`: one line of the resident's history. Signed amounts: what it added to or took from each balance.

    `refunds` is the entry that this one gives back; `command` what caused it; `source` and `reference` are the deposit's.
    """

    entry: Id
    kind: EntryKind
    at_ms: Millis
    stamps: int = 0
    credits_cents: int = 0
    trust_cents: int = 0
    command: Id | None = None
    refunds: Id | None = None
    source: str = Field(default="", max_length=40)
    reference: str = Field(default="", max_length=80)
    detail: str = Field(default="", max_length=200)


class RestrictionChange(Payload):
    """`wallet.restriction`: a hold on the account, in force until `ends_ms` (None: until `owed_cents` is repaid or staff end it)."""

    restriction: Id
    kind: Literal["chargeback", "sanction"]
    blocks: tuple[Literal["buy", "move", "mail_new", "media", "visits"], ...]
    since_ms: Millis
    ends_ms: Millis | None = None
    owed_cents: Cents = 0
    active: bool = True


class ObligationChange(Payload):
    """`wallet.obligation`: restitution, a court fee and the like; `deduct_percent` of each trust deposit goes to it."""

    obligation: Id
    kind: Literal["restitution", "community", "court_fee", "fine", "child_support", "other"]
    name: str
    owed_cents: Cents
    paid_cents: Cents
    deduct_percent: int = Field(default=0, ge=0, le=100)
    may_pay: bool = True
    active: bool = True


class DraftChange(Payload):
    """`mail.draft`: the latest save of a draft, from whichever device; `sealed` None: it is gone."""

    draft: Id
    sealed: Sealed | None
    saved_ms: Millis


TitleKind = Literal["song", "album", "movie", "audiobook", "book", "course", "game"]
Rating = Literal["everyone", "teen", "mature"]


class Chapter(Payload):
    """A part of a recording, from `at_ms` of it on."""

    name: str = Field(default="", max_length=120)
    at_ms: Millis


class TitleChange(Payload):
    """`catalogue.title`: a title of the media store, whole. `active` False: it is sold no more; who has it keeps it.

    An album has `parts`, the titles that a licence for it opens too, and no file of its own. `container` names the sealed file
    (`kiosk/media_store/container.py`), `artwork` and `preview` are plain blobs. Prices are None where it is not sold that way.
    `captions` and `languages` (tags of BCP 47) are those of a film's subtitle and sound tracks.
    """

    title: TitleId
    kind: TitleKind
    name: str = Field(min_length=1, max_length=300)
    by: str = Field(default="", max_length=300)
    series: str = Field(default="", max_length=300)
    genre: str = Field(default="", max_length=80)
    subjects: tuple[Annotated[str, StringConstraints(max_length=80)], ...] = Field(default=(), max_length=20)
    about: str = Field(default="", max_length=4000)
    language: str = Field(default="", max_length=35)
    rating: Rating = "everyone"
    year: int | None = Field(default=None, ge=0, le=9999)
    length_ms: Millis = 0
    pages: int = Field(default=0, ge=0, lt=1 << 31)
    place: int = Field(default=0, ge=0, lt=1 << 31, description="number within its album or series")
    parts: tuple[TitleId, ...] = Field(default=(), max_length=500)
    buy_cents: Cents | None = None
    rent_cents: Cents | None = None
    rent_hours: int = Field(default=48, ge=1, le=24 * 365)
    rent_days: int = Field(default=30, ge=1, le=3650, description="the window begins at the latest this long after the purchase")
    container: Sha256 | None = None
    container_bytes: Millis = 0
    media_type: str = Field(default="", max_length=80)
    artwork: Sha256 | None = None
    artwork_bytes: int = Field(default=0, ge=0)
    preview: Sha256 | None = None
    preview_bytes: int = Field(default=0, ge=0)
    captions: tuple[Annotated[str, StringConstraints(max_length=35)], ...] = Field(default=(), max_length=40)
    languages: tuple[Annotated[str, StringConstraints(max_length=35)], ...] = Field(default=(), max_length=40)
    chapters: tuple[Chapter, ...] = Field(default=(), max_length=400)
    lessons: int = Field(default=0, ge=0, le=100_000, description="of a course")
    added_ms: Millis = 0
    active: bool = True


class PromotionChange(Payload):
    """`catalogue.promotion`: a lower price from `from_ms` up to `until_ms`, for what it names: these titles (none: any), this kind,
    this genre (empty: any). The lowest price holds, never one above the usual. `active` False: it ended before its time."""

    promotion: Id
    name: str = Field(min_length=1, max_length=80)
    titles: tuple[TitleId, ...] = Field(default=(), max_length=500)
    kind: TitleKind | None = None
    genre: str = Field(default="", max_length=80)
    how: Literal["own", "rent"] = "own"
    cents: Cents
    from_ms: Millis
    until_ms: Millis
    active: bool = True


class MediaLimits(Payload):
    """What may not be bought or rented: titles above a rating, kinds, genres (compared without case), single titles.

    `facility.media_limits` holds for everybody, `device.media_limits` (device stream) for who is at this device,
    `resident.media_limits` (resident stream) for this person. Each says all of it. What somebody has stays theirs.
    """

    highest_rating: Rating | None = None
    kinds: tuple[TitleKind, ...] = ()
    genres: tuple[Annotated[str, StringConstraints(max_length=80)], ...] = ()
    titles: tuple[TitleId, ...] = ()


class OwnedChange(Payload):
    """`media.owned` (resident stream): what a resident has. `held`: theirs. `returned`: taken back or refunded; it opens nothing more.

    A rental lasts `window_ms` from `started_ms` on, from `latest_start_ms` on at the latest; central's pauses are not counted.
    """

    licence: Id
    title: TitleId
    how: Literal["own", "rent"]
    state: Literal["held", "returned"]
    at_ms: Millis
    cents: Cents
    latest_start_ms: Millis | None = None
    window_ms: Millis | None = None
    started_ms: Millis | None = None


class PlaceChange(Payload):
    """`media.place_kept` (resident stream): the latest `media.place` of a title."""

    title: TitleId
    place: str = Field(max_length=16 * 1024)
    done: bool = False
    at_ms: Millis


class SavedTitleChange(Payload):
    """`media.saved` (resident stream): the latest `media.save` of a title, made at `at_ms`."""

    title: TitleId
    saved: bool = True
    at_ms: Millis


class PlaylistChange(Payload):
    """`media.playlist_kept` (resident stream): the latest `media.playlist` of a list, made at `at_ms`."""

    playlist: Id
    name: str = Field(max_length=60)
    titles: tuple[TitleId, ...] = Field(default=(), max_length=500)
    removed: bool = False
    at_ms: Millis


class MediaPause(Payload):
    """`facility.media_pause`: rentals do not run from `since_ms` to `until_ms` (None: still)."""

    pause: Id
    since_ms: Millis
    until_ms: Millis | None = None


def _day(text: str) -> str:
    date.fromisoformat(text)
    return text


#: A day of the calendar in the facility's zone: 2026-12-24.
Day = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]


class TaskChange(Payload):
    """`course.task` (resident stream): a course that the school gave to a resident. `due`: the last day for it, None: no hurry."""

    task: Id
    title: TitleId
    due: Day | None = None
    note: str = Field(default="", max_length=500)
    at_ms: Millis
    active: bool = True


class CertificateChange(Payload):
    """`course.certificate` (resident stream): central's record that a resident passed a course; `number` names it for good."""

    number: Id
    title: TitleId
    name: str = Field(max_length=300, description="the person's, as it stood then")
    course: str = Field(max_length=300)
    percent: int = Field(ge=0, le=100)
    passed_ms: Millis


class Ownership(Payload):
    """Claims of a proof of ownership (JWS, alg Ed25519, typ `lumen-ownership`), bound to no device."""

    licence: Id
    facility: Id
    resident: Id
    title: TitleId
    name: str
    by: str = ""
    container: Sha256 | None = None
    at_ms: Millis
    cents: Cents


class Licence(Payload):
    """Claims of a licence (JWS, alg Ed25519, typ `lumen-licence`): opens one sealed file for one resident on one device.

    `box`: the content key, sealed by HPKE (base mode, X25519, HKDF-SHA256, ChaCha20-Poly1305) to the device's media key with
    `licence_info` of these claims. Times as in `OwnedChange`.
    """

    licence: Id
    title: TitleId
    container: Sha256
    resident: Id
    device: Id
    how: Literal["own", "rent"]
    number: int = Field(ge=1, lt=1 << 31)
    issued_ms: Millis
    latest_start_ms: Millis | None = None
    window_ms: Millis | None = None
    started_ms: Millis | None = None
    offline_until_ms: Millis | None = Field(default=None, description="a rental opens no longer than this without another licence")
    box: Annotated[str, StringConstraints(max_length=200)]


def licence_info(device: str, resident: str, licence: str, container: str) -> bytes:
    """HPKE `info` of a licence's box: binds the key to device, resident, licence and file."""
    return b"lumen licence v1|" + f"{device}|{resident}|{licence}|{container}".encode()


class WantedLicence(Payload):
    """A licence, and which of its titles: an album's licence opens each of its parts."""

    licence: Id
    title: TitleId


class LicencesRequest(Payload):
    """`POST /v1/licences`: licences for titles that residents of this device want to open here. `media_key`: X25519, base64."""

    media_key: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9+/]{43}=$")]
    wanted: tuple[WantedLicence, ...] = Field(min_length=1, max_length=100)


class LicencesAnswer(Payload):
    """What central gave (compact JWS of `Licence`), and which of the wanted it did not, with a code each: `not_yours`, `returned`,
    `over` (the rental), `no_file`, `blocked`."""

    licences: tuple[Token, ...] = ()
    proofs: tuple[Token, ...] = Field(default=(), description="compact JWS of `Ownership`, for what is owned")
    refused: dict[str, str] = Field(default={}, description="by `LICENCE/TITLE`")
    server_ms: Millis


HealthState = Literal["ok", "care", "problem", "unknown", "absent"]
#: Reports are bounded: so many changes at most, and so many checks.
MAX_HEALTH_CHANGES = 200
MAX_HEALTH_CHECKS = 64
#: A check's name: words of a program, in English.
CheckName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9 _-]{1,40}$")]
HealthCode = Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]{1,32}$")]


class HealthFinding(Payload):
    """The last word of one check of a device. `check` and `code` are for programs; the sentences are for people, in English.

    `since_ms`: so long it has said this; `looked_ms`: when it was last looked at.
    """

    check: CheckName
    state: HealthState
    code: HealthCode
    text: str = Field(max_length=200)
    next_step: str = Field(default="", max_length=200)
    since_ms: Millis
    looked_ms: Millis


class HealthChange(Payload):
    """A check said something else at `at_ms`. The id makes it once, however often it is sent."""

    id: Id
    check: CheckName
    state: HealthState
    code: HealthCode
    text: str = Field(max_length=200)
    at_ms: Millis


class HealthReport(Payload):
    """`POST /v1/device-health`: what changed since the last report, and now and then the whole picture (None: not in this one)."""

    changes: tuple[HealthChange, ...] = Field(default=(), max_length=MAX_HEALTH_CHANGES)
    picture: tuple[HealthFinding, ...] | None = Field(default=None, max_length=MAX_HEALTH_CHECKS)


class HealthAnswer(Payload):
    """All of the report is stored. `want_picture`: central has no whole picture of this device."""

    want_picture: bool = False
    server_ms: Millis


CHANGE_TYPES: dict[tuple[str, int], type[Payload]] = {
    ("facility.policy", 1): PolicyChange,
    ("facility.authority", 1): AuthorityChange,
    ("facility.roster", 1): Roster,
    ("resident.profile", 1): Profile,
    ("mail.contact", 1): ContactChange,
    ("mail.message", 1): MessageChange,
    ("mail.reply_stamp", 1): ReplyStampChange,
    ("mail.screening", 1): ScreeningChange,
    ("mail.sent", 1): SentChange,
    ("mail.draft_returned", 1): DraftReturned,
    ("wallet.balances", 1): BalancesChange,
    ("wallet.allowance", 1): AllowanceChange,
    ("facility.prices", 1): PricesChange,
    ("wallet.entry", 1): EntryChange,
    ("wallet.restriction", 1): RestrictionChange,
    ("wallet.obligation", 1): ObligationChange,
    ("mail.draft", 1): DraftChange,
    ("contacts.asked", 1): ContactAskChange,
    ("facility.notice", 1): NoticeChange,
    ("resident.notice", 1): NoticeChange,
    ("resident.notice_read", 1): NoticeReadChange,
    ("catalogue.title", 1): TitleChange,
    ("catalogue.promotion", 1): PromotionChange,
    ("facility.media_limits", 1): MediaLimits,
    ("device.media_limits", 1): MediaLimits,
    ("resident.media_limits", 1): MediaLimits,
    ("media.owned", 1): OwnedChange,
    ("media.place_kept", 1): PlaceChange,
    ("media.saved", 1): SavedTitleChange,
    ("media.playlist_kept", 1): PlaylistChange,
    ("facility.media_pause", 1): MediaPause,
    ("course.task", 1): TaskChange,
    ("course.certificate", 1): CertificateChange,
    ("facility.form", 1): FormChange,
    ("filing.kept", 1): FilingChange,
    ("commissary.good", 1): GoodChange,
    ("commissary.limits", 1): CommissaryLimits,
    ("commissary.order_kept", 1): OrderChange,
    ("commissary.basket_kept", 1): CommissaryBasket,
    ("commissary.pack", 1): PackChange,
    ("commissary.family_money", 1): FamilyMoneyChange,
    ("resident.day_use", 1): DayUseChange,
    ("resident.leaving", 1): LeavingChange,
    ("device.last_order", 1): LastOrderChange,
    ("device.place", 1): DevicePlaceChange,
    ("device.order", 1): OrderGiven,
    ("visit.kept", 1): VisitChange,
}
