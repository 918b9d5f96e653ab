"""Joining the fleet: keys, a store, and what central says this device is."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable

import structlog

from kiosk.device.clock import TrustedClock
from kiosk.device.identity import Identity, load_identity, save_identity
from kiosk.device.keys import device_keys
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store, open_store
from kiosk.sync.client import CentralClient, Malformed
from kiosk.sync.outbox import NotEnrolled
from kiosk.sync.wire import EnrolAnswer, EnrolRequest

_KEY_BYTES = 32

log = structlog.get_logger()


def enrol(settings: DeviceSettings, code: str, *, migrate: Callable[[Store], None] | None = None) -> Identity:
    """Join with a one-time code. Safe to repeat after a crash at any point: keys and store that are there are kept, and central
    gives the same device the same answer.

    A device that is enrolled already stays what it is; the code is not used. Raises a CentralError (wrong code: Refused 403) and
    StoreErrors.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys = device_keys(settings, create=True)
    store = open_store(settings.store_path, keys.store_key, create=True)
    try:
        (migrate or _upgrade)(store)
        known = _known(store)
        if known is not None:
            log.info("already enrolled", device=known.device)
            return known
        request = EnrolRequest(
            code=code,
            serial=settings.serial,
            kind=settings.kind,
            signing_key=b64encode(keys.signing_key.public_key().public_bytes_raw()).decode(),
        )
        client = CentralClient(settings.central_url, ca=settings.central_ca)
        try:
            answer = client.post("/enrol", request, EnrolAnswer)
        finally:
            client.close()
        identity = _identity(answer, settings.kind)
        with store.write() as conn:
            save_identity(conn, identity)
        TrustedClock(store).learn(answer.server_ms)
        log.info("enrolled", device=identity.device, facility=identity.facility)
        return identity
    finally:
        store.close()


def _upgrade(store: Store) -> None:
    from kiosk.store.migrate import upgrade  # noqa: PLC0415 - loads every feature's tables: only when needed

    upgrade(store)


def _known(store: Store) -> Identity | None:
    try:
        with store.read() as conn:
            return load_identity(conn)
    except NotEnrolled:
        return None


def _identity(answer: EnrolAnswer, kind: str) -> Identity:
    return Identity(
        device=answer.device,
        name=answer.name,
        facility=answer.facility,
        epoch=answer.epoch,
        kind=kind,
        central_signing_key=_key(answer.central_signing_key),
        central_sealing_key=_key(answer.central_sealing_key),
    )


def _key(value: str) -> bytes:
    try:
        key = b64decode(value, validate=True)
    except ValueError as error:
        raise Malformed("a key of central is not base64") from error
    if len(key) != _KEY_BYTES:
        raise Malformed("a key of central has the wrong length")
    return key
