"""What may not be bought: by the whole facility, by a housing unit (its residents, and whoever stands at its devices), by one resident.

The policy's `highest_rating` and `kinds_off` hold beside these. What somebody has stays theirs and opens.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

import uuid_utils
from sqlalchemy import Connection, insert, or_, select, update

from central.devices.tables import devices
from central.media.staff import who
from central.media.tables import limits
from central.remembered import remembered, row_of
from central.residents.tables import residents
from central.streams.streams import FACILITY, append, device_stream, resident_stream
from kiosk.media_store.restrictions import merged
from kiosk.sync.wire import MediaLimits

Scope = Literal["facility", "unit", "resident"]
_KEY = "media_limits"
#: Titles, and genres, that limits of one scope name: devices get them in one change.
MOST_NAMED = 5000


class TooManyLimits(Exception):
    """Whoever wants to forbid that much forbids a kind or a genre; the text says so."""


def add(connection: Connection, scope: Scope, target: str, what: MediaLimits, reason: str, now_ms: int) -> str:
    """Limit what is sold from now on, and tell the devices; returns the limit's id. `target`: unit's name, resident's id, or "".

    Raises TooManyLimits.
    """
    there = _in_force(connection, (scope, target))
    if len(there.titles) + len(what.titles) > MOST_NAMED or len(there.genres) + len(what.genres) > MOST_NAMED:
        raise TooManyLimits(f"limits of one {scope} name at most {MOST_NAMED} titles and genres")
    made = str(uuid_utils.uuid7())
    connection.execute(
        insert(limits).values(
            id=made, scope=scope, target=target, limits=what.model_dump_json(), reason=reason, made_ms=now_ms, made_by=who()
        )
    )
    _tell(connection, scope, target, now_ms)
    return made


def end(connection: Connection, limit: str, now_ms: int) -> bool:
    """It holds no more; False when there is no such limit in force."""
    found = connection.execute(
        update(limits)
        .where(limits.c.id == limit, limits.c.ended_ms.is_(None))
        .values(ended_ms=now_ms, ended_by=who())
        .returning(limits.c.scope, limits.c.target)
    ).one_or_none()
    if found is None:
        return False
    _tell(connection, found.scope, found.target, now_ms)
    return True


def limits_at(connection: Connection, resident: str, device: str) -> MediaLimits:
    """All that holds for a resident who buys on a device."""
    read = lambda: merged((_facility(connection), _of_device(connection, device), _of_resident(connection, resident)))  # noqa: E731
    return remembered(connection, (_KEY, resident, device), [limits, residents, devices], read)


def move_resident(connection: Connection, resident: str, unit: str | None, now_ms: int) -> None:
    """A resident lives in another unit from now on (None: not known)."""
    connection.execute(update(residents).where(residents.c.id == resident).values(unit=unit))
    _tell_resident(connection, resident, now_ms)


def move_device(connection: Connection, device: str, unit: str | None, now_ms: int) -> None:
    """A device stands in another unit from now on (None: it is everybody's)."""
    connection.execute(update(devices).where(devices.c.id == device).values(unit=unit))
    _tell_device(connection, device, now_ms)


def _in_force(connection: Connection, *of: tuple[Scope, str]) -> MediaLimits:
    named = or_(*((limits.c.scope == scope) & (limits.c.target == target) for scope, target in of))
    rows = connection.execute(select(limits.c.limits).where(limits.c.ended_ms.is_(None), named).order_by(limits.c.id))
    return merged(MediaLimits.model_validate_json(row.limits) for row in rows)


def _facility(connection: Connection) -> MediaLimits:
    return _in_force(connection, ("facility", ""))


def _of_resident(connection: Connection, resident: str) -> MediaLimits:
    row = row_of(connection, residents, resident)
    units: Iterable[tuple[Scope, str]] = () if row is None or row.unit is None else (("unit", row.unit),)
    return _in_force(connection, ("resident", resident), *units)


def _of_device(connection: Connection, device: str) -> MediaLimits:
    row = row_of(connection, devices, device)
    return MediaLimits() if row is None or row.unit is None else _in_force(connection, ("unit", row.unit))


def _tell(connection: Connection, scope: Scope, target: str, now_ms: int) -> None:
    if scope == "facility":
        append(connection, FACILITY, "facility.media_limits", _facility(connection), now_ms, key=_KEY)
    elif scope == "resident":
        _tell_resident(connection, target, now_ms)
    else:
        for resident in connection.execute(select(residents.c.id).where(residents.c.unit == target).order_by(residents.c.id)).scalars():
            _tell_resident(connection, resident, now_ms)
        for device in connection.execute(select(devices.c.id).where(devices.c.unit == target).order_by(devices.c.id)).scalars():
            _tell_device(connection, device, now_ms)


def _tell_resident(connection: Connection, resident: str, now_ms: int) -> None:
    append(connection, resident_stream(resident), "resident.media_limits", _of_resident(connection, resident), now_ms, key=_KEY)


def _tell_device(connection: Connection, device: str, now_ms: int) -> None:
    append(connection, device_stream(device), "device.media_limits", _of_device(connection, device), now_ms, key=_KEY)
