"""HTML and XHTML cut into tags and words, in one pass and in linear time, whatever it says. There is no tree that could grow."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

MAX_BYTES = 8 * 1024 * 1024
MAX_ATTRIBUTES = 40

# Neither holds a "<", so that what is no tag is passed over once: the next try begins at the next "<".
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:_-]*)((?:\"[^\"<]*\"|'[^'<]*'|[^<>\"'])*)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")
_NAMED_CODING = re.compile(rb"""(?:encoding|charset)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""")
_WESTERN = frozenset({b"iso-8859-1", b"latin1", b"windows-1252", b"us-ascii"})
#: Their words are no markup, and nobody reads them.
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "image", "input", "link", "meta", "source", "track", "wbr"})


class Start(NamedTuple):
    """`<tag …>`; `closed`: it has no end and nothing in it."""

    tag: str
    attributes: Mapping[str, str]
    closed: bool


class End(NamedTuple):
    """`</tag>`."""

    tag: str


Token = Start | End | str


def decoded(data: bytes) -> str:
    """A document as text: by its mark, its declaration, else as UTF-8."""
    data = data[:MAX_BYTES]
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return data.decode("utf-16", "replace")
    named = _NAMED_CODING.search(data[:1024])
    if named is not None and named[1].lower() in _WESTERN:
        return data.decode("cp1252", "replace")
    return data.decode("utf-8-sig", "replace")


def tokens(text: str) -> Iterator[Token]:
    """The document's tags and words, in order; comments and declarations are left out."""
    at, end = 0, min(len(text), MAX_BYTES)
    while at < end:
        opening = text.find("<", at)
        if opening < 0:
            yield html.unescape(text[at:end])
            return
        if opening > at:
            yield html.unescape(text[at:opening])
        if text.startswith(("<!", "<?"), opening):
            at, words = _declared(text, opening)
            if words:
                yield words
            continue
        found = _TAG.match(text, opening)
        if found is None:
            yield "<"
            at = opening + 1
            continue
        at = found.end()
        tag = found[2].lower()
        if found[1]:
            yield End(tag)
            continue
        closed = found[3].endswith("/")
        yield Start(tag, _attributes(found[3].rstrip("/")) if found[3] else {}, closed or tag in VOID)
        if tag in _RAW and not closed:
            at = _behind(text, f"</{tag}", at)


def _declared(text: str, opening: int) -> tuple[int, str]:
    """Behind a comment, a declaration or a CDATA section; the words of the latter."""
    if text.startswith("<!--", opening):
        closing = text.find("-->", opening + 4)
        return (len(text), "") if closing < 0 else (closing + 3, "")
    if text.startswith("<![CDATA[", opening):
        closing = text.find("]]>", opening + 9)
        return (len(text), text[opening + 9 :]) if closing < 0 else (closing + 3, text[opening + 9 : closing])
    closing = text.find(">", opening)
    if closing > 0 and text.find("[", opening, closing) > 0:  # declarations of its own
        closing = text.find("]>", opening) + 1 or -1
    return (len(text), "") if closing < 0 else (closing + 1, "")


def _behind(text: str, tag: str, at: int) -> int:
    """The place of the end tag; the end of the text when there is none."""
    found = re.compile(re.escape(tag), re.IGNORECASE).search(text, at)
    return len(text) if found is None else found.start()


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in _ATTRIBUTE.finditer(text):
        if len(found) >= MAX_ATTRIBUTES:
            break
        value = one[2] or one[3] or one[4] or ""
        found.setdefault(one[1].lower(), html.unescape(value) if "&" in value else value)
    return found
