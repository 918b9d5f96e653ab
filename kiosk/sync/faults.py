"""How an unexpected error is written to the log: its type and its place, never its words, which may hold a resident's text."""

from __future__ import annotations

import traceback
from pathlib import Path


def fault(error: BaseException) -> dict[str, str]:
    """Fields for a log line: `error` is the type's name, `at` the innermost `file:line` of our own."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "site-packages" not in frame.filename]
    at = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return {"error": type(error).__name__, "at": at}
