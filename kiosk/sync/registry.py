"""How sync learns of features: `app.py` hands it one `Feature` each. Sync itself knows no feature's rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from kiosk.sync.wire import Change

#: Applies one change in the page's transaction. Gets the parsed payload (`wire.CHANGE_TYPES`) and the change. Must be idempotent:
#: after a reset of the cursor every change comes again.
Handler = Callable[[Connection, Any, Change], None]


@dataclass(frozen=True)
class Feature:
    """What one feature wants of sync."""

    name: str
    handlers: Mapping[tuple[str, int], Handler]
    #: SHA-256 (hex) of the blobs this feature shows, the most wanted first. Those already stored may be among them.
    wanted_blobs: Callable[[Connection], Sequence[str]] | None = None
    #: True while a person is using the device (an open session, say): a lost link is then looked for more often.
    somebody_waits: Callable[[Connection], bool] | None = None


def all_handlers(features: Sequence[Feature]) -> dict[tuple[str, int], Handler]:
    """Every feature's handlers by (kind, version); two features wanting the same kind is an error in this program."""
    handlers: dict[tuple[str, int], Handler] = {}
    for feature in features:
        for key, handler in feature.handlers.items():
            if key in handlers:
                raise ValueError(f"two features handle {key[0]} version {key[1]}")
            handlers[key] = handler
    return handlers
