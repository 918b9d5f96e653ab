"""What devices say of their health: the last word of each check, its history, and an alert when a reader was tampered with or lost.

Central knows no check by itself: names and sentences are the device's. A frozen device may still say how it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, delete, exists, func, insert, select, update

from central.database import Database, insert_or_ignore
from central.devices.alerts import alert
from central.devices.signature import Sender
from central.devices.tables import alerts, device_health, device_health_history, devices
from kiosk.sync.wire import HealthAnswer, HealthChange, HealthFinding, HealthReport

#: Of the checks whose name begins so, these codes are alerts, one an hour for each device and kind. The history has every one.
READER = "card reader"
ALERTS = {"tamper": "reader_tamper", "lost": "reader_lost", "not_secure": "reader_not_secure"}
ALERT_EVERY_MS = 3_600_000

HISTORY_MS = 90 * 86_400_000
#: So many changes of one device are kept, the latest.
MOST_OF_A_DEVICE = 5_000

WORST_FIRST = ("problem", "care", "unknown", "ok", "absent")


class DeviceHealth:
    """Takes reports."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, sender: Sender, report: HealthReport, now_ms: int) -> HealthAnswer:
        """Store a report; the same one twice is the same. Reports of one device are taken one after the other.

        A device's clock is trusted no further than now: a word from the future could never be replaced.
        """
        with self._database.write() as connection:
            connection.execute(select(devices.c.id).where(devices.c.id == sender.device).with_for_update()).one()
            for change in report.changes:
                at_ms = min(change.at_ms, now_ms)
                _take_change(connection, sender.device, change.model_copy(update={"at_ms": at_ms}), now_ms)
            if report.changes:
                _cut(connection, sender.device)
            if report.picture is not None:
                said = [found.model_copy(update={"looked_ms": min(found.looked_ms, now_ms)}) for found in report.picture]
                _take_picture(connection, sender.device, said)
            known = connection.execute(select(exists().where(device_health.c.device == sender.device))).scalar_one()
        return HealthAnswer(want_picture=not known, server_ms=now_ms)


def forget_old(database: Database, now_ms: int) -> None:
    """Cut the history of every device at HISTORY_MS."""
    with database.write() as connection:
        connection.execute(delete(device_health_history).where(device_health_history.c.received_ms < now_ms - HISTORY_MS))


def picture_of(connection: Connection, device: str) -> list[Row[Any]]:
    """The last word of each check (rows of `device_health`), the worst first."""
    rows = connection.execute(select(device_health).where(device_health.c.device == device)).all()
    return sorted(rows, key=lambda row: (WORST_FIRST.index(row.state), row.check_name))


def history_of(connection: Connection, device: str, most: int) -> list[Row[Any]]:
    """What changed (rows of `device_health_history`), the latest first by the device's own time."""
    history = device_health_history
    latest = select(history).where(history.c.device == device).order_by(history.c.at_ms.desc(), history.c.id.desc())
    return list(connection.execute(latest.limit(most)).all())


def worst_by_device(connection: Connection) -> dict[str, str]:
    """The worst state of each device that has told of its health."""
    worst: dict[str, str] = {}
    for device, state in connection.execute(select(device_health.c.device, device_health.c.state).distinct()):
        worst[device] = min(worst.get(device, "absent"), state, key=WORST_FIRST.index)
    return worst


def _take_change(connection: Connection, device: str, change: HealthChange, now_ms: int) -> None:
    said = {"check_name": change.check, "state": change.state, "code": change.code, "text": change.text}
    row = {"device": device, **said, "at_ms": change.at_ms, "received_ms": now_ms}
    if not insert_or_ignore(connection, device_health_history, id=change.id, **row):
        return
    last = and_(device_health.c.device == device, device_health.c.check_name == change.check)
    newer = device_health.c.looked_ms <= change.at_ms
    connection.execute(
        update(device_health).where(last, newer).values(**said, next_step="", since_ms=change.at_ms, looked_ms=change.at_ms)
    )
    if change.check.startswith(READER) and change.code in ALERTS:
        _alert(connection, ALERTS[change.code], device, change, now_ms)


def _alert(connection: Connection, kind: str, device: str, change: HealthChange, now_ms: int) -> None:
    lately = exists().where(alerts.c.kind == kind, alerts.c.device == device, alerts.c.at_ms > now_ms - ALERT_EVERY_MS)
    if not connection.execute(select(lately)).scalar_one():
        alert(connection, kind, device=device, detail=f"{change.check}, at {change.at_ms}", at_ms=now_ms)


def _take_picture(connection: Connection, device: str, picture: Sequence[HealthFinding]) -> None:
    """Replace the last words. A picture that was overtaken by a later one changes nothing."""
    looked = connection.execute(select(func.max(device_health.c.looked_ms)).where(device_health.c.device == device)).scalar_one()
    if not picture or max(found.looked_ms for found in picture) < (looked or 0):
        return
    connection.execute(delete(device_health).where(device_health.c.device == device))
    words = {found.check: found for found in picture}
    rows = [{"device": device, "check_name": name, **found.model_dump(exclude={"check"})} for name, found in words.items()]
    connection.execute(insert(device_health), rows)


def _cut(connection: Connection, device: str) -> None:
    history = device_health_history
    latest = select(history.c.id).where(history.c.device == device).order_by(history.c.received_ms.desc(), history.c.id.desc())
    over = latest.offset(MOST_OF_A_DEVICE).limit(MOST_OF_A_DEVICE)
    connection.execute(delete(history).where(history.c.id.in_(over)))
