"""JSON logs on standard error: ids, counts and codes; never text, names of correspondents, addresses, PINs or keys.

An exception is logged as its type and where it was raised. Its message is left out: database and validation errors quote their input.
"""

from __future__ import annotations

import json
import logging
import sys
import traceback
from typing import TextIO

import structlog


class _PlainJson(logging.Formatter):
    """Lines of other people's loggers, as JSON and without exception messages."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {"event": record.getMessage(), "level": record.levelname.lower(), "logger": record.name}
        if record.exc_info and record.exc_info[1]:
            line["event"] = "unexpected error"
            line |= describe(record.exc_info[1])
        return json.dumps(line)


def describe(error: BaseException) -> dict[str, object]:
    """What may be logged of an exception: its type and the last frames."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return {"error": type(error).__name__, "at": [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames]}


def log_unexpected(event: str, error: BaseException, **ids: object) -> None:
    """Log an error that the program did not expect; `ids` are ids and codes only."""
    structlog.get_logger().error(event, **ids, **describe(error))


def configure_logs(level: str = "INFO", stream: TextIO | None = None) -> None:
    """Send our events and those of the libraries to standard error (or `stream`) as JSON."""
    out = stream if stream is not None else sys.stderr
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping().get(level.upper(), logging.INFO)),
        logger_factory=structlog.PrintLoggerFactory(out),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(out)
    handler.setFormatter(_PlainJson())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    # aiosmtpd writes addresses and lines of mail at its lower levels.
    logging.getLogger("mail").setLevel(logging.CRITICAL)
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
