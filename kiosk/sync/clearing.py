"""Obeying central's last order (`kiosk.device.last_order`): once everything of this device is at central, its keys and files are
destroyed, what is left is looked at, and central is told under the one key that was kept for that. Then that key goes too.

Each step may be the last before a power cut: `cleared.json` says how far it came, and the next start of the sync process goes on.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

import structlog
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, select

from kiosk.device.boot import wall_clock_ms
from kiosk.device.destroying import LAST_WORDS, UNLOCKED, destroy_files, destroy_keys, keys_gone
from kiosk.device.keyrings import KeysUnreadable, write_durably
from kiosk.device.keys import SERVICE, keyring_of, keys_folder, signing_key_kept, signing_key_name
from kiosk.log import fault
from kiosk.settings import DeviceSettings
from kiosk.sync.client import CentralClient, CentralError, Refused
from kiosk.sync.outbox import backlog
from kiosk.sync.registry import Feature
from kiosk.sync.signature import RequestSigner
from kiosk.sync.tables import asks
from kiosk.sync.uploads import uploads
from kiosk.sync.warden_line import NoWarden, ask_warden
from kiosk.sync.wire_leaving import ClearedAnswer, ClearedRequest

AGAIN_S = 30.0

log = structlog.get_logger()


class Speaker(Protocol):
    """Who this device is (`kiosk.device.identity.Identity`)."""

    @property
    def device(self) -> str:
        """Its id."""

    @property
    def facility(self) -> str:
        """The facility's id."""

    @property
    def epoch(self) -> int:
        """Its epoch."""

    @property
    def facility_ca(self) -> str | None:
        """The pinned CA (PEM)."""


@dataclass(frozen=True)
class LastWords:
    """All that a cleared device still knows: nothing of residents. `destroyed` None: the keys are to be destroyed yet."""

    device: str
    facility: str
    epoch: int
    facility_ca: str | None
    order: str
    unlock: bool
    request: int
    destroyed: list[str] | None = None
    store_gone: bool = False
    verified: bool = False
    told: bool = False
    signed: str = field(default="", repr=False)


_WORDS = TypeAdapter(LastWords)


class _Numbers:
    """Request numbers after the last one that the store gave."""

    def __init__(self, first: int) -> None:
        self._next = first

    def take(self) -> int:
        """The next."""
        self._next += 1
        return self._next - 1

    def jump(self, next_number: int) -> None:
        """Central takes this one next."""
        self._next = max(self._next, next_number)


class _WallClock:
    def display_ms(self) -> int:
        """Central asks nothing of it."""
        return wall_clock_ms()


def nothing_waits(conn: Connection, features: Sequence[Feature], residents: Sequence[str]) -> bool:
    """Whether all that was made here is at central or on paper, and nobody sits at the screen."""
    if backlog(conn)[0] or conn.execute(select(uploads.c.command).limit(1)).first() is not None:
        return False
    if any(feature.waits(conn) for feature in features if feature.waits is not None):
        return False
    if conn.execute(select(asks.c.id).where(asks.c.state.in_(("waiting", "sending"))).limit(1)).first() is not None:
        return False
    return not any(feature.holds(conn, resident) for feature in features if feature.holds is not None for resident in residents)


def first_words(speaker: Speaker, order: str, signed: str, *, unlock: bool, request: int) -> LastWords:
    """Before anything is destroyed."""
    return LastWords(speaker.device, speaker.facility, speaker.epoch, speaker.facility_ca, order, unlock, request, signed=signed)


def last_words(data: Path) -> LastWords | None:
    """How far a last order has come here; None: there was none."""
    try:
        return _WORDS.validate_json((data / LAST_WORDS).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValidationError):
        # Half a word: whatever it was, this device began to clear itself.
        return LastWords("", "", 0, None, "", unlock=False, request=1)


def clear(settings: DeviceSettings, words: LastWords, stop: threading.Event) -> LastWords:
    """Go on from wherever it stands, until central has heard of it or `stop` is set. Nobody may use the store any more."""
    data = settings.data
    if words.destroyed is None:
        words = _destroy(settings, words)
    if words.unlock:
        write_durably(data / UNLOCKED, words.signed.encode())
    while not words.told and not stop.is_set():
        if _tell(settings, words):
            words = _keep(data, words, told=True)
        elif stop.wait(AGAIN_S):
            return words
    if words.told:
        destroy_keys(keyring_of(settings), None)
        _leave_to_root(settings, words)
    return words


def _leave_to_root(settings: DeviceSettings, words: LastWords) -> None:
    """What only root can destroy or hand over; the warden checks central's word itself, and is asked again at the next start."""
    if settings.warden_socket is None or not words.signed:
        return
    try:
        said = ask_warden(settings.warden_socket, "unlock" if words.unlock else "wipe", words.signed)
    except NoWarden as error:
        log.warning("the warden was not told", **fault(error))
    else:
        log.info("the warden was told", outcome=said.outcome, code=said.code)


def _destroy(settings: DeviceSettings, words: LastWords) -> LastWords:
    data, keyring = settings.data, keyring_of(settings)
    write_durably(data / LAST_WORDS, _WORDS.dump_json(words))
    known, traces = bool(keyring.names()), keyring.traces()
    destroyed = destroy_keys(keyring, (SERVICE, signing_key_name(words.epoch)))
    gone = destroy_files(data)
    verified = gone and known and keys_gone(keyring, keys_folder(settings), destroyed, SERVICE, traces)
    log.critical("this device was cleared", keys=len(destroyed), store_gone=gone, verified=verified)
    return _keep(data, words, destroyed=destroyed, store_gone=gone, verified=verified)


def _tell(settings: DeviceSettings, words: LastWords) -> bool:
    """Whether central knows, or need not be told any more."""
    try:
        key = signing_key_kept(keyring_of(settings), words.epoch)
    except KeysUnreadable:
        key = None
    if key is None:
        log.error("nothing is left to tell central with")
        return True
    signer = RequestSigner(words, key, _Numbers(words.request), _WallClock())
    client = CentralClient(settings.central_url, ca=words.facility_ca, signer=signer)
    said = ClearedRequest(
        order=words.order, destroyed=tuple(words.destroyed or ()), store_gone=words.store_gone, verified=words.verified
    )
    try:
        client.post("/cleared", said, ClearedAnswer)
    except Refused as error:
        # Revoked, or no such order: central has heard it before, or does not wait for it.
        log.warning("central does not take the last word", **fault(error))
        return error.status in {403, 404}
    except CentralError as error:
        log.info("central cannot be told yet", **fault(error))
        return False
    finally:
        client.close()
    return True


def _keep(data: Path, words: LastWords, **changed: object) -> LastWords:
    fresh = LastWords(**{**asdict(words), **changed})
    write_durably(data / LAST_WORDS, _WORDS.dump_json(fresh))
    return fresh
