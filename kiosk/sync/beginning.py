"""The first start of a device: its keys and its store are made where it never had any, and it stays in step until it is let in."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from kiosk.device.identity import Identity, load_identity
from kiosk.device.keys import DeviceKeys, device_keys
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store, open_store
from kiosk.sync.enrolling import Enrolling
from kiosk.sync.outbox import NotEnrolled
from kiosk.sync.registry import Feature


def open_device(settings: DeviceSettings, *, cache_kib: int) -> tuple[DeviceKeys, Store]:
    """This device's keys and store; made new where there is no store. For sync alone: its keys are all made here.

    A store that is gone takes its chain of commands along: the device then gets a new key, and is a new one to central.
    Raises StoreErrors.
    """
    if settings.store_path.exists():
        keys = device_keys(settings)
        return keys, open_store(settings.store_path, keys.store_key, cache_kib=cache_kib)
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys = device_keys(settings, create=True)
    keys.renew_signing_key()
    # Under another name until its tables are there: nobody else opens half a store.
    part = settings.store_path.with_suffix(".part")
    for leftover in settings.data.glob(f"{part.name}*"):
        leftover.unlink()
    made = open_store(part, keys.store_key, create=True)
    try:
        from kiosk.store.migrate import upgrade  # noqa: PLC0415 - loads every feature's tables: only when needed

        upgrade(made)
        with made.engine.connect() as conn:
            conn.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        made.close()
    part.rename(settings.store_path)
    return keys, open_store(settings.store_path, keys.store_key, cache_kib=cache_kib)


def identity_of(
    settings: DeviceSettings, store: Store, keys: DeviceKeys, features: Sequence[Feature], stop: threading.Event
) -> Identity | None:
    """Who this device is; one that nobody let in yet waits for it. None: it is to stop before that."""
    try:
        with store.read() as conn:
            return load_identity(conn)
    except NotEnrolled:
        return Enrolling(settings, store, keys, features, stop).run()
