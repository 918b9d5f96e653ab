"""A book in the form EPUB 3.3 or 2, opened from memory; its chapters are read when they are wanted.

Nothing in the file is believed: every size is bounded as it unpacks, names lead to entries of the archive and to nothing else, XML
brings no entities along, and what cannot be read is left out.
"""

from __future__ import annotations

import io
import struct
import threading
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from itertools import accumulate
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, ParseError, fromstring

from kiosk.reader.cleaner import flow_of
from kiosk.reader.contents import Entry, nav_entries, ncx_entries
from kiosk.reader.flow import Flow
from kiosk.reader.places import BadBook, Content, Place

MAX_ENTRIES = 20_000
MAX_PACKAGE_BYTES = 4 * 1024 * 1024
MAX_CHAPTER_BYTES = 8 * 1024 * 1024
MAX_PICTURE_BYTES = 24 * 1024 * 1024
MAX_CHAPTERS = 5_000
#: So much text of chapters stays in memory, in letters.
KEPT_LETTERS = 2_000_000
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
_OPF = "{http://www.idpf.org/2007/opf}"
_ENCRYPTION = "{http://www.w3.org/2001/04/xmlenc#}"
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError, OverflowError),
    *(IndexError, UnicodeError, MemoryError),
)


class Book:
    """One open book. May be asked by several threads."""

    def __init__(self, data: bytes) -> None:
        """Raises BadBook."""
        self._lock = threading.Lock()
        self._flows: OrderedDict[str, Flow] = OrderedDict()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            infos = self._archive.infolist()
        except _BROKEN as error:
            raise BadBook("damaged") from error
        if len(infos) > MAX_ENTRIES:
            raise BadBook("damaged")
        self._sizes = {info.filename: min(info.file_size, MAX_CHAPTER_BYTES) for info in infos}
        path, package = self._package()
        items = {item.get("id", ""): item for item in package.iterfind(f".//{_OPF}item")}
        paths = {name: self._path(dirname(path), item.get("href", "")) for name, item in items.items()}
        self._demand_open(paths)
        order = (paths.get(ref.get("idref", "")) for ref in package.iterfind(f".//{_OPF}itemref") if ref.get("linear") != "no")
        #: Entries of the archive in the order of reading.
        self.chapters: tuple[str, ...] = tuple(dict.fromkeys(one for one in order if one))[:MAX_CHAPTERS]
        if not self.chapters:
            raise BadBook("empty")
        self._numbers = {name: number for number, name in enumerate(self.chapters)}
        self.contents: tuple[Content, ...] = self._contents(package, items, paths)
        sizes = [max(1, self._sizes.get(name, 1)) for name in self.chapters]
        self._before = list(accumulate(sizes, initial=0))

    # --- reading ---

    def flow(self, chapter: int) -> Flow:
        """The text of a chapter; an empty one when it cannot be read."""
        return self._flow(self.chapters[chapter])

    def picture(self, chapter: int, source: str) -> bytes | None:
        """A picture that stands in a chapter's text; None when there is none, or it is too large."""
        name = self._path(dirname(self.chapters[chapter]), _path_of(source))
        return None if name is None else self._entry(name, MAX_PICTURE_BYTES)

    def leads_to(self, chapter: int, link: str) -> Place | None:
        """Where a link within the book leads; None: out of it, or nowhere."""
        found = self._target(chapter, link)
        if found is None or found[0] not in self._numbers:
            return None
        number = self._numbers[found[0]]
        return Place(number, self.flow(number).anchors.get(found[1], 0) if found[1] else 0)

    def note(self, chapter: int, link: str, most: int = 4_000) -> str:
        """What the footnote says that a link leads to, whichever file it stands in; "" when there is none."""
        found = self._target(chapter, link)
        return "" if found is None or not found[1] else self._flow(found[0]).note(found[1], most)

    def name_of(self, place: Place) -> str:
        """The heading of the contents under which a place stands; "" before the first."""
        name = ""
        for entry in self.contents:
            if entry.chapter > place.chapter:
                break
            if entry.chapter < place.chapter or self.offset_of(entry) <= place.offset:
                name = entry.name
        return name

    def contents_name(self, chapter: int) -> str:
        """The first heading of the contents that leads into a chapter, or the last one before it."""
        before = [entry.name for entry in self.contents if entry.chapter < chapter][-1:]
        return next((entry.name for entry in self.contents if entry.chapter == chapter), before[0] if before else "")

    def offset_of(self, entry: Content) -> int:
        """Where in its chapter an entry of the contents begins."""
        return self.flow(entry.chapter).anchors.get(entry.anchor, 0) if entry.anchor else 0

    def percent(self, place: Place) -> float:
        """How much of the book lies before a place, in percent, by the size of its chapters."""
        length = max(1, self.flow(place.chapter).length)
        before, after = self._before[place.chapter], self._before[place.chapter + 1]
        return 100 * (before + (after - before) * min(1.0, place.offset / length)) / self._before[-1]

    # --- parts ---

    def _flow(self, name: str) -> Flow:
        with self._lock:
            known = self._flows.get(name)
            if known is not None:
                self._flows.move_to_end(name)
                return known
        # Not under the lock: who shows a page must not wait for who searches.
        made = flow_of(self._entry(name, MAX_CHAPTER_BYTES) or b"")
        with self._lock:
            self._flows[name] = made
            while len(self._flows) > 1 and sum(flow.length for flow in self._flows.values()) > KEPT_LETTERS:
                self._flows.popitem(last=False)
        return made

    def _package(self) -> tuple[str, Element]:
        """The package document and where it lies. Raises BadBook."""
        rootfile = self._xml("META-INF/container.xml").find(f".//{_CONTAINER}rootfile")
        path = self._path("", "" if rootfile is None else rootfile.get("full-path", ""))
        if path is None:
            raise BadBook("damaged")
        return path, self._xml(path)

    def _demand_open(self, paths: dict[str, str | None]) -> None:
        """Fonts may be scrambled, for nobody needs them; text may not. Raises BadBook."""
        if "META-INF/encryption.xml" not in self._sizes:
            return
        references = self._xml("META-INF/encryption.xml").iterfind(f".//{_ENCRYPTION}CipherReference")
        locked = {self._path("", one.get("URI", "")) for one in references}
        if any(path in locked and path.endswith((".xhtml", ".html", ".htm", ".xml")) for path in paths.values() if path):
            raise BadBook("locked")

    def _contents(self, package: Element, items: dict[str, Element], paths: dict[str, str | None]) -> tuple[Content, ...]:
        nav = next((paths[name] for name, item in items.items() if "nav" in item.get("properties", "").split()), None)
        found: list[Content] = []
        if nav:
            found = list(self._led(nav, nav_entries(self._entry(nav, MAX_PACKAGE_BYTES) or b"")))
        spine = package.find(f".//{_OPF}spine")
        ncx = None if spine is None else paths.get(spine.get("toc", ""))
        if not found and ncx:
            found = list(self._led(ncx, ncx_entries(self._entry(ncx, MAX_PACKAGE_BYTES) or b"")))
        return tuple(sorted(found, key=lambda entry: entry.chapter))

    def _led(self, document: str, entries: Iterator[Entry]) -> Iterator[Content]:
        for entry in entries:
            path, anchor = self._split(document, entry.link)
            if path in self._numbers and entry.name:
                yield Content(entry.name, entry.depth, self._numbers[path], anchor)

    def _target(self, chapter: int, link: str) -> tuple[str, str] | None:
        path, anchor = self._split(self.chapters[chapter], link)
        return None if path is None else (path, anchor)

    def _split(self, document: str, link: str) -> tuple[str | None, str]:
        """The entry and the anchor that a link in a document names; no entry: it leads out of the book."""
        try:
            parts = urlsplit(link)
        except ValueError:
            return None, ""
        if parts.scheme or parts.netloc:
            return None, ""
        return (self._path(dirname(document), parts.path) if parts.path else document), unquote(parts.fragment)

    def _path(self, folder: str, href: str) -> str | None:
        """The entry of the archive that a name leads to; None when there is none: a name never leads out of it."""
        if not href or len(href) > 1_000:
            return None
        path = normpath(join(folder, unquote(href)))
        return path if path in self._sizes else None

    def _xml(self, name: str) -> Element:
        """An XML document without entities of its own. Raises BadBook."""
        data = self._entry(name, MAX_PACKAGE_BYTES)
        if data is None or b"<!ENTITY" in data or b"<\0!\0E\0N\0" in data or b"\0<\0!\0E\0N" in data:
            raise BadBook("damaged")
        try:
            return fromstring(data)  # noqa: S314 - bounded in size, and no entity was declared
        except (ParseError, ValueError, LookupError, RecursionError) as error:
            raise BadBook("damaged") from error

    def _entry(self, name: str, most: int) -> bytes | None:
        """The bytes of an entry; None when there are none, more than `most`, or they are damaged."""
        try:
            with self._archive.open(name) as entry:
                data = entry.read(most + 1)
        except (KeyError, *_BROKEN):
            return None
        return data if len(data) <= most else None


def _path_of(source: str) -> str:
    """The path of a picture within the book; "" when it names another place."""
    try:
        parts = urlsplit(source)
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc else parts.path
