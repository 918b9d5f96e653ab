"""What the mail use cases give out: frozen values, never rows. Times are milliseconds since the epoch; ids are central's or UUIDv7."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from kiosk.mail.rules import Status, Step

PayKind = Literal["reply_stamp", "own_stamps"]
Channel = Literal["mail", "sms"]


class MailError(Exception):
    """A message cannot be sent; nothing was saved, charged or lost: the draft stays."""


class NotEnoughStamps(MailError):
    """The resident's own stamps do not carry the text."""

    def __init__(self, missing: int) -> None:
        super().__init__(f"{missing} stamps are missing")
        self.missing = missing


class ReplyStampUsed(MailError):
    """The reply stamp that was to pay is taken by another reply that waits on this device."""


class TextTooLong(MailError):
    """The text is over the facility's limit; `letters` of at most `most`."""

    def __init__(self, letters: int, most: int) -> None:
        super().__init__(f"{letters} letters, at most {most}")
        self.letters = letters
        self.most = most


class PriceChanged(MailError):
    """It costs another number of stamps than the screen showed."""


class CannotAttach(MailError):
    """A photo, clip or card cannot go with this message: the facility does not use it, there are enough of its kind, it is too large,
    or the answer goes out as a short message."""

    def __init__(self, why: Literal["policy", "full", "too_large", "sms"]) -> None:
        super().__init__(why)
        self.why = why


class NotAllowed(MailError):
    """This contact may not be written to, nothing is written, the session has ended, or a hold on the account forbids new messages;
    `why` tells which. `blocked`: by the resident's own wish."""

    def __init__(self, why: Literal["contact", "blocked", "empty", "session", "message", "printing", "restriction"]) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class InboxRow:
    """One line of the inbox. `thumbnail` is the SHA-256 of the first photo or poster (`thumbnail_of`); `video_ms` the length of the
    first clip, `ecard` the first card; `reply_paid`: its prepaid stamp can still be used."""

    message: str
    contact: str
    sender: str
    subject: str
    snippet: str
    released_ms: int
    read: bool
    reply_paid: bool
    replied: bool
    photos: int
    thumbnail: str | None
    legal: bool
    thumbnail_of: Literal["photo", "video"] | None = None
    video_ms: int | None = None
    ecard: str | None = None
    channel: Channel = "mail"
    saved: bool = False


@dataclass(frozen=True)
class Screening:
    """Messages that wait for staff: how many, the usual wait (hours) and when the newest came. Never who or what."""

    count: int
    usual_wait_hours: int
    newest_ms: int | None


@dataclass(frozen=True)
class Photo:
    """A photo of a message; `blob` is its SHA-256, `stored` says that its bytes are on this device. Sizes in pixels and bytes."""

    blob: str
    media_type: str
    width: int
    height: int
    size_bytes: int
    name: str
    stored: bool


@dataclass(frozen=True)
class Video:
    """A clip of a message: its bytes, its first picture and its captions (WebVTT, None without) by SHA-256, and which are on this
    device. Sizes in pixels and bytes."""

    blob: str
    media_type: str
    width: int
    height: int
    duration_ms: int
    size_bytes: int
    poster: str
    captions: str | None
    name: str
    stored: bool
    captions_stored: bool


WishStatus = Literal["saved", "waiting", "approved", "refused"]


@dataclass(frozen=True)
class ContactWish:
    """Somebody asked for, or a contact whom the resident blocked or unblocked (`blocks`), and what became of it.

    `status`: "saved" (only here so far), "waiting" (for staff), "approved", "refused" (`reason` is a code).
    """

    id: str
    name: str
    relation: str
    status: WishStatus
    reason: str
    at_ms: int
    blocks: bool | None = None


@dataclass(frozen=True)
class Ecard:
    """A card of the facility's set and the words on it."""

    card: str
    greeting: str = ""


@dataclass(frozen=True)
class RefusedPart:
    """A part that is not shown: `kind` "refused" (could not be read) or "withheld" (by staff), `what`, and the reason `code`."""

    kind: Literal["refused", "withheld"]
    what: str
    code: str


