"""How sync learns of features: `app.py` hands it one `Feature` each. Sync itself knows no feature's rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, Select
from sqlalchemy.exc import DBAPIError

from kiosk.store.engine import StoreError
from kiosk.sync.wire import Change

if TYPE_CHECKING:
    from kiosk.settings import DeviceSettings
    from kiosk.store.engine import Store
    from kiosk.sync.client import CentralClient

#: Applies one change in the page's transaction. Gets the parsed payload (`wire.CHANGE_TYPES`) and the change. Must be idempotent:
#: after a reset of the cursor every change comes again.
Handler = Callable[[Connection, Any, Change], None]

#: Applies several changes of one kind in a row, in order, with the effect that its handler would have on each.
RunHandler = Callable[[Connection, Sequence[tuple[Any, Change]]], None]

#: Hears of a rejected command in the transaction that stores the outcome: its id, kind, payload (None when it was taken back) and
#: central's code. Once for each outcome; but a restored central may decide anew.
OnRejected = Callable[[Connection, str, str, Mapping[str, Any] | None, str], None]


class Transfer(Protocol):
    """Something that a feature carries over a session of its own while the link stands. `step` is called by one thread."""

    def step(self) -> bool:
        """One piece; False when there is nothing to do. Raises CentralErrors that concern the link, and StoreFull."""

    def close(self) -> None:
        """Sync ends."""


@dataclass(frozen=True)
class Feature:
    """What one feature wants of sync."""

    name: str
    handlers: Mapping[tuple[str, int], Handler]
    #: Kinds of those that come in great numbers, handled a run at a time.
    in_runs: Mapping[tuple[str, int], RunHandler] = field(default_factory=dict)
    #: SHA-256 (hex) of the blobs this feature shows, the most wanted first. Those already stored may be among them.
    wanted_blobs: Callable[[Connection], Sequence[str]] | None = None
    #: SQL: every blob that this feature keeps; all others are dropped once each feature that wants blobs says what it keeps.
    kept_blobs: Callable[[Connection], Select[Any]] | None = None
    #: True while a person is using the device (an open session, say): a lost link is then looked for more often.
    somebody_waits: Callable[[Connection], bool] | None = None
    #: What this feature transfers by itself.
    transfer: Callable[[Store, CentralClient, DeviceSettings], Transfer] | None = None
    on_rejected: OnRejected | None = None
    #: Ids of pending commands that may be never blocked (policy): a frozen device offers them to central outside the chain.
    never_blocked: Callable[[Connection], Sequence[str]] | None = None
    #: The device was enrolled anew: what central signed for it before is void.
    renewed: Callable[[Connection], None] | None = None
    #: SQL: ids of commands whose row this feature still reads, none of them NULL. Those are not forgotten.
    commands_in_use: Select[Any] | None = None
    #: Residents whom this device is to forget at a time (trusted ms): released ones, and those who have been away for too long.
    departed: Callable[[Connection, int], Sequence[str]] | None = None
    #: True while something of a resident is not at central or on paper yet: until then nothing of theirs is dropped.
    holds: Callable[[Connection, str], bool] | None = None
    #: True while something that is no resident's waits for central: until then this device does not clear itself.
    waits: Callable[[Connection], bool] | None = None
    #: Drops everything of one resident. Twice does nothing.
    forget: Callable[[Connection, str], None] | None = None
    #: After a stream (named) was read anew: drops what this feature has of it and is in none of the keys (`Change.key`) that came.
    #: Never what was made here: commands and what they show, and drafts.
    sweep: Callable[[Connection, str, Select[Any]], None] | None = None


def all_handlers(features: Sequence[Feature]) -> dict[tuple[str, int], Handler]:
    """Every feature's handlers by (kind, version); two features wanting the same kind is an error in this program."""
    handlers: dict[tuple[str, int], Handler] = {}
    for feature in features:
        for key, handler in feature.handlers.items():
            if key in handlers:
                raise ValueError(f"two features handle {key[0]} version {key[1]}")
            handlers[key] = handler
    return handlers


def all_in_runs(features: Sequence[Feature]) -> dict[tuple[str, int], RunHandler]:
    """Every feature's handlers of runs by (kind, version)."""
    return {key: handler for feature in features for key, handler in feature.in_runs.items()}


def attempt(conn: Connection, work: Callable[[], None]) -> Exception | None:
    """Do a feature's work within the caller's transaction; if it fails by its own fault it is undone and the error returned.

    Raises only what concerns the store itself: then the whole transaction is tried again later.
    """
    undo = conn.begin_nested()
    try:
        work()
    except Exception as error:
        if isinstance(error, StoreError) or (isinstance(error, DBAPIError) and _concerns_the_store(error)):
            raise
        undo.rollback()
        return error
    undo.commit()
    return None


def _concerns_the_store(error: DBAPIError) -> bool:
    """A full or failing disk, or a busy store."""
    words = str(error.orig).lower()
    return any(sign in words for sign in ("full", "i/o", "locked", "busy", "malformed", "not a database", "readonly"))
