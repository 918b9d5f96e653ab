"""The facility's set of cards as the screens show them: their pictures, and what they are called."""

from __future__ import annotations

import json
import re
from functools import cache
from urllib.parse import quote

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from kiosk.ui.drawings import Pictures
from kiosk.ui.pictures import fitted, rounded
from resources import RESOURCES

FOLDER = RESOURCES / "ecards"
PICTURE_BYTES = 16 * 1024 * 1024
#: Width to height of every card of the set.
ASPECT = 1.5
_NAME = re.compile(r"[a-z0-9-]{1,64}")


@cache
def _titles() -> dict[str, dict[str, str]]:
    titles: dict[str, dict[str, str]] = json.loads((FOLDER / "cards.json").read_text(encoding="utf-8"))
    return titles


def card_names() -> tuple[str, ...]:
    """The cards of the set, in its order."""
    return tuple(_titles())


def card_title(card: str, language: str) -> str:
    """What a card says; "" for one that is not in this device's set."""
    titles = _titles().get(card, {})
    return titles.get(language) or titles.get("en", "")


def card_url(card: str | None) -> str:
    """Where QML finds the picture of a card; "" for one that is not in this device's set."""
    return f"image://ecard/{quote(card)}" if card is not None and card in _titles() else ""


class CardPictures(Pictures):
    """`image://ecard/<name>?r=<radius>&cover=1`: a card, small enough to be read when it is asked for."""

    def __init__(self) -> None:
        super().__init__(PICTURE_BYTES)

    def draw(self, name: str, options: dict[str, str], wanted: QSize) -> QImage | None:
        if _NAME.fullmatch(name) is None or name not in _titles():
            return None
        image = QImage(str(FOLDER / f"{name}.png")).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
        image = fitted(image, wanted, cover=options.get("cover") == "1")
        radius = options.get("r", "0")
        return rounded(image, float(radius)) if radius.replace(".", "", 1).isdecimal() else image
