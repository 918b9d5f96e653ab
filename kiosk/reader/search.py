"""Finding words in a book."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.reader.epub import Book
from kiosk.reader.flow import LINE_BREAK, Flow
from kiosk.reader.places import Hit

MOST = 100
_AROUND = 40


def search(book: Book, words: str, goes_on: Callable[[], bool]) -> list[Hit]:
    """The first places where words stand, in the order of the book. `goes_on` False: nobody waits any more."""
    found: list[Hit] = []
    for chapter in range(len(book.chapters)):
        if not goes_on():
            break
        flow = book.flow(chapter)
        for begin, end in flow.find(words):
            found.append(Hit(chapter, begin, end, _around(flow, begin, end)))
            if len(found) >= MOST:
                return found
    return found


def _around(flow: Flow, begin: int, end: int) -> str:
    block = flow.blocks[flow.block_at(begin)]
    first, last = max(0, begin - block.begin - _AROUND), min(len(block.text), end - block.begin + _AROUND)
    words = " ".join(block.text[first:last].replace(LINE_BREAK, " ").split())
    return f"{'…' if first else ''}{words}{'…' if last < len(block.text) else ''}"
