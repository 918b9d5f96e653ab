"""What the writing screen says: who reads it, why it cannot go, what may be added."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from kiosk.mail.letters import CannotAttach, NotAllowed, NotEnoughStamps, PriceChanged, ReplyStampUsed, TextTooLong
from kiosk.mail.rules import Load, Meter, Prices
from kiosk.sync.wire import MAX_PHOTOS
from kiosk.ui.desk import Desk
from kiosk.ui.faces import Face
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.meter_words import HUES, ICONS, MeterWords


class ComposeWords(QObject):
    """Reads names and policy through the desk."""

    def __init__(self, desk: Desk, mail_words: MailWords, meter_words: MeterWords) -> None:
        super().__init__(desk)
        self._desk = desk
        self._mail = mail_words
        self._meter = meter_words

    def screening(self, face: Face) -> str:
        """The one line about who reads it."""
        if face.legal:
            return self.tr("Legal mail. Staff do not read this.")
        return self.tr("Staff may read this before %1 gets it.").replace("%1", face.short)

    def screening_brief(self, face: Face) -> str:
        """The same in the fewest words."""
        return self.tr("Staff do not read this.") if face.legal else self.tr("Staff may read this.")

    def saved_at(self, at_ms: int) -> str:
        """When it was saved: the time alone for today, else with the day."""
        words, now_ms = self._desk.words, self._desk.now_ms
        return words.time(at_ms) if words.days_ago(at_ms, now_ms) <= 0 else words.moment(at_ms, now_ms)

    def blocked(self, gauge: Meter, face: Face, text: str) -> str:
        """Why it cannot be sent as it stands; "" when it can."""
        if face.blocked:
            return self._mail.you_blocked(face.short)
        if not face.can_write:
            return self.tr("You cannot write to %1 now. Your words are saved.").replace("%1", face.short)
        if not text.strip():
            return self.tr("Write something first.")
        if gauge.too_long:
            return self.tr("This is too long for one message. Make it shorter.")
        if gauge.missing:
            return self.tr("You need %n more stamp(s). Your words are saved.", "", gauge.missing)
        return ""

    def paused(self) -> str:
        """A hold keeps new messages back."""
        return self.tr("New messages are paused for you. Money says how that ends. Your words are saved.")

    def locked_meter(self, face: Face, *, paused: bool) -> dict[str, Any]:
        """In place of the stamps where no message goes: to this person, or (`paused`) to anybody; else nothing."""
        if paused:
            title, line = self.tr("New messages are paused for you"), self.tr("Money says how that ends. You can answer mail.")
        elif face.blocked:
            title, line = self.tr("You blocked %1"), self.tr("You can undo this in Contacts.")
        elif not face.can_write:
            title, line = self.tr("You cannot write to %1 now"), self.tr("Your words are saved. Ask your case manager about this.")
        else:
            return {}
        title = title.replace("%1", face.short)
        shown: dict[str, Any] = {"meterTitle": title, "meterLeft": line, "meterCount": "", "meterParts": "", "meterOwn": ""}
        return {**shown, "meterNear": False, "needsStamps": False, "locked": True}

    def error(self, error: BaseException, name: str) -> str:
        """Why it was not sent, or not saved."""
        if isinstance(error, NotEnoughStamps):
            return self.tr("You need %n more stamp(s). Your words are still here.", "", error.missing)
        if isinstance(error, TextTooLong):
            return self.tr("This is %n letter(s) too long.", "", error.letters - error.most)
        if isinstance(error, CannotAttach):
            return self._cannot_attach(error)
        if isinstance(error, NotAllowed):
            return self._not_allowed(error, name)
        said: dict[type[BaseException], str] = {
            ReplyStampUsed: self.tr("The stamp that %1 paid is used already. Your words are still here."),
            PriceChanged: self.tr("The price changed just now. Look at the stamps and send again."),
        }
        no_room = self.tr("There is no room to save right now. Your words are still here. Tell staff.")
        return said.get(type(error), no_room).replace("%1", name)

    def additions(self, load: Load, prices: Prices, *, camera: bool) -> list[dict[str, str]]:
        """What may go with the words, with its price, and why not where it may not."""
        no_camera = "" if camera else self.tr("This device has no camera.")
        one_clip = self.tr("One video goes with a message.") if load.video else ""
        full = self.tr("%n photo(s) go with a message at most.", "", MAX_PHOTOS) if load.photos >= MAX_PHOTOS else ""
        choices = (
            ("ecard", self.tr("A card"), prices.ecard_stamps, ""),
            ("photo", self.tr("A photo"), prices.photo_stamps, no_camera or full),
            ("video", self.tr("A video, up to 30 seconds"), prices.video_stamps, no_camera or one_clip),
        )
        policy = self._desk.policy
        off = self.tr("Not used at %1.").replace("%1", policy.facility.name or self.tr("this facility"))
        return [
            {
                "key": key,
                "title": title,
                "line": self._meter.cost(stamps),
                "icon": ICONS[key],
                "hue": HUES[key],
                "blocked": why if key in policy.mail.attachments else off,
            }
            for key, title, stamps, why in choices
        ]

    def add_blocked(self, *, sms: bool) -> str:
        """Why nothing can be added at all."""
        if sms:
            return self.tr("This goes out as a text message. It takes words only.")
        return "" if self._desk.policy.mail.attachments else self.tr("Only words can be sent from here.")

    def add_note(self, gauge: Meter, face: Face) -> str:
        """A reply stamp carries words only: with more, the whole reply is one's own to pay."""
        if gauge.state != "prepaid":
            return ""
        return self.tr("%1 paid for words only. With more, your own stamps pay for all of it.").replace("%1", face.short)

    def _cannot_attach(self, error: CannotAttach) -> str:
        return {
            "policy": self.tr("This cannot go with a message here. Your words are still here."),
            "full": self.tr("No more fit into one message. Your words are still here."),
            "too_large": self.tr("This is too large to send. Your words are still here."),
            "sms": self.tr("A text message takes words only. Take the rest off first."),
        }[error.why]

    def _not_allowed(self, error: NotAllowed, name: str) -> str:
        if error.why == "blocked":
            return self._mail.you_blocked(name)
        if error.why == "restriction":
            return self.tr("New messages are paused for you. Money says how that ends. Your words are still here.")
        return self.tr("You cannot write to %1 now. Your words are still here.").replace("%1", name)
