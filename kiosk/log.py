"""The device's log: JSON lines on standard error with ids, counts and codes; never text, names, PINs, card numbers or keys.

An unexpected error is written as its type and its place. Its words are left out, because they may quote what a resident wrote.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from contextlib import suppress
from pathlib import Path
from typing import Any, TextIO, cast

import structlog

#: Of one process: the present file, and one before it.
MOST_LOG_BYTES = 512 * 1024


def fault(error: BaseException) -> dict[str, str]:
    """Fields for a log line: `error` is the type's name, `at` the innermost `file:line` of our own."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "site-packages" not in frame.filename]
    at = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "?"
    return {"error": type(error).__name__, "at": at}


def _faults_without_words(_logger: object, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Replace `exc_info` (from `log.exception`) by the error's type and place."""
    if line.pop("exc_info", None) and (error := sys.exc_info()[1]) is not None:
        line.update(fault(error))
    return line


class Kept:
    """Standard error, and a file of bounded size that an order to send logs reads. A full disk loses the file alone."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def write(self, text: str) -> int:
        """Called for each line."""
        sys.stderr.write(text)
        with suppress(OSError):
            self._file.parent.mkdir(mode=0o2770, parents=True, exist_ok=True)
            if self._file.exists() and self._file.stat().st_size > MOST_LOG_BYTES:
                self._file.replace(self._file.with_suffix(".1.log"))
            with self._file.open("a", encoding="utf-8") as kept:
                kept.write(text)
        return len(text)

    def flush(self) -> None:
        """Nothing waits but on standard error."""
        sys.stderr.flush()


def configure_logs(level: str, file: Path | None = None) -> None:
    """Send this process's log to standard error, and to `file` too; `level` is a name of `logging`, INFO when it is none."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _faults_without_words,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping().get(level.upper(), logging.INFO)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr if file is None else cast("TextIO", Kept(file))),
    )
