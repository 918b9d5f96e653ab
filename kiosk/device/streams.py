"""Names of the streams that changes come in: `facility`, `device:ID`, `resident:ID`."""

from __future__ import annotations

from kiosk.sync.wire import Change

RESIDENT_PREFIX = "resident:"


def resident_stream(resident: str) -> str:
    """The stream of one resident."""
    return RESIDENT_PREFIX + resident


def resident_of(change: Change) -> str:
    """The resident whose stream a change came in. Raises ValueError for a change of any other stream."""
    prefix, found, resident = change.stream.partition(":")
    if f"{prefix}:" != RESIDENT_PREFIX or not found or not resident:
        raise ValueError(f"{change.kind} came in the stream {change.stream!r}, which is no resident's")
    return resident
