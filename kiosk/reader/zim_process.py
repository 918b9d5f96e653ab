"""`python -m kiosk.reader.zim_process ARCHIVE`: reads one ZIM archive by libzim, in a process of its own, spoken to over a pipe.

A line of JSON on standard input is a question; the answer is two lengths (4 bytes each, big-endian), JSON, and bytes. libzim is loaded
here and nowhere else (`docs/adr/0014`): it is used where the machine has it, and an archive that breaks it breaks this process alone,
which may write nothing, open few files, and take no more memory than it needs.
"""

from __future__ import annotations

import json
import os
import resource
import struct
import sys
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

MAX_MEMORY_BYTES = 1024 * 1024 * 1024
#: The archive is opened again for its index of titles; split ones have more files.
MAX_FILES = 64
MAX_ENTRY_BYTES = 24 * 1024 * 1024
MAX_SUGGESTIONS = 30
_REDIRECTS = 8
_TRIES = 20


def main(path: str) -> None:
    """Answer until the line closes."""
    # Not before: who has no libzim does not come here.
    reader, suggestions = import_module("libzim.reader"), import_module("libzim.suggestion")
    _set_bounds()
    archive = reader.Archive(Path(path))
    out = sys.stdout.buffer
    for line in sys.stdin.buffer:
        try:
            told, data = _answer(archive, suggestions.SuggestionSearcher, json.loads(line))
        except Exception as error:  # noqa: BLE001 - libzim raises what it likes on damaged archives
            told, data = {"error": type(error).__name__}, b""
        _say(out, told, data)


def _set_bounds() -> None:
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_DATA, MAX_MEMORY_BYTES),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, MAX_FILES),
        (resource.RLIMIT_NPROC, 0),
    ):
        resource.setrlimit(what, (most, most))
    os.nice(5)


def _answer(archive: Any, searcher: Any, asked: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
    what = asked["do"]
    if what == "about":
        return {"name": _metadata(archive, "Title"), "articles": int(archive.article_count)}, b""
    if what == "suggest":
        return {"found": _suggest(archive, searcher, str(asked["words"])[:200])}, b""
    if what == "random":
        return {"path": _random(archive)}, b""
    return _entry(archive, str(asked["path"]))


def _metadata(archive: Any, name: str) -> str:
    try:
        return bytes(archive.get_metadata(name)).decode("utf-8", "replace")[:200]
    except (KeyError, RuntimeError):
        return ""


def _suggest(archive: Any, searcher: Any, words: str) -> list[dict[str, str]]:
    search = searcher(archive).suggest(words)
    found = []
    for path in search.getResults(0, MAX_SUGGESTIONS):
        entry = _followed(archive.get_entry_by_path(path))
        found.append({"path": entry.path, "title": entry.title})
    return [one for place, one in enumerate(found) if one not in found[:place]]


def _random(archive: Any) -> str:
    """An article, not a picture; "" when none was drawn."""
    for _ in range(_TRIES):
        entry = _followed(archive.get_random_entry())
        if str(entry.get_item().mimetype).startswith("text/html"):
            return str(entry.path)
    return ""


def _entry(archive: Any, path: str) -> tuple[dict[str, Any], bytes]:
    if not archive.has_entry_by_path(path):
        return {"missing": True}, b""
    entry = _followed(archive.get_entry_by_path(path))
    item = entry.get_item()
    told = {"path": entry.path, "title": entry.title, "type": str(item.mimetype)[:80]}
    if item.size > MAX_ENTRY_BYTES:
        return told | {"missing": True}, b""
    return told, bytes(item.content)


def _followed(entry: Any) -> Any:
    for _ in range(_REDIRECTS):
        if not entry.is_redirect:
            return entry
        entry = entry.get_redirect_entry()
    raise LookupError("redirects go round")


def _say(out: BinaryIO, told: dict[str, Any], data: bytes) -> None:
    words = json.dumps(told).encode()
    out.write(struct.pack(">II", len(words), len(data)) + words + data)
    out.flush()


if __name__ == "__main__":
    main(sys.argv[1])
