"""What a message costs and what goes with it, in words."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from kiosk.mail.letters import Attachment, Ecard
from kiosk.mail.rules import Load, Meter, Parts, Prices
from kiosk.ui.desk import Desk
from kiosk.ui.ecards import card_title, card_url

ICONS = {"ecard": "gift", "photo": "image", "video": "video"}
HUES = {"ecard": "rose", "photo": "sky", "video": "plum"}


class MeterWords(QObject):
    """Reads numbers through the desk, so that they follow the language."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def shown(self, gauge: Meter, load: Load, payer: str) -> dict[str, Any]:
        """Everything that the StampMeter shows; `payer` is who sent the reply stamp."""
        words = self._desk.words
        count = self.tr("%1 of %2 letters").replace("%1", words.number(gauge.used)).replace("%2", words.number(gauge.of))
        return {
            "meterTitle": self._title(gauge, payer),
            "meterCount": "" if gauge.state == "free" else count,
            "meterFraction": gauge.fraction,
            "meterLeft": self._left(gauge, load),
            "meterOwn": self._own(gauge),
            "meterParts": "" if gauge.state == "free" else self._parts(gauge.parts),
            "meterNear": gauge.near,
            "meterStamps": gauge.stamps,
            "meterState": gauge.state,
        }

    def cost(self, stamps: int) -> str:
        """What a part takes: "1 stamp", "No stamp"."""
        return self._desk.words.stamps(stamps) if stamps else self.tr("No stamp")

    def attached(self, ecard: Ecard | None, files: tuple[Attachment, ...], prices: Prices) -> list[dict[str, str]]:
        """What goes with the words, for the strip above the meter."""
        shown = []
        if ecard is not None:
            title = card_title(ecard.card, self._desk.words.language) or self.tr("A card")
            shown.append(self._chip("ecard", "ecard", title, prices.ecard_stamps, card_url(ecard.card)))
        for one in files:
            if one.kind == "photo":
                picture = self._desk.photo_url(one.blob)
                shown.append(self._chip(one.blob, "photo", self.tr("Photo"), prices.photo_stamps, picture))
            else:
                shown.append(self._chip(one.blob, "video", self.clip(one.duration_ms), prices.video_stamps, ""))
        return shown

    def clip(self, duration_ms: int) -> str:
        """ "12-second video"."""
        return self.tr("%n-second video", "", max(1, round(duration_ms / 1000)))

    def elsewhere(self, count: int) -> str:
        """What of the draft was taken on another device."""
        return self.tr("%n photo(s) or video(s) are not on this device. They do not go from here.", "", count) if count else ""

    def _chip(self, key: str, kind: str, title: str, stamps: int, picture: str) -> dict[str, str]:
        remove = self.tr("Take off: %1").replace("%1", title)
        return {
            "key": key,
            "kind": kind,
            "title": title,
            "line": self.cost(stamps),
            "picture": picture,
            "icon": ICONS[kind],
            "hue": HUES[kind],
            "remove": remove,
        }

    def _title(self, gauge: Meter, payer: str) -> str:
        if gauge.state == "prepaid":
            return self.tr("1 stamp, paid by %1").replace("%1", payer)
        if gauge.state == "free":
            return self.tr("No stamp needed")
        if gauge.missing and gauge.own == 0:
            return self.tr("You have no stamps")
        if gauge.missing:
            return self.tr("You need %n more stamp(s)", "", gauge.missing)
        if gauge.own is None:
            return self.tr("%n of your stamps", "", gauge.stamps)
        return self.tr("Uses %1 of your %n stamp(s)", "", gauge.own).replace("%1", str(gauge.stamps))

    def _left(self, gauge: Meter, load: Load) -> str:
        words = self._desk.words
        if gauge.too_long:
            return self.tr("%1 letters too long", "", gauge.used - gauge.of).replace("%1", words.number(gauge.used - gauge.of))
        if gauge.state == "free":
            return self.tr("Legal mail goes out without one too.")
        if gauge.missing and not gauge.near:
            return self.tr("You can write now and send later.")
        left = words.number(gauge.left)
        if load.sms:
            return self.tr("%1 letters left in this text message", "", gauge.left).replace("%1", left)
        if gauge.parts.words == 2 and not gauge.near:
            return self.tr("This is a long one. It needs a second stamp.")
        return self.tr("%1 letters left on this stamp", "", gauge.left).replace("%1", left)

    def _own(self, gauge: Meter) -> str:
        """Only where the title does not say it."""
        if gauge.own is None or gauge.state in {"own", "free"} or (gauge.missing and gauge.own == 0):
            return ""
        return self.tr("You own %n stamp(s)", "", gauge.own)

    def _parts(self, parts: Parts) -> str:
        """ "Words 1, photos 2, card 1": only where there is more than words."""
        said = [
            (self.tr("Photos %1"), parts.photos),
            (self.tr("Video %1"), parts.video),
            (self.tr("Card %1"), parts.ecard),
        ]
        extra = [text.replace("%1", str(stamps)) for text, stamps in said if stamps]
        return ", ".join([self.tr("Words %1").replace("%1", str(parts.words)), *extra]) if extra else ""
