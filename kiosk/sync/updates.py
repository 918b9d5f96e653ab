"""A release on its way to this device: checked by The Update Framework (TUF) with its own client library, and laid out for the warden.

The trusted root came with the package. Metadata and the release come from central over the pinned session; what they are worth, the
library says: signed by the roles' keys, not older than what was seen, not expired, all of one snapshot, of the stated length and hash.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import structlog
from tuf.api.exceptions import DownloadError, DownloadHTTPError, LengthOrHashMismatchError, RepositoryError
from tuf.api.metadata import TargetFile
from tuf.ngclient import FetcherInterface, Updater, UpdaterConfig

from kiosk.device.clock import TrustedClock
from kiosk.device.health.machine import Machine
from kiosk.device.health.registry import look
from kiosk.device.health.scene import Opened, Scene
from kiosk.device.keyrings import write_durably
from kiosk.device.release import running_release, screen_stands
from kiosk.log import fault
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store
from kiosk.sync.client import CentralClient, CentralError, Refused, TooLarge
from kiosk.sync.wire_orders import Release

PATH = "/updates"
FOLDER = "updates"
GOOD = "good"
BEFORE = "before.json"
MORE = "more"
#: So much of a release in one request: what comes of it stays, whatever happens.
_RUN_BYTES = 4 * 1024 * 1024
_MOST_METADATA = 5_000_000

log = structlog.get_logger()


class Updates:
    """Used by one thread of the sync process."""

    def __init__(self, store: Store, client: CentralClient, settings: DeviceSettings) -> None:
        self._store = store
        self._client = client
        self._settings = settings
        self._spool = settings.data / FOLDER
        #: Which release this process runs: read once, before the link turns.
        self._running = running_release(settings.release)
        self._found: tuple[Release, TargetFile] | None = None

    def bring(self, release: Release) -> str:
        """A run of the release: "more" while there is more to bring, "" once it lies in the spool, else why it is refused.

        Raises CentralErrors that concern the link.
        """
        root = self._settings.update_root
        if root is None or not root.exists():
            return "no_root"
        if self._found is None or self._found[0] != release:
            target = self._look_up(root.read_bytes(), release)
            if isinstance(target, str):
                return target
            self._found = (release, target)
        return self._fetch(release, self._found[1])

    def remember_problems(self) -> None:
        """Before the update: what is wrong with this device already is not the release's fault."""
        write_durably(self._spool / BEFORE, json.dumps(sorted(self._problems())).encode())

    def vouch(self, order: str, release: Release) -> None:
        """In a release on trial: say that the device is well, once it is. In any other: nothing."""
        if self._running != release.version:
            return
        if screen_stands(self._settings.data, release.version) and self._problems() <= self._before():
            write_durably(self._spool / GOOD, json.dumps({"order": order}).encode())

    def _look_up(self, root: bytes, release: Release) -> TargetFile | str:
        metadata = self._spool / "metadata"
        metadata.mkdir(mode=0o750, parents=True, exist_ok=True)
        fetcher = _Fetcher(self._client)
        try:
            updater = Updater(str(metadata), "metadata", fetcher=fetcher, config=UpdaterConfig(), bootstrap=root)
            found = updater.get_targetinfo(release.target)
        except RepositoryError as error:
            log.warning("update refused", **fault(error))
            return "metadata"
        except DownloadError as error:
            if fetcher.failure is not None:
                raise fetcher.failure from error
            log.warning("update refused", **fault(error))
            return "metadata"
        stated = None if found is None else (found.hashes.get("sha256"), found.length, (found.custom or {}).get("build"))
        return found if found is not None and stated == (release.sha256, release.length, release.build) else "altered"

    def _fetch(self, release: Release, target: TargetFile) -> str:
        whole = self._spool / "targets" / release.target
        if whole.exists() and _is(whole, target):
            return ""
        part = whole.with_name(whole.name + ".part")
        part.parent.mkdir(mode=0o750, parents=True, exist_ok=True)
        with part.open("ab") as file:
            here = file.tell()
            if here < release.length:
                end = min(release.length, here + _RUN_BYTES)
                try:
                    self._client.part(f"{PATH}/targets/{release.sha256}.{release.target}", here, end, _into(file))
                except Refused:
                    return "no_such_release"
                finally:
                    file.flush()
                    os.fsync(file.fileno())
                return MORE
        if not _is(part, target):
            part.unlink()
            return "altered"
        for other in part.parent.iterdir():
            if other != part:
                other.unlink()
        part.replace(whole)
        return ""

    def _problems(self) -> set[str]:
        scene = Scene(self._settings, Machine(self._settings.sysfs), Opened(self._store, TrustedClock(self._store)))
        return {found.check for found in look(scene) if found.state == "problem"}

    def _before(self) -> set[str]:
        try:
            return set(json.loads((self._spool / BEFORE).read_bytes()))
        except (OSError, ValueError):
            return set()


class _Fetcher(FetcherInterface):
    """TUF's metadata over our pinned session. `failure`: what the link did, which is nothing that the metadata is to blame for."""

    def __init__(self, client: CentralClient) -> None:
        self._client = client
        self.failure: CentralError | None = None

    def _fetch(self, url: str) -> Iterator[bytes]:
        try:
            yield self._client.document(f"{PATH}/{url}", _MOST_METADATA)
        except Refused as refused:
            raise DownloadHTTPError("refused", refused.status) from refused
        except TooLarge as error:
            raise DownloadError("too large") from error
        except CentralError as error:
            self.failure = error
            raise DownloadError("no link") from error


def _is(path: Path, target: TargetFile) -> bool:
    try:
        with path.open("rb") as file:
            target.verify_length_and_hashes(file)
    except LengthOrHashMismatchError:
        return False
    return True


def _into(file: BinaryIO) -> Callable[[bytes], None]:
    def take(piece: bytes) -> None:
        file.write(piece)

    return take
