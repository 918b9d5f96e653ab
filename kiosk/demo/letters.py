"""The demo's mail: real messages (RFC 5322), handed to central over SMTP as the facility's receiving server would.

That server has checked the sender and says so in `Authentication-Results` (RFC 8601).
"""

from __future__ import annotations

import smtplib
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

from resources import RESOURCES

AUTHSERV_ID = "mx.cedar-ridge.example"
MARCUS = "marcus.hale@cedar-ridge.example"
#: A card of the facility's set comes by the address.
MARCUS_BY_CARD = "marcus.hale+card-thinking-of-you@cedar-ridge.example"
PHOTOS = RESOURCES / "demo" / "photos"
CLIPS = RESOURCES / "demo" / "clips"

_LAKE = """Hi Marcus,

We took the red canoe out on Sunday and thought of you the whole way. The water was flat as glass. Theo paddled and I \
told him you taught me how.

Mom says the tomatoes are coming in early. Tell me about your class. Did you finish the book?

Love, Rosa
"""

_BEACH = """Hey. The waves were huge today, so I took this picture for you.

Write back and tell me what you are reading. Keep the umbrella up over there.

Theo
"""

_CARD = """Happy birthday, Marcus.

We all signed the real one. It is on the fridge until you can see it.

Dani
"""

_CANOE = """Hi Marcus,

I made a little video from the dock. Turn the sound on. The captions are mine.

Rosa
"""

_GREETING = """Thinking of you today.

No news here. I just wanted you to have something nice in your mail.

Elena
"""

_VISIT = """Booked for 2:30 on Tuesday. The kids will be home from school by then, so they can say hello too.

Elena
"""

_COUSIN = """Hi, you do not know me yet. I am your cousin June's friend. She said you draw well.

Could you tell me which pencils you like best?
"""


def letter(
    sender: str,
    subject: str,
    text: str,
    photo: Path | None = None,
    *,
    to: str = MARCUS,
    verdict: str = "pass",
    sent: datetime | None = None,
) -> EmailMessage:
    """A mail from `sender` ("Name <address>") with the receiving server's word on it: dmarc=`verdict`. `photo`: or a video."""
    mail = EmailMessage()
    address = sender[sender.index("<") + 1 : -1]
    domain = address.partition("@")[2]
    sent = sent or datetime.now(UTC)
    mail["Authentication-Results"] = f"{AUTHSERV_ID}; dmarc={verdict} header.from={domain}; spf={verdict} smtp.mailfrom={address}"
    mail["From"] = sender
    mail["To"] = f"Marcus Hale <{to}>"
    mail["Subject"] = subject
    mail["Date"] = format_datetime(sent)
    mail["Message-ID"] = f"<{subject.replace(' ', '-').lower()}.{int(sent.timestamp())}@{domain}>"
    mail.set_content(text)
    if photo is not None:
        maintype, subtype = ("video", "mp4") if photo.suffix == ".mp4" else ("image", "jpeg")
        mail.add_attachment(photo.read_bytes(), maintype=maintype, subtype=subtype, filename=photo.name)
    return mail


def demo_letters() -> list[EmailMessage]:
    """The mail that waits for Marcus when the demo starts, oldest first."""
    now = datetime.now(UTC)

    def ago(**delta: float) -> datetime:
        return now - timedelta(**delta)

    return [
        letter("Elena Hale <elena@hale.example>", "Visit on Tuesday", _VISIT, sent=ago(days=2)),
        letter("Elena Hale <elena@hale.example>", "For you", _GREETING, to=MARCUS_BY_CARD, sent=ago(days=1)),
        letter("Rosa Hale <rosa@hale.example>", "A video from the dock", _CANOE, CLIPS / "canoe.mp4", sent=ago(hours=7)),
        letter("Dani Ortiz <dani@ortiz.example>", "A card for you", _CARD, PHOTOS / "birthday.jpg", sent=ago(hours=5)),
        letter("Theo Hale <theo@hale.example>", "A hello from the beach", _BEACH, PHOTOS / "beach.jpg", sent=ago(hours=4)),
        letter("Rosa Hale <rosa@hale.example>", "Sunday at the lake", _LAKE, PHOTOS / "lake.jpg", sent=ago(hours=1)),
        letter("Sam Reed <sam@reed.example>", "Hello from a friend", _COUSIN, sent=ago(minutes=20)),
    ]


def deliver(mail: EmailMessage, smtp_port: int) -> None:
    """Hand a mail to central's SMTP listener."""
    with smtplib.SMTP("127.0.0.1", smtp_port, timeout=20) as server:
        server.send_message(mail)
