"""How letters read in lists and what stands in one: chips, sections, parts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from kiosk.mail.letters import Channel, Ecard, InboxRow, LetterPart, Photo, Video
from kiosk.ui.desk import Desk
from kiosk.ui.ecards import ASPECT, card_title, card_url
from kiosk.ui.viewmodels.video import clock_text

if TYPE_CHECKING:
    from kiosk.ui.viewmodels.mail_words import MailWords

Chip = dict[str, str]
MINUTE_MS = 60_000


class LetterWords(QObject):
    """Reads names and times through the desk, so that they follow language, zone and day."""

    def __init__(self, desk: Desk, mail_words: MailWords) -> None:
        super().__init__(desk)
        self._desk = desk
        self._mail_words = mail_words

    def row_roles(self) -> Mapping[str, Callable[[InboxRow], Any]]:
        """A row of the inbox, of the saved letters, or of what a search found."""
        desk = self._desk
        return {
            "messageId": lambda row: row.message,
            "sender": lambda row: desk.face(row.contact, row.sender).short,
            "initial": lambda row: desk.face(row.contact, row.sender).initial,
            "hue": lambda row: desk.face(row.contact, row.sender).hue,
            "subject": lambda row: self.subject(row.subject, row.channel),
            "snippet": lambda row: row.snippet,
            "timeText": lambda row: desk.words.when(row.released_ms, desk.now_ms),
            "isNew": lambda row: not row.read,
            "replyPaid": lambda row: row.reply_paid,
            "replied": lambda row: row.replied,
            "photoText": lambda row: self._mail_words.photos(row.photos),
            "legal": lambda row: row.legal,
            "section": lambda row: "today" if desk.words.days_ago(row.released_ms, desk.now_ms) <= 0 else "earlier",
            "chips": self.row_chips,
            "thumbnail": lambda row: self.picture(row.thumbnail, row.ecard),
            "playable": lambda row: row.thumbnail_of == "video",
        }

    def subject(self, subject: str, channel: Channel) -> str:
        """What a message is about; a short message is about what it says."""
        return subject or (self.tr("Short message") if channel == "sms" else self.tr("No subject"))

    def picture(self, thumbnail: str | None, ecard: str | None) -> str:
        """What stands for a letter in a list: its first photo or poster, else its card."""
        return self._desk.photo_url(thumbnail) if thumbnail is not None else card_url(ecard)

    def row_chips(self, row: InboxRow) -> list[Chip]:
        """What is particular about a letter."""
        chips = [{"text": self._mail_words.legal_line(), "icon": "scale", "hue": "slate"}] if row.legal else []
        if row.replied:
            chips.append({"text": self.tr("You replied"), "icon": "reply", "hue": "slate"})
        elif row.reply_paid:
            chips.append({"text": self.tr("Reply paid"), "icon": "postage", "hue": "honey"})
        return chips + self.part_chips(row.photos, row.video_ms, row.ecard, row.channel)

    def part_chips(self, photos: int, video_ms: int | None, ecard: str | None, channel: Channel) -> list[Chip]:
        """What a message carries."""
        chips = []
        if channel == "sms":
            chips.append({"text": self.tr("SMS"), "icon": "message-circle", "hue": "slate"})
        if video_ms is not None:
            chips.append({"text": self.video_length(video_ms), "icon": "video", "hue": "plum"})
        if ecard is not None:
            chips.append({"text": self.tr("eCard"), "icon": "gift", "hue": "rose"})
        if photos:
            chips.append({"text": self._mail_words.photos(photos), "icon": "image", "hue": "sky"})
        return chips

    def video_length(self, ms: int) -> str:
        """ "30-second video"; of a length that nobody knows, "Video"."""
        seconds = round(ms / 1000)
        if not seconds:
            return self.tr("Video")
        if ms < 2 * MINUTE_MS:
            return self.tr("%n-second video", "", seconds)
        return self.tr("%n-minute video", "", round(ms / MINUTE_MS))

    def parts(self, parts: Sequence[LetterPart], sender: str) -> list[dict[str, Any]]:
        """The parts of a letter in its order, ready to be shown. `index` counts the photos."""
        shown: list[dict[str, Any]] = []
        photos = 0
        for part in parts:
            if isinstance(part, Photo):
                shown.append({**self.photo(part, sender), "kind": "photo", "index": photos})
                photos += 1
            elif isinstance(part, Video):
                shown.append(self._video(part, sender))
            elif isinstance(part, Ecard):
                shown.append(self._card(part))
            else:
                shown.append({**self._mail_words.refused(part), "kind": "held", "withheld": part.kind == "withheld"})
        return shown

    def photo(self, part: Photo, sender: str) -> dict[str, Any]:
        """One photo, as large as the screen is wide."""
        name = self.tr("Photo from %1").replace("%1", sender)
        return {"source": self._desk.photo_url(part.blob, large=True), "width": part.width, "height": part.height, "name": name}

    def _video(self, part: Video, sender: str) -> dict[str, Any]:
        return {
            "kind": "video",
            "blob": part.blob,
            "poster": self._desk.photo_url(part.poster, large=True),
            "captions": part.captions if part.captions is not None and part.captions_stored else "",
            "durationText": clock_text(part.duration_ms),
            "ready": part.stored,
            "aspect": part.width / max(1, part.height),
            "name": self.tr("Video from %1").replace("%1", sender),
        }

    def _card(self, part: Ecard) -> dict[str, Any]:
        title = card_title(part.card, self._desk.words.language) or self.tr("A card for you")
        return {"kind": "ecard", "source": card_url(part.card), "aspect": ASPECT, "title": title, "greeting": part.greeting}
