"""Words about mail that several screens share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject

from kiosk.mail.letters import DraftRow, InboxRow, RefusedPart, SentRow
from kiosk.mail.rules import Status
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.letter_words import Chip, LetterWords


class MailWords(QObject):
    """Reads names and times through the desk, so that they follow language, zone and day."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.letters = LetterWords(desk, self)

    def inbox_roles(self) -> Mapping[str, Callable[[InboxRow], Any]]:
        """How a row of the inbox reads."""
        return self.letters.row_roles()

    def photos(self, count: int) -> str:
        """ "1 photo", or nothing."""
        return self.tr("%n photo(s)", "", count) if count else ""

    def legal_line(self) -> str:
        """What privileged mail says of itself."""
        return self.tr("Legal: not read by staff")

    def you_blocked(self, name: str) -> str:
        """Why one cannot write to somebody whom one blocked."""
        return self.tr("You blocked %1. Unblock them to write.").replace("%1", name)

    def chip(self, status: Status) -> tuple[str, str]:
        """A sent message's status as a chip: its words, and its kind (waiting, checked, sent, stopped, plain)."""
        return {
            "saved": (self.tr("Saved"), "waiting"),
            "waiting": (self.tr("Waiting to send"), "waiting"),
            "received": (self.tr("Received"), "plain"),
            "screening": (self.tr("Being checked"), "plain"),
            "checked": (self.tr("Checked"), "checked"),
            "sent_on": (self.tr("Sent on"), "sent"),
            "rejected": (self.tr("Not sent on"), "stopped"),
            "undeliverable": (self.tr("Not delivered"), "stopped"),
        }[status]

    def sent_chips(self, row: SentRow) -> list[Chip]:
        """What went with a sent message."""
        return self.letters.part_chips(row.photos, 0 if row.video else None, row.ecard, row.channel)

    def draft_chips(self, row: DraftRow) -> list[Chip]:
        """What goes with a draft."""
        files = self.tr("%n photo(s) or video(s)", "", row.files) if row.files else ""
        chips = [{"text": files, "icon": "image", "hue": "sky"}] if files else []
        return chips + self.letters.part_chips(0, None, row.ecard, "mail")

    def refused(self, part: RefusedPart) -> dict[str, str]:
        """What stands in the place of a part that is not shown: what, why, and what one can do."""
        if part.kind == "withheld":
            title = {
                "photo": self.tr("A photo was held back"),
                "video": self.tr("A video was held back"),
                "ecard": self.tr("A card was held back"),
                "text": self.tr("Some words were held back"),
            }.get(part.what, self.tr("A file was held back"))
            appeal = self.tr("You can appeal. Ask staff for the form.")
            return {"title": title, "line": f"{self.reason(part.code)} {appeal}"}
        title = {
            "photo": self.tr("A photo could not be shown"),
            "video": self.tr("A video could not be shown"),
            "ecard": self.tr("A card could not be shown"),
        }.get(part.what, self.tr("A file could not be shown"))
        return {"title": title, "line": self._unreadable(part.code)}

    def _unreadable(self, code: str) -> str:
        return {
            "too_large": self.tr("It is too large. The sender can send a smaller one."),
            "format": self.tr("We cannot show this kind of file here."),
        }.get(code, self.tr("It could not be read. The sender can send it again."))

    def reason(self, code: str) -> str:
        """A reason of staff or of central in plain words; central's own sentence where there is no code for it."""
        words = {
            "": "",
            "contraband": self.tr("Staff think it may be about things that are not allowed here."),
            "threat": self.tr("Staff think it may be a threat."),
            "privacy": self.tr("It may show somebody's private details."),
            "sexual": self.tr("Pictures or words of this kind are not allowed here."),
            "policy": self.tr("It breaks a rule of this facility."),
            "other": self.tr("Ask staff for the reason."),
            "taken_back": self.tr("You took this back."),
            "stamp_used": self.tr("The reply stamp was already used."),
            "no_stamps": self.tr("You did not have enough stamps."),
            "not_enough_stamps": self.tr("You did not have enough stamps."),
            "contact": self.tr("You cannot write to this person now."),
            "contact_not_allowed": self.tr("You cannot write to this person now."),
            "contact_blocked": self.tr("You blocked this person."),
            "unknown_card": self.tr("This card is not used any more."),
            "text_only": self.tr("A text message takes words only."),
            "attachment_not_allowed": self.tr("It breaks a rule of this facility."),
            "price_changed": self.tr("The price changed. Please send it once more."),
            "blocked": self.tr("New messages are paused for you. Money says how that ends."),
            "no_grant": self.tr("This device was set up again. Please send it once more."),
            "allowance_refused": self.tr("The stamps set aside here could not be used any more. Please send it once more."),
            "too_long": self.tr("It was too long."),
            "text_too_long": self.tr("It was too long."),
        }
        if code in words:
            return words[code]
        return code if " " in code else words["other"]
