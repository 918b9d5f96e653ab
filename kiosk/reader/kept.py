"""Where somebody is in a book, their bookmarks and how they like the page: a short JSON text that follows them to every device. Pure.

What was written by another program, or by nobody, is the book's beginning; never an error.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

#: As `wire.MediaPlace` takes it.
MAX_CHARACTERS = 16 * 1024
MAX_BOOKMARKS = 60
MAX_WORDS = 80
_VERSION = 1

Paper = Literal["screen", "light", "warm", "dark"]
PAPERS: tuple[Paper, ...] = get_args(Paper)
#: How many times the size of the reading text the words of a book are.
SIZES = (0.8, 0.9, 1.0, 1.15, 1.35, 1.6, 2.0)
USUAL_SIZE = 2


@dataclass(frozen=True)
class Bookmark:
    """A place that was marked: chapter, letters from its beginning, the first words there, and how far it is in percent."""

    chapter: int
    offset: int
    words: str
    percent: int


@dataclass(frozen=True)
class Kept:
    """`size` is a place in SIZES; `paper` "screen": as the whole screen is."""

    chapter: int = 0
    offset: int = 0
    percent: int = 0
    bookmarks: tuple[Bookmark, ...] = ()
    size: int = USUAL_SIZE
    paper: Paper = "screen"

    def marked(self, mark: Bookmark) -> Kept:
        """With another bookmark, in the order of the book; the same place is marked once. Unchanged when there is no more room."""
        if len(self.bookmarks) >= MAX_BOOKMARKS or any(
            (one.chapter, one.offset) == (mark.chapter, mark.offset) for one in self.bookmarks
        ):
            return self
        short = replace(mark, words=mark.words[:MAX_WORDS])
        return replace(self, bookmarks=tuple(sorted((*self.bookmarks, short), key=lambda one: (one.chapter, one.offset))))

    def without(self, chapter: int, begin: int, end: int) -> Kept:
        """Without the bookmarks of a page."""
        kept = tuple(one for one in self.bookmarks if not (one.chapter == chapter and begin <= one.offset < end))
        return replace(self, bookmarks=kept)

    def on_page(self, chapter: int, begin: int, end: int) -> bool:
        """Whether a page is marked."""
        return any(one.chapter == chapter and begin <= one.offset < end for one in self.bookmarks)

    def to_text(self) -> str:
        """To be kept."""
        marks = [[one.chapter, one.offset, one.words, one.percent] for one in self.bookmarks]
        kept = {"v": _VERSION, "percent": self.percent, "at": [self.chapter, self.offset], "size": self.size, "paper": self.paper}
        return json.dumps(kept | {"marks": marks}, ensure_ascii=False, separators=(",", ":"))


def read_kept(text: str | None) -> Kept:
    """What `to_text` wrote; the beginning for anything else."""
    if not text or len(text) > MAX_CHARACTERS:
        return Kept()
    try:
        kept = json.loads(text)
        if kept["v"] != _VERSION:
            return Kept()
        chapter, offset = (_number(one) for one in kept["at"])
        marks = tuple(Bookmark(_number(m[0]), _number(m[1]), str(m[2])[:MAX_WORDS], min(100, _number(m[3]))) for m in kept["marks"])
        paper = paper_of(str(kept["paper"]))
        size = min(len(SIZES) - 1, _number(kept["size"]))
        return Kept(chapter, offset, min(100, _number(kept["percent"])), marks[:MAX_BOOKMARKS], size, paper)
    except (KeyError, IndexError, TypeError, ValueError, RecursionError):
        return Kept()


def paper_of(name: str) -> Paper:
    """The paper of this name; the screen's own when there is none."""
    return next((paper for paper in PAPERS if paper == name), "screen")


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 31:
        raise ValueError("no place")
    return value
