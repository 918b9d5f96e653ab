"""Becoming one of the fleet without anybody typing: this device announces itself to central and asks until it is let in.

What stands in the way is one word of `TROUBLES`, which the screen says in plain words. Everything goes on by itself once it is gone.
"""

from __future__ import annotations

import ssl
import threading
import tomllib
from base64 import b64encode
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.device.boot import boot_clock_ms, this_boot
from kiosk.device.enrolment import Enrolment, open_wish, wish_heard, write_enrolment
from kiosk.device.identity import Identity
from kiosk.device.keys import DeviceKeys, receipt_key
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store
from kiosk.sync.client import Busy, CentralClient, CentralError, Malformed, Refused, Unreachable
from kiosk.sync.enrol import adopt
from kiosk.sync.own_address import central_host, own_address
from kiosk.sync.pinning import NotPinned, fetch_authority, read_authority
from kiosk.sync.registry import Feature
from kiosk.sync.wire import EnrolAnswer, EnrolRequest
from kiosk.sync.wire_enrol import Announcement, AnnouncementAnswer, announced, fingerprint_of

#: network: no link or address · name: central's name is not known · central: nobody answers · busy: it asks for patience ·
#: no_ca: nothing says how to know central · stranger: whoever answers is not the facility's central · clock: the time of this device
#: and the certificate do not agree · code_file: the code in the file is over or was used · refused: facility IT said no.
TROUBLES = ("network", "name", "central", "busy", "no_ca", "stranger", "clock", "code_file", "refused")
ASK_AGAIN_S = 3.0
LOOK_AT_WISHES_S = 0.3
BUSY_S = 20.0
MAX_FILE_BYTES = 16 * 1024
#: X509_V_ERR_CERT_NOT_YET_VALID, X509_V_ERR_CERT_HAS_EXPIRED (openssl/x509_vfy.h).
_OF_THE_CLOCK = frozenset({9, 10})

log = structlog.get_logger()


