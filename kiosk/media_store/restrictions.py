"""What may not be bought, pure: rating, kind, genre, single titles. Central reckons by the same rules."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from kiosk.sync.wire import MediaLimits, Rating, TitleKind

RATINGS: tuple[Rating, ...] = ("everyone", "teen", "mature")
#: Why a title is not sold.
Reason = Literal["kind", "rating", "genre", "title"]


def merged(several: Iterable[MediaLimits]) -> MediaLimits:
    """All of them at once."""
    ratings: list[Rating] = []
    kinds: dict[TitleKind, None] = {}
    genres: dict[str, None] = {}
    titles: dict[str, None] = {}
    for one in several:
        ratings += [] if one.highest_rating is None else [one.highest_rating]
        kinds.update(dict.fromkeys(one.kinds))
        genres.update(dict.fromkeys(one.genres))
        titles.update(dict.fromkeys(one.titles))
    return MediaLimits(
        highest_rating=min(ratings, key=RATINGS.index, default=None), kinds=tuple(kinds), genres=tuple(genres), titles=tuple(titles)
    )


def why_not(limits: MediaLimits, *, title: str, kind: str, genre: str, rating: str) -> Reason | None:
    """Why a title is not sold under these limits; None: it is."""
    if kind in limits.kinds:
        return "kind"
    if title in limits.titles:
        return "title"
    if genre and genre.casefold() in {one.casefold() for one in limits.genres}:
        return "genre"
    over = limits.highest_rating is not None and RATINGS.index(rating) > RATINGS.index(limits.highest_rating)
    return "rating" if over else None
