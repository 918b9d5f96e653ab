"""The JSON text that keeps somebody's progress in a course, as far as it can be read without the course. Pure.

What was written by another program, or by nobody, is nobody's progress; never an error.
"""

from __future__ import annotations

import json
from typing import Any

#: As `wire.MediaPlace` takes it.
MAX_CHARACTERS = 16 * 1024
VERSION = 1


def read_percent(text: str | None) -> int:
    """How much of a course is done, in percent."""
    percent = kept_of(text).get("percent")
    return max(0, min(100, percent)) if isinstance(percent, int) and not isinstance(percent, bool) else 0


def kept_of(text: str | None) -> dict[str, Any]:
    """What was kept, unchecked; nothing when it is none."""
    if not text or len(text) > MAX_CHARACTERS:
        return {}
    try:
        kept = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) and kept.get("v") == VERSION else {}
