"""Opening hours and leaving on the wire: what a resident used of a day; release and transfer, the copy that is taken along, a tablet's
last order."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from kiosk.sync.wire_base import Id, Millis, Payload, Sealed, Sha256, Token

LAST_ORDER_TYPE = "lumen-last-order"
#: A day has so many milliseconds, and an hour more where clocks go back.
MAX_USED_MS = 25 * 3600 * 1000

Going = Literal["release", "transfer"]


class DeviceUse(Payload):
    """What one device counted of a resident's day."""

    device: Id
    sign_ins: int = Field(ge=0, lt=1 << 31)
    used_ms: int = Field(ge=0, le=MAX_USED_MS)


class DayUseChange(Payload):
    """`resident.day_use` (key `day_use`): sign-ins and counted time of a day in the facility's zone, by device. Each device
    takes its own count from itself."""

    day: date
    devices: tuple[DeviceUse, ...] = Field(default=(), max_length=1000)


class LeavingCopy(Payload):
    """`leaving.copy`: the resident wants a copy of their mail, requests and proofs of ownership made. Asked again, it is made anew."""


class LeavingChange(Payload):
    """`resident.leaving` (key `leaving`): what is planned for the day somebody leaves, and the copy that they take along.

    `going`: None: nothing is planned. `day`: of leaving, in the facility's zone. `tablet`: what becomes of the resident's own tablet.
    `copy_state`: `wanted` (being made), `ready`. `passphrase`: what opens the copy, sealed with the author's key (`leaving_info`);
    `fingerprint`: SHA-256 of the file, `size` in bytes.
    """

    going: Going | None = None
    day: date | None = None
    tablet: Literal["wipe", "unlock"] | None = None
    copy_state: Literal["none", "wanted", "ready"] = "none"
    copy_made_ms: Millis | None = None
    size: int = Field(default=0, ge=0)
    fingerprint: Sha256 | None = None
    passphrase: Sealed | None = None


class LastOrder(Payload):
    """Claims of a device's last order (JWS, alg Ed25519, typ `lumen-last-order`): clear everything, and be its owner's (`unlock`).

    `resident`: whose tablet it was. Only the device named obeys, and only in the epoch named. `why` "order": given by hand. `number`
    (one row of numbers with other orders) and `expires_ms` are for the warden, who has nothing else to tell an old word by.
    """

    order: Id
    device: Id
    epoch: int
    what: Literal["wipe", "unlock"]
    why: Going | Literal["order"]
    resident: Id | None = None
    issued_ms: Millis
    number: int = Field(default=0, ge=0, lt=1 << 53)
    expires_ms: Millis = 0


class LastOrderChange(Payload):
    """`device.last_order` (device stream, key `last_order`): central's signed word; `withdrawn`: it does not stand any more."""

    order: Id
    signed: Token
    withdrawn: bool = False


class ClearedRequest(Payload):
    """`POST /v1/cleared`: the last request of a device that obeyed its last order, signed with the one key it still has.

    `destroyed` names the keys that are gone, `verified`: that neither they nor the store could be opened afterwards.
    """

    order: Id
    destroyed: tuple[Id, ...] = Field(max_length=64)
    store_gone: bool
    verified: bool


class ClearedAnswer(Payload):
    """Central has written it down; the device may forget the last key."""

    server_ms: Millis


def leaving_info(resident: str) -> bytes:
    """Associated data of the box with the passphrase."""
    return b"lumen leaving v1|" + resident.encode()
