"""How a line of what a search found reads: it says whether it was received, sent, or is still being written."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from kiosk.mail.letters import DraftRow, InboxRow, SentRow
from kiosk.mail.mail import Found
from kiosk.ui.desk import Desk
from kiosk.ui.ecards import card_url
from kiosk.ui.faces import Face
from kiosk.ui.viewmodels.letter_words import Chip
from kiosk.ui.viewmodels.mail_words import MailWords

#: How a sent message's status looks as a chip: icon and hue by its kind (`MailWords.chip`).
_STATUS = {
    "waiting": ("clock", "honey"),
    "checked": ("hourglass", "slate"),
    "sent": ("check", "leaf"),
    "stopped": ("circle-alert", "rose"),
    "plain": ("mail", "slate"),
}


def key_of(row: Found) -> str:
    """Tells rows apart: a draft may have the name of the message that came back."""
    return f"draft {row.id}" if isinstance(row, DraftRow) else f"sent {row.message}" if isinstance(row, SentRow) else row.message


class FoundWords(QObject):
    """Reads names and times through the desk, so that they follow language, zone and day."""

    def __init__(self, desk: Desk, mail_words: MailWords) -> None:
        super().__init__(desk)
        self._desk = desk
        self._mail_words = mail_words

    def roles(self) -> Mapping[str, Callable[[Found], Any]]:
        """The roles of a letter in a list."""
        return {
            "messageId": key_of,
            "sender": self._who,
            "initial": lambda row: self._face(row).initial,
            "hue": lambda row: self._face(row).hue,
            "subject": self._subject,
            "snippet": lambda row: row.snippet if isinstance(row, InboxRow) else "",
            "timeText": lambda row: self._desk.words.when(_time(row), self._desk.now_ms),
            "isNew": lambda row: isinstance(row, InboxRow) and not row.read,
            "chips": self._chips,
            "thumbnail": self._picture,
            "playable": lambda row: isinstance(row, InboxRow) and row.thumbnail_of == "video",
        }

    def _face(self, row: Found) -> Face:
        return self._desk.face(row.contact, row.sender if isinstance(row, InboxRow) else row.name)

    def _who(self, row: Found) -> str:
        said = {
            InboxRow: self.tr("From %1"),
            SentRow: self.tr("To %1"),
            DraftRow: self.tr("Draft to %1"),
        }[type(row)]
        return said.replace("%1", self._face(row).short)

    def _subject(self, row: Found) -> str:
        if isinstance(row, InboxRow):
            return self._mail_words.letters.subject(row.subject, row.channel)
        return row.snippet

    def _chips(self, row: Found) -> list[Chip]:
        if isinstance(row, InboxRow):
            return self._mail_words.letters.row_chips(row)
        if isinstance(row, DraftRow):
            return self._mail_words.draft_chips(row)
        words, kind = self._mail_words.chip(row.status)
        icon, hue = _STATUS[kind]
        return [{"text": words, "icon": icon, "hue": hue}, *self._mail_words.sent_chips(row)]

    def _picture(self, row: Found) -> str:
        return self._mail_words.letters.picture(row.thumbnail, row.ecard) if isinstance(row, InboxRow) else card_url(row.ecard)


def _time(row: Found) -> int:
    return row.released_ms if isinstance(row, InboxRow) else row.at_ms if isinstance(row, SentRow) else row.saved_ms