LetterPart = Photo | Video | Ecard | RefusedPart


@dataclass(frozen=True)
class Letter:
    """A released message; `parts` in its order. `reply_stamp` is the id of a prepaid stamp that can still pay a reply, else None."""

    message: str
    contact: str
    sender: str
    subject: str
    text: str
    sent_ms: int | None
    released_ms: int
    parts: tuple[LetterPart, ...]
    reply_stamp: str | None
    legal: bool
    replied: bool
    can_reply: bool
    read: bool
    saved: bool
    channel: Channel

    @property
    def photos(self) -> tuple[Photo, ...]:
        """Only the photos."""
        return tuple(part for part in self.parts if isinstance(part, Photo))

    @property
    def ecard(self) -> Ecard | None:
        """The card that it lies in."""
        return next((part for part in self.parts if isinstance(part, Ecard)), None)

    @property
    def refused(self) -> tuple[RefusedPart, ...]:
        """Only what is not shown."""
        return tuple(part for part in self.parts if isinstance(part, RefusedPart))


@dataclass(frozen=True)
class ThreadRow:
    """One message of a conversation: received, or sent (`mine`, with where it is). A short message has its whole text in `snippet`."""

    message: str
    mine: bool
    channel: Channel
    subject: str
    snippet: str
    at_ms: int
    read: bool
    status: Status | None
    photos: int = 0
    video_ms: int | None = None
    ecard: str | None = None
    thumbnail: str | None = None
    thumbnail_of: Literal["photo", "video"] | None = None
    legal: bool = False


@dataclass(frozen=True)
class Contact:
    """Somebody outside. `blocked` by the resident; reached by `mail`, by short messages (`sms`), or both; `visits`: by video too."""

    id: str
    name: str
    kind: Literal["person", "legal"]
    can_write: bool
    blocked: bool = False
    mail: bool = True
    sms: bool = False
    visits: bool = True


FileKind = Literal["photo", "video"]


@dataclass(frozen=True)
class Attachment:
    """A photo or clip that was taken here, by its SHA-256. `duration_ms` of a clip."""

    kind: FileKind
    blob: str
    size_bytes: int
    duration_ms: int = 0


@dataclass(frozen=True)
class Draft:
    """Something being written. `why` is set when a message came back: "taken_back" or central's code.

    `files` lie on this device; `elsewhere` counts those that were taken on another one and do not go from here. `saved_ms` is when it
    was saved last, None for one that is new.
    """

    id: str
    contact: str
    in_reply_to: str | None
    text: str
    why: str | None = None
    ecard: Ecard | None = None
    files: tuple[Attachment, ...] = ()
    elsewhere: int = 0
    saved_ms: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class DraftRow:
    """A draft in the list. `files` counts photos and clips, wherever they are."""

    id: str
    contact: str
    name: str
    in_reply_to: str | None
    snippet: str
    saved_ms: int
    why: str | None
    files: int = 0
    ecard: str | None = None


@dataclass(frozen=True)
class SentRow:
    """A sent message in the list."""

    message: str
    contact: str
    name: str
    snippet: str
    at_ms: int
    status: Status
    photos: int = 0
    video: bool = False
    ecard: str | None = None
    channel: Channel = "mail"


@dataclass(frozen=True)
class Paid:
    """What paid: a reply stamp (`payer` names the contact who paid) or `count` stamps of the resident.

    `when_connected`: own stamps that central charges when the message arrives; others came out of an allowance of this device.
    """

    kind: PayKind
    count: int
    payer: str | None
    when_connected: bool = True


@dataclass(frozen=True)
class SentLetter:
    """A sent message. `receipt` is its print job's id, `receipt_number` what stands on the paper."""

    message: str
    contact: str
    name: str
    text: str
    at_ms: int
    status: Status
    steps: tuple[Step, ...]
    can_take_back: bool
    pay: Paid
    reason: str
    receipt: str | None
    receipt_number: str
    in_reply_to: str | None
    photos: int = 0
    video: bool = False
    ecard: Ecard | None = None
    files: tuple[Attachment, ...] = ()
    channel: str = "mail"
    legal: bool = False
