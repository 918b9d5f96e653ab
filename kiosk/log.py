"""The device's log: JSON lines on standard error with ids, counts and codes; never text, names, PINs, card numbers or keys.

An unexpected error is written as its type and its place. Its words are left out, because they may quote what a resident wrote.
"""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import structlog


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


def configure_logs(level: str) -> None:
    """Send this process's log to standard error; `level` is a name of `logging`, INFO when it is none."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _faults_without_words,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping().get(level.upper(), logging.INFO)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
