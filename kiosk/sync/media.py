"""Fetches the photos that features want, after everything else and apart from it, so that they never delay mail; drops the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import structlog
from sqlalchemy import select

from kiosk.store.blobs import WrongContent, blobs, drop_blobs, has_blob, put_blob
from kiosk.store.engine import Store
from kiosk.sync.client import CentralClient, Malformed, Refused
from kiosk.sync.registry import Feature

#: A blob that central refused or sent wrong is not asked for again so soon.
RETRY_AFTER_MS = 5 * 60 * 1000
#: Dropped bytes are overwritten: a few at a time, so that the screen never waits for it.
DROPPED_AT_ONCE = 10

log = structlog.get_logger()


class Media:
    """Downloads of one device. `step` is called by one thread."""

    def __init__(self, store: Store, client: CentralClient, features: Sequence[Feature], boot_clock: Callable[[], int]) -> None:
        self._store = store
        self._client = client
        self._wanted = [feature.wanted_blobs for feature in features if feature.wanted_blobs is not None]
        keep = [feature.kept_blobs for feature in features if feature.kept_blobs is not None]
        self._keep = keep if len(keep) == len(self._wanted) else []
        self._look = True  # for blobs to drop: at start, and after each that was stored
        self._boot_clock = boot_clock
        self._not_before_ms: dict[str, int] = {}

    def step(self) -> bool:
        """Drop a few blobs or fetch one; False when there is nothing to do.

        Raises CentralErrors that concern the link (Unreachable, Busy), and StoreFull. A blob that is refused or not what its name
        promises is put off, and the next one follows.
        """
        if self._keep and self._look and self._drop():
            return True
        self._look = False
        sha256 = self._next()
        if sha256 is None:
            return False
        try:
            data = self._client.blob(sha256)
            with self._store.write() as conn:
                put_blob(conn, data, sha256)
        except (Refused, Malformed, WrongContent) as error:
            log.warning("blob put off", blob=sha256, why=str(error))
            self._not_before_ms[sha256] = self._boot_clock() + RETRY_AFTER_MS
            return True
        self._look = True
        self._not_before_ms.pop(sha256, None)
        return True

    def _drop(self) -> bool:
        with self._store.read() as conn:
            unused = select(blobs.c.sha256).where(*(blobs.c.sha256.not_in(keep(conn)) for keep in self._keep)).limit(DROPPED_AT_ONCE)
            names = conn.execute(unused).scalars().all()
        if names:
            with self._store.write() as conn:
                drop_blobs(conn, names)
        return bool(names)

    def _next(self) -> str | None:
        now_ms = self._boot_clock()
        with self._store.read() as conn:
            for wanted in self._wanted:
                for sha256 in wanted(conn):
                    if self._not_before_ms.get(sha256, 0) <= now_ms and not has_blob(conn, sha256):
                        return sha256
        return None
