"""What the mail use cases give out: frozen values, never rows. Times are milliseconds since the epoch; ids are central's or UUIDv7."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kiosk.mail.rules import Status, Step

PayKind = Literal["reply_stamp", "own_stamps"]


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


class NotAllowed(MailError):
    """This contact may not be written to, nothing is written, the session has ended, or a hold on the account forbids new messages;
    `why` tells which."""

    def __init__(self, why: Literal["contact", "empty", "session", "message", "restriction"]) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class InboxRow:
    """One line of the inbox. `thumbnail` is the SHA-256 of the first photo; `reply_paid`: its prepaid stamp can still be used."""

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
class RefusedPart:
    """A part that is not shown: `kind` "refused" (could not be read) or "withheld" (by staff), `what`, and the reason `code`."""

    kind: Literal["refused", "withheld"]
    what: str
    code: str


@dataclass(frozen=True)
class Letter:
    """A released message. `reply_stamp` is the id of a prepaid stamp that can still pay a reply, else None."""

    message: str
    contact: str
    sender: str
    subject: str
    text: str
    sent_ms: int | None
    released_ms: int
    photos: tuple[Photo, ...]
    refused: tuple[RefusedPart, ...]
    reply_stamp: str | None
    legal: bool
    replied: bool
    can_reply: bool


@dataclass(frozen=True)
class Contact:
    """Somebody outside."""

    id: str
    name: str
    kind: Literal["person", "legal"]
    can_write: bool


@dataclass(frozen=True)
class Draft:
    """Something being written. `why` is set when a message came back: "taken_back" or central's code."""

    id: str
    contact: str
    in_reply_to: str | None
    text: str
    why: str | None = None


@dataclass(frozen=True)
class DraftRow:
    """A draft in the list."""

    id: str
    contact: str
    name: str
    in_reply_to: str | None
    snippet: str
    saved_ms: int
    why: str | None


@dataclass(frozen=True)
class SentRow:
    """A sent message in the list."""

    message: str
    contact: str
    name: str
    snippet: str
    at_ms: int
    status: Status


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
