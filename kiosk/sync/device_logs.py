"""The bundle of logs that an order asks for: bounded, and looked through once more before it leaves.

Our logs hold ids, counts and codes (`kiosk.log`). What goes up is held to that by form: whole lines of JSON, short values, and of the
words only those that look like a code. A line of anything else, or a number as long as a card's, stays here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kiosk.sync.wire_orders import MAX_LOG_LINE, MAX_LOG_LINES

#: Of each file, its end.
MOST_OF_A_FILE = 256 * 1024
MOST_FILES = 16
MOST_CHARACTERS = 1024 * 1024
#: Written by us as they stand in the program, never made of what somebody typed.
_OURS = frozenset({"event", "level", "timestamp", "error", "at", "loop"})
_SENTENCE = re.compile(r"[A-Za-z][A-Za-z0-9 _.,:;()/'-]{0,119}")
_TIME = re.compile(r"[0-9T:.Z+-]{10,40}")
_PLACE = re.compile(r"[A-Za-z0-9_.<>-]{1,60}:[0-9]{1,6}")
#: An id, a code, a name of a check. At least one letter: what is digits alone may be a card, a PIN, a resident's number.
_CODE = re.compile(r"(?=.*[A-Za-z_])[A-Za-z0-9_.:+-]{1,64}")
_NUMBER_BELOW = 1 << 53
_LEFT_OUT = "…"


def gather_logs(folder: Path) -> tuple[str, ...]:
    """The newest lines of every `*.log` of a folder, made safe, in the order of their time. Raises OSError."""
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime, reverse=True)[:MOST_FILES]
    lines = sorted((line for path in files for line in _of_file(path)), key=lambda pair: pair[0])
    kept: list[str] = []
    room = MOST_CHARACTERS
    for _, line in reversed(lines):
        room -= len(line)
        if room < 0 or len(kept) == MAX_LOG_LINES:
            break
        kept.append(line)
    return tuple(reversed(kept))


def safe_line(line: str, source: str) -> str | None:
    """One line as it may leave; None: it is none of ours."""
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(read, dict):
        return None
    safe = {"from": source, **{name: _safe(name, value) for name, value in read.items() if _CODE.fullmatch(name)}}
    said = json.dumps(safe, ensure_ascii=False, separators=(",", ":"))
    return said if len(said) <= MAX_LOG_LINE else None


def _safe(name: str, value: Any) -> Any:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        return value if abs(value) < _NUMBER_BELOW and not _may_be_a_card(value) else _LEFT_OUT
    if isinstance(value, list):
        return [_safe("", one) for one in value[:20]]
    if not isinstance(value, str):
        return _LEFT_OUT
    forms = (_SENTENCE, _TIME, _PLACE, _CODE) if name in _OURS else (_CODE,)
    return value if any(form.fullmatch(value) for form in forms) else _LEFT_OUT


def _may_be_a_card(value: float) -> bool:
    """Eight digits and more are a card's or a resident's number; times since the epoch have thirteen and begin as this century's do."""
    whole = int(abs(value))
    return whole >= 10**7 and not 10**12 <= whole < 10**13


def _of_file(path: Path) -> Iterator[tuple[str, str]]:
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - MOST_OF_A_FILE))
        text = file.read(MOST_OF_A_FILE).decode("utf-8", "replace")
    whole = text.splitlines() if size <= MOST_OF_A_FILE else text.splitlines()[1:]
    for line in whole:
        safe = safe_line(line, path.stem[:40])
        if safe is not None:
            yield str(json.loads(safe).get("timestamp", "")), safe
