"""What may be done with a contact, and where a wish for one stands, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.mail.letters import Contact, ContactWish
from kiosk.ui.desk import Desk


class PeopleWords(QObject):
    """Reads times and names through the desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def may(self, contact: Contact) -> list[dict[str, str]]:
        """Chips: mail, text messages, legal; or why not."""
        if contact.blocked:
            return [{"text": self.tr("Blocked"), "icon": "hand", "hue": "rose"}]
        if not contact.can_write:
            return [{"text": self.tr("Not now"), "icon": "lock-keyhole", "hue": "slate"}]
        chips = [{"text": self.tr("Mail"), "icon": "mail", "hue": "leaf"}] if contact.mail else []
        if contact.sms:
            chips.append({"text": self.tr("Text messages"), "icon": "message-circle", "hue": "sky"})
        if contact.visits and self._desk.policy.visits.on:
            chips.append({"text": self.tr("Visits"), "icon": "video", "hue": "honey"})
        if contact.kind == "legal":
            chips.append({"text": self.tr("Legal"), "icon": "scale", "hue": "plum"})
        return chips

    def may_lines(self, contact: Contact) -> list[dict[str, str]]:
        """The same as sentences, for the person's own page."""
        lines = []
        if contact.blocked:
            lines.append({"text": self.tr("Their mail does not reach you. They are not told."), "icon": "hand"})
        elif not contact.can_write:
            lines.append({"text": self.tr("Mail is paused. Ask your unit staff why."), "icon": "lock-keyhole"})
        else:
            if contact.mail:
                lines.append({"text": self.tr("You can write to each other."), "icon": "mail"})
            if contact.sms:
                by_phone = (
                    self.tr("They can send you text messages.") if contact.mail else self.tr("You write to each other by text message.")
                )
                lines.append({"text": by_phone, "icon": "message-circle"})
        if contact.visits and contact.can_write and self._desk.policy.visits.on:
            lines.append({"text": self.tr("You can see each other by video."), "icon": "video"})
        if contact.kind == "legal":
            lines.append({"text": self.tr("Legal mail. Staff do not read it."), "icon": "scale"})
        return lines

    def block_state(self, wish: ContactWish | None, name: str) -> str:
        """What became of a block or unblock that central has not confirmed."""
        if wish is None:
            return ""
        if wish.status == "refused":
            return self.tr("The mail center did not take this. It is as before.")
        said = self.tr("You blocked %1.") if wish.blocks else self.tr("You unblocked %1.")
        return f"{said.replace('%1', name)} {self.tr('It is saved here and waits to be sent.')}"

    def wish_state(self, wish: ContactWish) -> tuple[str, str, dict[str, str]]:
        """Where a wish for a contact stands: its line, why it was refused, and its chip."""
        words = self._desk.words
        asked = self.tr("asked %1").replace("%1", words.moment(wish.at_ms, self._desk.now_ms))
        line = f"{wish.relation} · {asked}" if wish.relation else words.sentence(asked)
        chip = {
            "saved": {"text": self.tr("Waiting to send"), "icon": "clock", "hue": "honey"},
            "waiting": {"text": self.tr("Staff will look"), "icon": "hourglass", "hue": "slate"},
            "approved": {"text": self.tr("Added"), "icon": "check", "hue": "leaf"},
            "refused": {"text": self.tr("Not added"), "icon": "circle-alert", "hue": "rose"},
        }[wish.status]
        return line, self.refusal(wish.reason) if wish.status == "refused" else "", chip

    def refusal(self, code: str) -> str:
        """A reason of staff or of central in plain words."""
        words = {
            "not_allowed": self.tr("Mail with this person is not allowed."),
            "no_contact_order": self.tr("A court order does not allow mail with this person."),
            "victim": self.tr("A court order does not allow mail with this person."),
            "staff": self.tr("This person works here."),
            "unknown": self.tr("We could not find out who this is."),
            "wrong_address": self.tr("The email address or phone number did not work."),
            "too_many_requests": self.tr("You have asked for many people. Wait for an answer first."),
            "empty": self.tr("The name was missing."),
        }
        if code in words:
            return words[code]
        return code if " " in code else self.tr("Ask your case manager about this.")
