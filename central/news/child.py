"""`python -m central.news.child MEMORY_BYTES SECONDS`: a feed (RSS, Atom) on standard input, its entries as JSON on standard output.

The kernel ends the process when it takes more memory or time than allowed, and lets it open no file and no connection once its
libraries are loaded. A document that declares entities is refused before any parser of XML sees it.
"""

from __future__ import annotations

import calendar
import io
import json
import re
import resource
import sys
from typing import Any

import feedparser

from central.mail_in.html_text import parse_here

#: Input, output, errors: no other file is opened.
STANDARD_FILES = 3
MAX_ENTRIES = 200
MAX_WORDS = 60_000
#: Supersets of ASCII in which no byte hides a "<".
_CHARSETS = {"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "iso-8859-15", "windows-1252", "cp1252"}
_DECLARED = re.compile(rb"\s*<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\?>")
_BEFORE_ROOT = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)


class NoFeed(Exception):
    """The document is not shown; the text says why in plain words."""


def main(memory_bytes: int, seconds: int) -> None:
    """Read, and say."""
    _load()
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_NOFILE, STANDARD_FILES),
    ):
        resource.setrlimit(what, (most, most))
    try:
        said: dict[str, Any] = {"refused": "", **read_feed(sys.stdin.buffer.read())}
    except NoFeed as error:
        said = {"refused": str(error)}
    except MemoryError:
        said = {"refused": "it needs too much memory"}
    except Exception as error:  # noqa: BLE001 - what a parser raises on hostile input; this process does nothing else
        said = {"refused": f"it cannot be read ({type(error).__name__})"}
    sys.stdout.write(json.dumps(said))


def read_feed(data: bytes) -> dict[str, Any]:
    """Name and entries of a feed, in its order. Raises NoFeed."""
    text = _text(data)
    start = _BEFORE_ROOT.match(text)
    rest = text[start.end() if start is not None else 0 :]
    if not rest.startswith("<") or rest.startswith("<!"):
        raise NoFeed("a feed declares no document type and no entities" if rest.startswith("<!") else "this is no XML")
    headers = {"content-type": "application/xml; charset=utf-8"}
    found: Any = feedparser.parse(io.BytesIO(rest.encode()), response_headers=headers, resolve_relative_uris=False)
    if not found.get("version"):
        raise NoFeed("this is neither RSS nor Atom")
    return {"name": _plain(found.feed.get("title", "")), "entries": [_entry(one) for one in found.entries[:MAX_ENTRIES]]}


def _text(data: bytes) -> str:
    """The document in one of the known charsets. Raises NoFeed."""
    if data.startswith(b"\xef\xbb\xbf"):
        data = data[3:]
    declared = _DECLARED.match(data)
    charset = "utf-8" if declared is None else declared[1].decode().lower()
    if charset not in _CHARSETS or b"\x00" in data:
        raise NoFeed(f"the charset {charset} is not read")
    try:
        return data.decode(charset)
    except UnicodeDecodeError:
        raise NoFeed(f"it is not {charset}, as it says") from None


def _entry(one: Any) -> dict[str, Any]:
    content = one.get("content") or []
    body = content[0].get("value", "") if content else one.get("summary", "")
    title = one.get("title", "")
    moment = one.get("published_parsed") or one.get("updated_parsed")
    return {
        "id": str(one.get("id") or one.get("link") or title)[:2000],
        "title": _plain(title),
        "text": _plain(body),
        "at_ms": None if moment is None else calendar.timegm(moment) * 1000,
    }


def _plain(html: str) -> str:
    """Words only: no tags, links, pictures."""
    return parse_here(html[:MAX_WORDS]) if "<" in html or "&" in html else html[:MAX_WORDS]


def _load() -> None:
    """What the parsers load when they are first needed takes files."""
    for charset in _CHARSETS:
        b"".decode(charset)
    read_feed(b"<rss version='2.0'><channel><title>a &amp; b</title><item><title>&lt;b&gt;x&lt;/b&gt;</title></item></channel></rss>")
    read_feed(b"<feed xmlns='http://www.w3.org/2005/Atom'><title>a</title><updated>2026-01-01T00:00:00Z</updated></feed>")
    feedparser.parse(io.BytesIO(b"<rss><item><title>not well-formed"))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
