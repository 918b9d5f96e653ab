"""Fetching and reading feeds, each in a bounded process of its own: hostile servers and documents cost a few seconds at most."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from central.mail_in.clean_text import clean_line, clean_text

FETCH_SECONDS = 30
READ_SECONDS = 10
READ_MEMORY_BYTES = 512 * 1024 * 1024
MAX_OUTPUT_BYTES = 32 * 1024 * 1024
MAX_TEXT = 8000
_PROGRAM = Path(__file__).parents[2]


class FeedRefused(Exception):
    """Nothing of it is shown; the text says why in plain words."""


@dataclass(frozen=True)
class Fetched:
    """A document and what to ask with the next time; `data` None: it did not change."""

    data: bytes | None
    etag: str
    modified: str


@dataclass(frozen=True)
class Entry:
    """One piece of news, plain text. `at_ms` None: the feed does not say."""

    id: str
    title: str
    text: str
    at_ms: int | None


def fetch_feed(url: str, hosts: list[str], etag: str = "", modified: str = "") -> Fetched:
    """Fetch a feed from one of the hosts. Raises FeedRefused."""
    asked = json.dumps({"url": url, "hosts": hosts, "etag": etag, "modified": modified}).encode()
    line, _, body = _run("central.news.fetching_child", [], asked, FETCH_SECONDS).partition(b"\n")
    said = _said(line)
    if said.get("same"):
        return Fetched(None, etag, modified)
    return Fetched(body, _header(said, "etag"), _header(said, "modified"))


def read_feed(data: bytes) -> tuple[str, list[Entry]]:
    """The name of a feed, and its entries in its order. Raises FeedRefused."""
    said = _said(_run("central.news.child", [str(READ_MEMORY_BYTES), str(READ_SECONDS)], data, READ_SECONDS * 3))
    try:
        entries = [_entry(one) for one in said["entries"]]
        return clean_line(str(said["name"]), 200), [one for one in entries if one.title]
    except (KeyError, TypeError, ValueError):
        raise FeedRefused("it cannot be read") from None


def _header(said: dict[str, Any], name: str) -> str:
    """A header to say again the next time; nothing where it could not be kept or sent."""
    value = str(said.get(name, ""))
    return value if len(value) <= 200 and value.isascii() and value.isprintable() else ""


def _entry(said: dict[str, Any]) -> Entry:
    text = clean_text(str(said["text"]))
    if len(text) > MAX_TEXT:
        text = text[:MAX_TEXT].rsplit(" ", 1)[0] + " …"
    title = clean_line(str(said["title"]), 200) or clean_line(text, 80)
    return Entry(str(said["id"]), title, text, None if said["at_ms"] is None else int(said["at_ms"]))


def _said(line: bytes) -> dict[str, Any]:
    """What a child says; it reads hostile input. Raises FeedRefused."""
    try:
        said = json.loads(line)
    except ValueError:
        raise FeedRefused("it cannot be read") from None
    if not isinstance(said, dict) or said.get("refused"):
        raise FeedRefused(clean_line(str(said.get("refused", "")), 200) if isinstance(said, dict) else "it cannot be read")
    return said


def _run(module: str, words: list[str], asked: bytes, wall_seconds: int) -> bytes:
    with os.fdopen(os.memfd_create("feed"), "w+b") as output:
        try:
            done = subprocess.run(
                [sys.executable, "-m", module, *words],
                input=asked,
                stdout=output,
                stderr=subprocess.DEVNULL,
                cwd=_PROGRAM,
                env={"LC_ALL": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"},
                timeout=wall_seconds,
                check=False,
            )
        except (OSError, subprocess.SubprocessError):
            raise FeedRefused("it takes too long") from None
        if done.returncode != 0:
            raise FeedRefused("it takes too much time or memory")
        output.seek(0)
        return output.read(MAX_OUTPUT_BYTES)
