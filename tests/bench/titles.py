"""A made-up catalogue: words as often as in a language, artists with some works each, a few kinds and genres."""

from __future__ import annotations

import random

from kiosk.sync.wire import TitleChange

GENRES = ("Folk", "Rock", "Jazz", "Gospel", "Country", "Rap", "Latin", "Classical", "Drama", "History")


def made_titles(count: int) -> list[TitleChange]:
    """The same each time."""
    chance = random.Random(11)
    syllables = [first + last for first in "bcdflmnprst" for last in ("a", "e", "i", "o", "u", "an", "er")]
    words = ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(12_000)]
    words[:8] = ["river", "lake", "sun", "moon", "love", "home", "road", "the"]
    often = [1 / (place + 2) for place in range(len(words))]

    def some(many: int) -> str:
        return " ".join(chance.choices(words, often, k=many)).title()

    artists = [some(2) for _ in range(6_000)]
    return [
        TitleChange(
            title=f"t-{n}",
            kind=chance.choice(["song", "song", "song", "book", "movie"]),
            name=some(chance.randint(1, 4)),
            by=chance.choice(artists),
            series=some(2),
            genre=chance.choice(GENRES),
            about=some(40),
            buy_cents=250,
            container="0" * 64,
            container_bytes=4_000_000,
            added_ms=n,
        )
        for n in range(count)
    ]
