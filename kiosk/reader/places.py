"""Places in a book, and why there may be none."""

from __future__ import annotations

from typing import NamedTuple


class BadBook(Exception):
    """The file is no book that can be shown. `code`: "damaged", "locked" (by its seller) or "empty"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Place(NamedTuple):
    """The chapter's number (from 0, in the order of reading) and letters from its beginning."""

    chapter: int
    offset: int


class Content(NamedTuple):
    """An entry of the table of contents: how deep it lies (from 0), and where it leads. Its place is known once the chapter is read."""

    name: str
    depth: int
    chapter: int
    anchor: str


class Hit(NamedTuple):
    """Words that were found: the chapter, letters `begin` to `end` of its text, and the words around them."""

    chapter: int
    begin: int
    end: int
    words: str
