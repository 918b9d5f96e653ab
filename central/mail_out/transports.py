"""Where mail goes: an SMTP relay, or a Maildir (demo, tests). Both may be asked twice for the same mail and deliver it once."""

from __future__ import annotations

import contextlib
import os
import smtplib
from email.message import EmailMessage
from pathlib import Path
from typing import Protocol

from central.blobs import write_durably

#: Answers that one SMTP delivery may wait for.
_STEPS = 10


class TryLater(Exception):
    """The mail could not go now."""


class Undeliverable(Exception):
    """The mail will never be taken."""


class Transport(Protocol):
    """Delivers mail. One delivery takes at most `longest_ms`; then another worker may try."""

    longest_ms: int

    def deliver(self, mail: EmailMessage, token: str) -> None:
        """Deliver once for this token. Raises TryLater or Undeliverable."""


class Maildir:
    """A Maildir whose file names come from the message: a retry finds or overwrites the same file."""

    longest_ms = 10_000

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("tmp", "new", "cur"):
            (folder / name).mkdir(parents=True, exist_ok=True)

    def deliver(self, mail: EmailMessage, token: str) -> None:
        """Write the mail, unless a reader has moved it to `cur` already."""
        name = f"{token}.lumen"
        if any((self.folder / "cur").glob(f"{name}*")):
            return
        temporary = self.folder / "tmp" / name
        try:
            write_durably(temporary, mail.as_bytes())
            temporary.replace(self.folder / "new" / name)
            folder = os.open(self.folder / "new", os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError as error:
            raise TryLater("the Maildir cannot be written") from error


class Relay:
    """An SMTP relay. A mail it took is not offered again unless its answer was lost; the stable Message-ID lets it notice that."""

    def __init__(self, host: str, port: int, timeout_s: float = 30) -> None:
        self.host = host
        self.port = port
        self.timeout_s = timeout_s
        self.longest_ms = int(timeout_s * _STEPS * 1000)

    def deliver(self, mail: EmailMessage, token: str) -> None:  # noqa: ARG002
        """Hand the mail over."""
        try:
            self._send(mail)
        except smtplib.SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            if codes and all(500 <= code < 600 for code in codes):
                raise Undeliverable("the relay refused the address") from error
            raise TryLater("the relay refused the address for now") from error
        except smtplib.SMTPResponseException as error:
            if 500 <= error.smtp_code < 600 and isinstance(error, smtplib.SMTPDataError):
                raise Undeliverable("the relay refused the mail") from error
            raise TryLater("the relay refused for now") from error
        except (OSError, smtplib.SMTPException) as error:
            raise TryLater("the relay cannot be reached") from error

    def _send(self, mail: EmailMessage) -> None:
        relay = smtplib.SMTP(self.host, self.port, timeout=self.timeout_s)
        try:
            relay.send_message(mail)
            with contextlib.suppress(OSError, smtplib.SMTPException):
                relay.quit()  # the relay has the mail already, however it says good-bye
        finally:
            relay.close()
