"""What is not sold to somebody here: by the policy, and by limits of the facility, of this device's unit, and of the person."""

from __future__ import annotations

from functools import lru_cache

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.policy import current_policy
from kiosk.device.streams import resident_stream
from kiosk.media_store.catalogue import Title
from kiosk.media_store.restrictions import Reason, merged, why_not
from kiosk.media_store.tables import limits
from kiosk.store.prepared import Query
from kiosk.sync.wire import Change, MediaLimits

_FACILITY = "facility"
#: One device has one stream of its own; its name does not matter here.
_DEVICE = "device"
_FOR = Query(select(limits.c.limits).where(limits.c.stream.in_((_FACILITY, _DEVICE)) | (limits.c.stream == bindparam("stream"))))


def limits_for(conn: Connection, resident: str) -> MediaLimits:
    """All that holds for a resident at this device."""
    policy = current_policy(conn).media
    of_policy = MediaLimits.model_validate({"highest_rating": policy.highest_rating, "kinds": _known(policy.kinds_off)})
    return merged([of_policy, *(_read(row.limits) for row in _FOR.all(conn, stream=resident_stream(resident)))])


def not_sold(under: MediaLimits, title: Title) -> Reason | None:
    """Why a title is not sold under these limits; None: it is."""
    return why_not(under, title=title.title, kind=title.kind, genre=title.genre, rating=title.rating)


def apply_limits(conn: Connection, payload: MediaLimits, change: Change) -> None:
    """`facility.media_limits`, `device.media_limits`, `resident.media_limits`: each says all of its stream."""
    stream = _DEVICE if change.stream.startswith("device:") else change.stream
    values = {"limits": payload.model_dump_json()}
    conn.execute(insert(limits).values(stream=stream, **values).on_conflict_do_update(index_elements=["stream"], set_=values))


def forget_limits(conn: Connection, stream: str) -> None:
    """Central knows of none any more, or the resident is forgotten here."""
    conn.execute(limits.delete().where(limits.c.stream == (_DEVICE if stream.startswith("device:") else stream)))


@lru_cache(maxsize=64)
def _read(stored: str) -> MediaLimits:
    return MediaLimits.model_validate_json(stored)


def _known(kinds: tuple[str, ...]) -> list[str]:
    """A newer central may name kinds that this program does not sell anyway."""
    return [kind for kind in kinds if kind in {"song", "album", "movie", "audiobook", "book", "course", "game"}]
