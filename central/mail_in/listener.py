"""The SMTP and LMTP listeners. Only the facility's own receiving server may reach them: it checks senders and says so.

Unknown residents and unreadable mail are refused for good (5xx) with a plain reason; trouble of ours asks to try again (4xx). LMTP
answers for each recipient. Replies never quote the mail.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

import structlog
from aiosmtpd.lmtp import LMTP
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy.exc import SQLAlchemyError

from central.clock import now_ms
from central.log import log_unexpected
from central.mail_in.ingest import Later, MailIn, ReadMail, UnknownRecipient
from central.mail_in.parse import MAX_MAIL_BYTES, MailRefused
from central.mail_in.waiting import TooMuchWaits

log = structlog.get_logger()

MAX_RECIPIENTS = 50
#: The standard allows 998 bytes a line; programs write longer ones, and refusing them helps nobody.
LINE_BYTES = 64 * 1024


class _Smtp(SMTP):
    line_length_limit = LINE_BYTES


class _Lmtp(LMTP):
    line_length_limit = LINE_BYTES


class MailHandler:
    """Answers the mail protocol for both listeners."""

    def __init__(self, mail_in: MailIn, *, per_recipient: bool) -> None:
        self._mail_in = mail_in
        self._per_recipient = per_recipient

    async def handle_RCPT(  # noqa: N802 - named by aiosmtpd
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Whether a recipient is one of ours."""
        if len(envelope.rcpt_tos) >= MAX_RECIPIENTS:
            return "452 4.5.3 too many recipients"
        try:
            known = await asyncio.to_thread(self._mail_in.known, address)
        except SQLAlchemyError as error:
            log_unexpected("recipient not checked", error)
            return "451 4.3.0 try again later"
        if not known:
            return "550 5.1.1 unknown resident"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        """Take the mail; an answer for each recipient (LMTP), or the worst of them (SMTP)."""
        raw = envelope.original_content or b""
        if not (envelope.mail_from or "").strip("<> "):
            # Only machines send with an empty return path (RFC 5321 section 4.5.5); bounces are not read yet.
            log.info("mail dropped", reason="bounce")
            answers = ["250 2.0.0 dropped"] * len(envelope.rcpt_tos)
            return "\r\n".join(answers if self._per_recipient else answers[:1])
        answers = await asyncio.to_thread(self._take_for_all, raw, envelope.rcpt_tos)
        if self._per_recipient:
            return "\r\n".join(answers)
        # One answer for all: a failure makes the sender try again; who has the mail already keeps it as one message.
        return max(answers, key=lambda line: {"2": 0, "5": 1, "4": 2}[line[0]])

    async def handle_exception(self, error: Exception) -> str:
        """Trouble of ours."""
        log_unexpected("mail session failed", error)
        return "451 4.3.0 try again later"

    def _take_for_all(self, raw: bytes, addresses: Sequence[str]) -> list[str]:
        """Read once, take for each recipient."""
        try:
            read = self._mail_in.read_at_once(raw, addresses, now_ms())
        except MailRefused as refusal:
            return [f"550 5.6.0 {refusal.reason}"] * len(addresses)
        except TooMuchWaits:
            log.warning("mail put off", reason="too much waits for its clips")
            return ["451 4.3.1 too much waits here, try again later"] * len(addresses)
        except Exception as error:  # noqa: BLE001 - whatever it is, the sender's server keeps the mail and tries again
            log_unexpected("mail not read", error)
            return ["451 4.3.0 try again later"] * len(addresses)
        if isinstance(read, Later):
            return ["250 2.0.0 taken"] * len(addresses)
        return [self._take(read, address) for address in addresses]

    def _take(self, read: ReadMail | None, address: str) -> str:
        try:
            taken = self._mail_in.take(read, address, now_ms())
        except UnknownRecipient:
            return "550 5.1.1 unknown resident"
        except Exception as error:  # noqa: BLE001 - whatever it is, the sender's server keeps the mail and tries again
            log_unexpected("mail not taken", error)
            return "451 4.3.0 try again later"
        # Who is blocked is not told: it looks as if staff had to look at the mail.
        return f"250 2.0.0 {'held' if taken.state == 'blocked' else taken.state}"


def smtp_protocol(mail_in: MailIn, loop: asyncio.AbstractEventLoop) -> SMTP:
    """One SMTP session."""
    return _Smtp(MailHandler(mail_in, per_recipient=False), **_options(loop))


def lmtp_protocol(mail_in: MailIn, loop: asyncio.AbstractEventLoop) -> LMTP:
    """One LMTP session."""
    return _Lmtp(MailHandler(mail_in, per_recipient=True), **_options(loop))


def _options(loop: asyncio.AbstractEventLoop) -> dict[str, Any]:
    return {
        "data_size_limit": MAX_MAIL_BYTES,
        "enable_SMTPUTF8": True,
        "hostname": "central",
        "ident": "Lumen",
        "loop": loop,
        "timeout": 120,
    }
