"""After a restore from a backup: devices may know changes that central has lost, and may hold its new ones for old.

Every stream begins a new epoch. A device then reads its streams anew, drops what central does not know, and sends again those of its
commands that central lost. An epoch never comes twice, also when the same backup is restored a second time: it is a time.

Request numbers that were used since the backup must not be good again, or what somebody recorded could be replayed: central goes on
from a number made of the time, beyond what any device can have used, and tells each device at its next request. Enrolment codes and
lines of the manifest that the backup holds for unused end, because they may have been used; devices that wait announce themselves anew.
"""

from __future__ import annotations

from sqlalchemy import Connection, delete, func, select, update

from central.database import touch
from central.devices.manifest import end_unused
from central.devices.tables import devices, enrol_codes, waiting_devices
from central.streams.tables import streams

#: 2020-01-01: seconds since then fit into the column until 2088.
_FIRST_MS = 1_577_836_800_000
#: More than any device sends; the product stays below 53 bits for two centuries.
REQUESTS_IN_A_MILLISECOND = 1 << 10


def start_new_epoch(connection: Connection, now_ms: int) -> tuple[int, int]:
    """Begin the same new epoch in every stream; returns it and the number of streams. New streams begin in the facility's."""
    latest = connection.execute(select(func.max(streams.c.epoch))).scalar_one() or 0
    epoch = max(int(latest) + 1, (now_ms - _FIRST_MS) // 1000)
    names = connection.execute(update(streams).values(epoch=epoch).returning(streams.c.name)).scalars().all()
    for name in names:
        touch(connection, name)
    beyond = now_ms * REQUESTS_IN_A_MILLISECOND
    connection.execute(update(devices).where(devices.c.request_high < beyond).values(request_high=beyond, request_seen="1"))
    unused = (enrol_codes.c.device.is_(None), enrol_codes.c.expires_ms > now_ms)
    connection.execute(update(enrol_codes).where(*unused).values(expires_ms=now_ms))
    end_unused(connection, now_ms)
    connection.execute(delete(waiting_devices))
    return epoch, len(names)
