"""Where a sent message is, in words."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.mail.letters import SentLetter
from kiosk.mail.rules import Step
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.mail_words import MailWords

ICONS = {"saved": "check", "waiting": "wifi", "received": "inbox", "checked": "eye", "sent_on": "send", "delivered": "check"}


class StatusWords(QObject):
    """Honest and in order: saved here, waiting, received, checked, sent on."""

    def __init__(self, desk: Desk, mail_words: MailWords) -> None:
        super().__init__(desk)
        self._desk = desk
        self._mail = mail_words

    def steps(self, letter: SentLetter, name: str) -> list[dict[str, str]]:
        """The stations for the step tracker."""
        return [
            {
                "title": self._title(step),
                "line": self._line(step, name),
                "state": step.state,
                "icon": "check" if step.state == "done" else "x" if step.state == "stopped" else ICONS[step.name],
            }
            for step in letter.steps
        ]

    def status(self, letter: SentLetter, name: str) -> tuple[str, str]:
        """A headline and a line about the message as a whole."""
        when_back = self.tr("We will send it when the connection is back.")
        if letter.status == "rejected":
            return self.tr("This was not sent on"), self._why(letter)
        if letter.status == "undeliverable":
            return self.tr("This did not reach %1").replace("%1", name), self._why(letter)
        if letter.steps[-1].name == "delivered":
            return self.tr("It reached the phone of %1").replace("%1", name), self.tr("You are all done.")
        return {
            "saved": (self.tr("Your message is saved"), self.tr("It goes to the mail center now.")),
            "waiting": (self.tr("Your message is saved"), when_back),
            "received": (self.tr("The mail center has it"), self.tr("Staff will check it next.")),
            "screening": (self.tr("Staff are checking it"), self._usual()),
            "checked": (self.tr("Staff have checked it"), self.tr("It goes to %1 next.").replace("%1", name)),
            "sent_on": (self.tr("It was sent on to %1").replace("%1", name), self.tr("You are all done.")),
        }[letter.status]

    def appeal(self, letter: SentLetter) -> str:
        """What one can do about a message that staff stopped."""
        if letter.status != "rejected":
            return ""
        return self.tr("Do you think this is wrong? You can appeal. Ask staff for the form.")

    def _usual(self) -> str:
        hours = self._desk.policy.mail.usual_wait_hours
        return self.tr("This takes %1 in most cases.").replace("%1", self._desk.words.hours(hours))

    def _why(self, letter: SentLetter) -> str:
        back = (
            self.tr("The stamp %1 paid is back.").replace("%1", self._desk.face(letter.contact, letter.name).short)
            if letter.pay.kind == "reply_stamp"
            else self.tr("Your %n stamp(s) are back.", "", letter.pay.count)
            if letter.pay.count
            else ""
        )
        return " ".join(part for part in (self._mail.reason(letter.reason), back) if part)

    def _title(self, step: Step) -> str:
        if step.state == "stopped":
            return self.tr("Stopped")
        return {
            "saved": self.tr("Saved"),
            "waiting": self.tr("Waiting"),
            "received": self.tr("Received"),
            "checked": self.tr("Checked"),
            "sent_on": self.tr("Sent on"),
            "delivered": self.tr("Delivered"),
        }[step.name]

    def _line(self, step: Step, name: str) -> str:
        if step.state == "done" and step.at_ms is not None and step.name != "saved":
            return self._desk.words.when(step.at_ms, self._desk.now_ms)
        here = self.tr("on this tablet") if self._desk.place.kind == "tablet" else self.tr("on this kiosk")
        return {
            "saved": here,
            "waiting": self.tr("for connection"),
            "received": self.tr("by the mail center"),
            "checked": self.tr("by staff"),
            "sent_on": self.tr("to %1").replace("%1", name),
            "delivered": self.tr("to the phone"),
        }[step.name]
