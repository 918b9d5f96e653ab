"""A device with a small catalogue, and the hands that give titles to residents and files to the device."""

from __future__ import annotations

from typing import Any

from sqlalchemy import insert, select, update

from kiosk.media_store import bringing, downloads, library, standing
from kiosk.media_store.changes import FEATURE, apply_titles
from kiosk.media_store.standing import Standing
from kiosk.media_store.tables import file_wishes, files, owned, wanted_keys
from kiosk.sync.wire import LICENCE_TYPE, OwnedChange
from tests.enrolled import DEVICE, MARCUS, NOON_MS, Device
from tests.unit.media_store.test_catalogue import change_of, made

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
ALL = ("song", "album", "movie", "book", "audiobook", "course", "game")


def container_of(title: str) -> str:
    """The name of a title's sealed file, made up."""
    return title.encode().hex().ljust(64, "0")[:64]


class Owner:
    """Marcus (unless said) and what he has on `device`."""

    def __init__(self, device: Device) -> None:
        self.device = device

    def sell(self, title: str, kind: str = "movie", **values: Any) -> None:
        """A title with a file of 1000 bytes; an album with `parts` has none."""
        file = {} if "parts" in values else {"container": container_of(title), "container_bytes": 1000}
        whole = made(title, **({"kind": kind, "name": title.title()} | file | values))
        with self.device.store.write() as conn:
            apply_titles(conn, [(whole, change_of(whole))])

    def album(self, *songs: str) -> None:
        """An album "low" of these songs."""
        for song in songs:
            self.sell(song, "song", length_ms=60_000)
        self.sell("low", "album", parts=songs)

    def have(self, title: str, resident: str = "marcus", **changed: Any) -> None:
        """Central says that it is theirs, by the licence "l-TITLE"."""
        values = {"licence": f"l-{title}", "title": title, "how": "own", "state": "held", "at_ms": NOON_MS, "cents": 250} | changed
        change = self.device.change(f"resident:{resident}", "media.owned", OwnedChange.model_validate(values))
        self.device.apply([FEATURE], change)

    def rent(self, title: str, *, started_ms: int | None = None, **changed: Any) -> None:
        """A rental of 48 hours, to begin within 30 days."""
        times = {"latest_start_ms": NOON_MS + 30 * DAY_MS, "window_ms": 48 * HOUR_MS, "started_ms": started_ms}
        self.have(title, how="rent", **(times | changed))

    def buy_here(self, title: str, **changed: Any) -> None:
        """Bought on this device, and central has not said yes; the purchase brings it here."""
        values = {"licence": f"l-{title}", "resident": "marcus", "title": title, "how": "own", "state": "held", "at_ms": NOON_MS}
        with self.device.store.write() as conn:
            conn.execute(insert(owned).values(**values | {"waiting": True, "cents": 250} | changed))
            bringing.bring(conn, "marcus", f"l-{title}", title, NOON_MS)

    def bring(self, title: str, resident: str = "marcus", licence: str = "") -> None:
        with self.device.store.write() as conn:
            bringing.bring(conn, resident, licence or f"l-{title}", title, self.device.clock.now_ms())

    def file(self, title: str, **values: Any) -> None:
        """How its file stands here."""
        with self.device.store.write() as conn:
            conn.execute(update(files).where(files.c.title == title).values(**values))

    def key(self, title: str, **changed: Any) -> None:
        """Central gave the licence of a title."""
        claims: dict[str, Any] = {"licence": f"l-{title}", "title": title, "container": container_of(title), "resident": "marcus"}
        claims |= {"device": DEVICE, "how": "own", "number": 1, "issued_ms": NOON_MS, "box": ""}
        with self.device.store.write() as conn:
            assert library.keep_key(conn, self.device.central.sign(claims | changed, typ=LICENCE_TYPE))

    def stand(self, kinds: tuple[str, ...] = ALL, at_ms: int | None = None) -> list[Standing]:
        now_ms = self.device.clock.now_ms() if at_ms is None else at_ms
        with self.device.store.read() as conn:
            return standing.standings(conn, "marcus", standing.licences(conn, "marcus", kinds, now_ms), now_ms)

    def states(self, **at: Any) -> dict[str, str]:
        return {one.title: one.state for one in self.stand(**at)}

    def queued(self, resident: str = MARCUS.resident) -> list[str]:
        with self.device.store.read() as conn:
            return [one.title for one in downloads.queue(conn, resident)]

    def wanted(self) -> dict[str, int]:
        """Keys to ask for, and from when on."""
        with self.device.store.read() as conn:
            rows = conn.execute(select(wanted_keys).where(wanted_keys.c.refused.is_(None)))
            return {row.title: row.at_ms for row in rows}

    def wishes(self) -> set[tuple[str, str]]:
        with self.device.store.read() as conn:
            rows = conn.execute(select(file_wishes.c.resident, files.c.title).join(files, files.c.container == file_wishes.c.container))
            return {(row.resident, row.title) for row in rows}
