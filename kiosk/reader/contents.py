"""A book's table of contents: the navigation document of EPUB 3 (section 5.4), or the NCX of EPUB 2 (OPF 2.0.1, section 2.4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, ParseError, fromstring

from kiosk.reader.cleaner import plain
from kiosk.reader.markup import End, Start, decoded, tokens

MAX_ENTRIES = 2_000
MAX_NAME = 160
MAX_DEPTH = 4
_NCX = "{http://www.daisy.org/z3986/2005/ncx/}"


class Entry(NamedTuple):
    """A line of the contents: its words, how deep it lies (from 0), and its link as the document names it."""

    name: str
    depth: int
    link: str


def nav_entries(data: bytes) -> Iterator[Entry]:
    """The entries of `<nav epub:type="toc">`; of the first nav where none is called so."""
    nav = _Nav()
    for token in tokens(decoded(data)):
        if isinstance(token, Start):
            nav.start(token)
        elif isinstance(token, End):
            nav.end(token.tag)
        elif nav.link:
            nav.words.append(token)
        if nav.full:
            break
    yield from nav.contents or nav.other


class _Nav:
    """Gathers the links of navigation lists."""

    def __init__(self) -> None:
        self.contents: list[Entry] = []
        self.other: list[Entry] = []
        self.link = ""
        self.words: list[str] = []
        self._into: list[Entry] | None = None
        self._lists = 0

    @property
    def full(self) -> bool:
        return len(self.contents) + len(self.other) >= MAX_ENTRIES

    def start(self, token: Start) -> None:
        if token.tag == "nav":
            named = {*token.attributes.get("epub:type", "").split(), token.attributes.get("role", "")}
            other = None if self.other else self.other
            self._into, self._lists = (self.contents if named & {"toc", "doc-toc"} else other), 0
        elif token.tag == "ol":
            self._lists += 1
        elif token.tag == "a" and self._into is not None:
            self.link, self.words = token.attributes.get("href", ""), []

    def end(self, tag: str) -> None:
        if tag == "nav":
            self._into = None
        elif tag == "ol":
            self._lists = max(0, self._lists - 1)
        elif tag == "a" and self._into is not None and self.link:
            self._into.append(Entry(plain("".join(self.words))[:MAX_NAME], min(MAX_DEPTH, max(0, self._lists - 1)), self.link))
            self.link = ""


def ncx_entries(data: bytes) -> Iterator[Entry]:
    """The entries of an NCX; none of one that is damaged or declares entities."""
    if b"<!ENTITY" in data:
        return
    try:
        root = fromstring(data)  # noqa: S314 - bounded in size by who read it, and no entity was declared
    except (ParseError, ValueError, LookupError, RecursionError):
        return
    top = root.find(f"{_NCX}navMap")
    waiting: list[tuple[Element, int]] = [] if top is None else [(one, 0) for one in reversed(top.findall(f"{_NCX}navPoint"))]
    count = 0
    while waiting and count < MAX_ENTRIES:
        point, depth = waiting.pop()
        label, content = point.find(f"{_NCX}navLabel/{_NCX}text"), point.find(f"{_NCX}content")
        if label is not None and content is not None:
            count += 1
            yield Entry(plain("".join(label.itertext()))[:MAX_NAME], min(MAX_DEPTH, depth), content.get("src", ""))
        waiting += [(one, depth + 1) for one in reversed(point.findall(f"{_NCX}navPoint"))]
