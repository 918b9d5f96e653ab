"""Joining the fleet: keys, a store, and what central says this device is."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Connection, update

from kiosk.device.authority import continued
from kiosk.device.clock import TrustedClock
from kiosk.device.identity import Identity, load_identity, save_identity
from kiosk.device.keys import DeviceKeys, device_keys, receipt_key
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store, open_store
from kiosk.sync.client import CentralClient, Malformed
from kiosk.sync.outbox import NotEnrolled
from kiosk.sync.pinning import pinned_authority
from kiosk.sync.registry import Feature
from kiosk.sync.tables import sync_state
from kiosk.sync.wire import EnrolAnswer, EnrolRequest

_KEY_BYTES = 32

log = structlog.get_logger()


def enrol(
    settings: DeviceSettings,
    code: str,
    *,
    authority: str | None = None,
    migrate: Callable[[Store], None] | None = None,
    again: bool = False,
    features: Sequence[Feature] = (),
) -> Identity:
    """Join with a one-time code. Safe to repeat after a crash at any point: keys and store that are there are kept, and central
    gives the same device the same answer.

    `again`: a device that is enrolled already, and was frozen or revoked, begins a new epoch with a new key; the other processes do
    not run meanwhile. What central had not acknowledged is chained anew; what it had signed for this device is void.

    `authority` is the facility's CA (PEM) that IT vouched for; without it, the file in the settings. It is pinned from now on.

    Without `again`, a device that is enrolled already stays what it is; the code is not used. Raises a CentralError (wrong code:
    Refused 403) and StoreErrors.
    """
    settings.data.mkdir(mode=0o700, parents=True, exist_ok=True)
    keys = device_keys(settings, create=True)
    store = open_store(settings.store_path, keys.store_key, create=True)
    try:
        (migrate or _upgrade)(store)
        known = _known(store)
        if known is not None and not again:
            log.info("already enrolled", device=known.device)
            return known
        signing_key = keys.signing_key if known is None else keys.fresh_signing_key()
        request = EnrolRequest(
            code=code,
            serial=settings.serial,
            kind=settings.kind,
            signing_key=b64encode(signing_key.public_key().public_bytes_raw()).decode(),
            receipt_key=b64encode(receipt_key(signing_key).public_key().public_bytes_raw()).decode(),
        )
        trusted = authority if authority is not None else pinned_authority(settings, known)
        client = CentralClient(settings.central_url, ca=trusted)
        try:
            answer = client.post("/enrol", request, EnrolAnswer)
        finally:
            client.close()
        return adopt(store, keys, answer, settings.kind, signing_key, trusted, known=known, features=features)
    finally:
        store.close()


def adopt(
    store: Store,
    keys: DeviceKeys,
    answer: EnrolAnswer,
    kind: str,
    signing_key: Ed25519PrivateKey,
    trusted: str | None,
    *,
    known: Identity | None = None,
    features: Sequence[Feature] = (),
) -> Identity:
    """Be what central says from now on. `trusted`: the facility's CA (PEM) that central proved itself with. Raises Malformed."""
    identity = _identity(answer, kind, trusted and continued(trusted, answer.facility_ca or trusted))
    keys.keep_signing_key(identity.epoch, signing_key)
    with store.write() as conn:
        if known is not None:
            _begin_anew(conn, features)
        save_identity(conn, identity)
    keys.drop_fresh_key()
    if known is not None and known.epoch != identity.epoch:
        keys.drop_signing_key(known.epoch)
    TrustedClock(store).learn(answer.server_ms)
    log.info("enrolled", device=identity.device, facility=identity.facility)
    return identity


def _begin_anew(conn: Connection, features: Sequence[Feature]) -> None:
    """Streams are followed from the beginning, request numbers start again, and features drop what the last epoch was given."""
    conn.execute(update(sync_state).values(cursor=None, request_limit=1))
    for feature in features:
        if feature.renewed is not None:
            feature.renewed(conn)


def _upgrade(store: Store) -> None:
    from kiosk.store.migrate import upgrade  # noqa: PLC0415 - loads every feature's tables: only when needed

    upgrade(store)


def _known(store: Store) -> Identity | None:
    try:
        with store.read() as conn:
            return load_identity(conn)
    except NotEnrolled:
        return None


def _identity(answer: EnrolAnswer, kind: str, authority: str | None) -> Identity:
    return Identity(
        device=answer.device,
        name=answer.name,
        facility=answer.facility,
        epoch=answer.epoch,
        kind=kind,
        central_signing_key=_key(answer.central_signing_key),
        central_sealing_key=_key(answer.central_sealing_key),
        facility_ca=authority,
        unit=answer.unit,
    )


def _key(value: str) -> bytes:
    try:
        key = b64decode(value, validate=True)
    except ValueError as error:
        raise Malformed("a key of central is not base64") from error
    if len(key) != _KEY_BYTES:
        raise Malformed("a key of central has the wrong length")
    return key