class Enrolling:
    """The way of one device into the fleet."""

    def __init__(
        self,
        settings: DeviceSettings,
        store: Store,
        keys: DeviceKeys,
        features: Sequence[Feature],
        stop: threading.Event,
        told: Callable[[Enrolment], object] = lambda _: None,
    ) -> None:
        self._settings = settings
        self._store = store
        self._keys = keys
        self._features = features
        self._stop = stop
        self._told = told
        self._now = Enrolment(fingerprint=fingerprint_of(_public(keys.signing_key)))
        self._file_refused = False

    def run(self) -> Identity | None:
        """Who this device is; None: it is to stop before anybody let it in."""
        self._tell(self._now)
        while not self._stop.is_set():
            identity, wait_s = self._try()
            if identity is not None:
                return identity
            self._wait(wait_s)
        return None

    def _try(self) -> tuple[Identity | None, float]:
        address = own_address(self._settings.central_url)
        if address is None:
            return None, self._in_trouble("network", "network")
        self._now = replace(self._now, address=address)
        try:
            return self._ask()
        except CentralError as error:
            log.warning("not enrolled yet", why=str(error))
            wait_s = self._in_trouble("central", self._trouble_of(error))
            return None, (error.retry_after_s or BUSY_S) if isinstance(error, Busy) else wait_s

    def _trouble_of(self, error: CentralError) -> str:
        match error:
            case NotPinned():
                known = self._settings.central_ca is not None or self._fingerprint() is not None
                return "stranger" if known else "no_ca"
            case Busy():
                return "busy"
            case Unreachable():
                return why_unreachable(error, self._settings.central_url)
            case Malformed() | Refused():
                return "stranger"
        return "central"

    def _ask(self) -> tuple[Identity | None, float]:
        trusted = self._trusted()
        client = CentralClient(self._settings.central_url, ca=trusted)
        key = self._keys.signing_key
        try:
            code = None if self._file_refused else _code_in(self._settings.enrol_file)
            if code is not None:
                answer = self._by_code(client, key, code)
                if answer is not None:
                    return self._join(answer, key, trusted), 0.0
            told, wish = self._announce(client, key)
        finally:
            client.close()
        if told.enrolled is not None:
            return self._join(told.enrolled, key, trusted), 0.0
        self._show(told, wish)
        return None, max(told.again_ms / 1000, 1.0)

    def _by_code(self, client: CentralClient, key: Ed25519PrivateKey, code: str) -> EnrolAnswer | None:
        request = EnrolRequest(
            code=code,
            serial=self._settings.serial,
            kind=self._settings.kind,
            signing_key=_public(key),
            receipt_key=_public(receipt_key(key)),
        )
        try:
            return client.post("/enrol", request, EnrolAnswer)
        except Refused as error:
            log.warning("the code in the file was refused", why=str(error))
            self._file_refused = True
            return None

    def _announce(self, client: CentralClient, key: Ed25519PrivateKey) -> tuple[AnnouncementAnswer, int]:
        with self._store.read() as conn:
            wish = open_wish(conn)
        settings, software = self._settings, version("kiosk")
        said = (settings.serial, settings.kind, _public(key), _public(receipt_key(key)), software)
        signature = b64encode(key.sign(announced(*said, another=wish > 0))).decode()
        request = Announcement(
            serial=said[0],
            kind=settings.kind,
            signing_key=said[2],
            receipt_key=said[3],
            software=software,
            another=wish > 0,
            signature=signature,
        )
        return client.post("/announce", request, AnnouncementAnswer), wish

    def _join(self, answer: EnrolAnswer, key: Ed25519PrivateKey, trusted: str | None) -> Identity:
        identity = adopt(self._store, self._keys, answer, self._settings.kind, key, trusted, features=self._features)
        _use_up(self._settings.enrol_file)
        return identity

    def _show(self, told: AnnouncementAnswer, wish: int) -> None:
        trouble = "refused" if told.state == "refused" else "code_file" if self._file_refused else ""
        until = boot_clock_ms() + told.code_left_ms
        if told.code == self._now.code and abs(until - self._now.code_until_boot_ms) < 2_000:
            until = self._now.code_until_boot_ms
        now = replace(
            self._now, step="approval", trouble=trouble, code=told.code, code_until_boot_ms=until if told.code else 0, boot=this_boot()
        )
        self._tell(now)
        if wish:
            with self._store.write() as conn:
                wish_heard(conn, wish)

    def _in_trouble(self, step: str, trouble: str) -> float:
        self._tell(replace(self._now, step=step, trouble=trouble, code="", code_until_boot_ms=0))
        return ASK_AGAIN_S

    def _tell(self, now: Enrolment) -> None:
        self._now = now
        with self._store.write() as conn:
            write_enrolment(conn, now)
        self._told(now)

    def _wait(self, seconds: float) -> None:
        """Until then, or somebody at the screen wishes for something."""
        left = seconds
        while left > 0 and not self._stop.wait(min(left, LOOK_AT_WISHES_S)):
            left -= LOOK_AT_WISHES_S
            with self._store.read() as conn:
                if open_wish(conn):
                    return

    def _trusted(self) -> str | None:
        """The CA that central must prove itself with. Raises NotPinned, Unreachable."""
        settings = self._settings
        if settings.central_url.startswith("http:"):
            return None
        if settings.central_ca is not None:
            return read_authority(settings.central_ca)
        fingerprint = self._fingerprint()
        if fingerprint is None:
            raise NotPinned("the facility's CA is not known")
        return fetch_authority(settings.central_url, fingerprint)

    def _fingerprint(self) -> str | None:
        return _in_file(self._settings.enrol_file, "ca_fingerprint") or self._settings.central_ca_fingerprint


def _public(key: Ed25519PrivateKey) -> str:
    return b64encode(key.public_key().public_bytes_raw()).decode()


def _in_file(path: Path | None, name: str) -> str | None:
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            value = tomllib.loads(file.read(MAX_FILE_BYTES).decode()).get(name)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError):
        return None
    return value if isinstance(value, str) and 0 < len(value) <= 200 else None


def _code_in(path: Path | None) -> str | None:
    code = _in_file(path, "code")
    return code if code is not None and 8 <= len(code) <= 64 else None


def _use_up(path: Path | None) -> None:
    """The file did its duty. One that cannot be removed opens nothing any more."""
    try:
        if path is not None:
            path.unlink(missing_ok=True)
    except OSError as error:
        log.warning("the file with the code could not be removed", why=error.strerror)


def why_unreachable(error: Unreachable, url: str) -> str:
    """The trouble that kept central from being reached."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "clock" if cause.verify_code in _OF_THE_CLOCK else "stranger"
    return "central" if central_host(url) else "name"


def _causes(error: BaseException) -> Iterator[BaseException]:
    """An error and what lies under it: `requests` and urllib3 carry it as a cause, a reason or an argument."""
    waiting, seen = [error], set[int]()
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        yield one
        inner = (one.__cause__, one.__context__, getattr(one, "reason", None), *one.args)
        waiting += [found for found in inner if isinstance(found, BaseException)]
