"""The facility's set of cards: names and words in `resources/ecards/cards.json`, a picture of each beside it."""

from __future__ import annotations

import json
from functools import lru_cache

from central.mail_in.clean_text import clean_text
from kiosk.sync.wire import MAX_GREETING_CHARACTERS
from resources import RESOURCES

_FOLDER = RESOURCES / "ecards"


@lru_cache(maxsize=1)
def cards() -> dict[str, dict[str, str]]:
    """The words of each card by language."""
    read: dict[str, dict[str, str]] = json.loads((_FOLDER / "cards.json").read_text("utf-8"))
    return read


def picture(card: str) -> bytes:
    """The PNG of a card of the set."""
    if card not in cards():
        raise KeyError(card)
    return (_FOLDER / f"{card}.png").read_bytes()


def greeting_of(text: str) -> str:
    """The words on a card that came with a letter: its first lines, up to a blank one or to what fits."""
    greeting = ""
    for line in clean_text(text).split("\n"):
        longer = f"{greeting}\n{line}".strip()
        if not line.strip() or len(longer) > MAX_GREETING_CHARACTERS:
            break
        greeting = longer
    return greeting or clean_greeting(text.strip().split("\n")[0])


def clean_greeting(text: str) -> str:
    """Cleaned, and cut at a word where it does not fit."""
    cleaned = clean_text(text)
    if len(cleaned) <= MAX_GREETING_CHARACTERS:
        return cleaned
    return cleaned[: MAX_GREETING_CHARACTERS - 1].rsplit(" ", 1)[0].rstrip() + "…"
