"""Giving a release out in stages: first a few devices, then the rest, and not at all once one of them took it back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from central.devices.tables import devices
from central.orders.orders import CannotOrder, give
from central.orders.tables import device_orders
from central.signin.grants import Signer
from kiosk.sync.wire_orders import Release

#: A device that is away gets the release when it comes back.
LIFE_MS = 30 * 24 * 3600 * 1000


class NotYet(Exception):
    """Why the release goes no further, in plain words."""


@dataclass(frozen=True)
class Stage:
    """How far a release came: devices by what became of it."""

    version: str
    waiting: int = 0
    done: int = 0
    failed: int = 0
    stopped: int = 0


def stage_of(connection: Connection, version: str) -> Stage:
    """What became of a release so far."""
    counts = {"waiting": 0, "done": 0, "failed": 0, "stopped": 0}
    for row in connection.execute(select(device_orders).where(device_orders.c.what == "update")).all():
        if json.loads(row.detail)["update"]["version"] != version:
            continue
        if row.outcome == "done":
            counts["done"] += 1
        elif row.outcome in {"failed", "refused"}:
            counts["failed"] += 1
        else:
            counts["stopped" if row.withdrawn_ms is not None or row.outcome is not None else "waiting"] += 1
    return Stage(version, **counts)


def promote(
    connection: Connection, signer: Signer, release: Release, chosen: Sequence[str] | None, now_ms: int, given_by: str, *, force: bool
) -> list[tuple[str, str]]:
    """Order devices to install a release; `chosen` None: every active one. Returns device and order. Raises NotYet, CannotOrder.

    Before every device gets it, some must have it and be well, and none may have taken it back; `force` asks neither.
    """
    stage = stage_of(connection, release.version)
    if not force and stage.failed:
        raise NotYet(f"{stage.failed} device(s) took {release.version} back: look at `central device orders`")
    if chosen is None and not force and not stage.done:
        raise NotYet("no device runs it yet: give it to one unit first (--unit)")
    active = select(devices.c.id).where(devices.c.state == "active").order_by(devices.c.name, devices.c.id)
    wanted = list(connection.execute(active).scalars()) if chosen is None else list(chosen)
    given = _has(connection, release.version)
    return [
        (one, give(connection, signer, one, "update", now_ms, given_by=given_by, life_ms=LIFE_MS, update=release))
        for one in wanted
        if force or one not in given
    ]


def _has(connection: Connection, version: str) -> set[str]:
    """Devices that have it, or are about to."""
    orders = select(device_orders).where(device_orders.c.what == "update", device_orders.c.withdrawn_ms.is_(None))
    return {
        row.device
        for row in connection.execute(orders).all()
        if row.outcome in {None, "done"} and json.loads(row.detail)["update"]["version"] == version
    }


__all__ = ["CannotOrder", "NotYet", "Stage", "promote", "stage_of"]
