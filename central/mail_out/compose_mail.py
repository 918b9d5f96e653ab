"""A sent message as a real email (RFC 5322). Pure: the same message gives the same bytes, so that a retry is the same mail."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr

from central.mail_in.loops import LOOP_HEADER

_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_ID = re.compile(r"<[^<>\s]{1,250}>")


@dataclass(frozen=True)
class Letter:
    """What a mail is made of. `references` and `in_reply_to` are Message-IDs of the mail being answered."""

    message: str
    facility: str
    domain: str
    from_name: str
    alias: str
    to_name: str
    to_address: str
    subject: str
    text: str
    at_ms: int
    in_reply_to: str
    references: tuple[str, ...]
    #: JPEG files, re-encoded by central.
    photos: tuple[bytes, ...] = ()
    #: MP4, transcoded by central.
    video: bytes | None = None
    #: PNG of a card, and the words on it.
    card: bytes | None = None
    greeting: str = ""


def mail_token(message: str) -> str:
    """A name for files and Message-IDs: the message's id when it is a UUID, else a hash of it (a device may have sent anything)."""
    return message if _UUID.fullmatch(message) else hashlib.sha256(message.encode()).hexdigest()[:40]


def compose_mail(letter: Letter) -> EmailMessage:
    """The mail."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = formataddr((letter.from_name, f"{letter.alias}@{letter.domain}"))
    mail["To"] = formataddr((letter.to_name, letter.to_address)) if letter.to_name else letter.to_address
    mail["Subject"] = letter.subject
    mail["Date"] = format_datetime(datetime.fromtimestamp(letter.at_ms / 1000, UTC))
    mail["Message-ID"] = f"<{mail_token(letter.message)}@{letter.domain}>"
    if _ID.fullmatch(letter.in_reply_to):
        mail["In-Reply-To"] = letter.in_reply_to
        mail["References"] = " ".join([*(one for one in letter.references if _ID.fullmatch(one)), letter.in_reply_to][-20:])
    mail["Auto-Submitted"] = "no"
    mail[LOOP_HEADER] = letter.facility
    text = f"{letter.greeting}\n\n{letter.text}" if letter.greeting else letter.text
    mail.set_content(text + "\n", charset="utf-8", cte="quoted-printable")
    if letter.card is not None:
        mail.add_attachment(letter.card, maintype="image", subtype="png", filename="card.png", disposition="inline")
    for number, photo in enumerate(letter.photos, 1):
        mail.add_attachment(photo, maintype="image", subtype="jpeg", filename=f"photo-{number}.jpg")
    if letter.video is not None:
        mail.add_attachment(letter.video, maintype="video", subtype="mp4", filename="video.mp4")
    if mail.is_multipart():
        mail.set_boundary(f"=_{mail_token(letter.message)}")
    return mail


def reply_subject(subject: str, from_name: str) -> str:
    """`Re: …` of the mail answered, or a plain subject for a new message."""
    bare = re.sub(r"^((re|aw|sv|rv)\s*:\s*)+", "", subject, flags=re.IGNORECASE).strip()
    return f"Re: {bare}" if bare else f"A message from {from_name}"
