"""Downloads: what comes, how fast, how long it will take, why it stands still; what is here and what room it takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from sqlalchemy import Connection

from kiosk.media_store import bringing
from kiosk.media_store.bringing import Deed
from kiosk.media_store.fetched import Fetched, fetched, fetched_count
from kiosk.media_store.room import Room, room_of
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.library_words import MB, LibraryWords
from kiosk.ui.viewmodels.media.pace import Pace, PaceOf
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

#: A file that stands still says so after a while, though nothing changes in the store.
TICK_MS = 2_000


@qml_type
class DownloadsModel(ScreenModel):
    """What a person wishes for on this device: first what comes, then what is here."""

    rows = shown(QObject, constant=True)
    count = shown(int)
    #: The first of them are on their way.
    comingCount = shown(int)
    comingTitle = shown(str)
    hereTitle = shown(str)
    roomText = shown(str)
    roomLine = shown(str)
    roomFraction = shown(float, 0.0)
    #: Why nothing comes at all; "" while it does.
    problemTitle = shown(str)
    problemLine = shown(str)
    loading = shown(bool, default=True)

    routes = frozenset({"downloads"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, words: LibraryWords, title_words: TitleWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._words = words
        self._title_words = title_words
        self._paces: dict[str, PaceOf] = {}
        self._said: dict[str, Pace | None] = {}
        self._rows: RowsModel[Fetched] = RowsModel(lambda one: one.container, self._roles(), self)
        self._values["rows"] = self._rows
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._ticked)
        self._tick.start()
        desk.languageChanged.connect(self._rows.reword)
        desk.photosArrived.connect(self._rows.reword)

    @Slot(str, str)
    def act(self, key: str, container: str) -> None:
        """Pause, go on, first, again or remove."""
        deeds: dict[str, Deed] = {"pause": "pause", "go_on": "go_on", "first": "first", "again": "again", "remove": "remove"}
        deed = deeds.get(key)
        if deed is None:
            return
        session, store = self.open_session(), self.desk.store
        said = {
            "remove": self.tr("Removed from here. It stays yours."),
            "first": self.tr("This one comes first now."),
            "pause": self.tr("Paused. What came stays here."),
        }.get(deed, "")

        def done(_none: None) -> None:
            if self.desk.session is not None:
                if said:
                    self._session.toast(said, "good")
                self.desk.look()

        self.desk.bridge.write(lambda: bringing.change_downloads(store, session, [container], deed), done, self._not_done)

    @Slot()
    def library(self) -> None:
        """Where they are opened."""
        self.navigator.go("library")

    def refresh(self, connection: Connection) -> None:
        """The queue again, and how fast it went since the last look."""
        resident, media = self.open_session().person.resident, self.desk.place.media
        self._words.connected = bool(self._session.connected)
        found = fetched(connection, resident)
        coming = [one for one in found if one.state != "whole"]
        here = [one for one in found if one.state == "whole"]
        on_way, whole, mine = fetched_count(connection, resident)
        now_ms = self.desk.clock.boot_ms()
        self._paces = {one.container: self._paces.get(one.container) or PaceOf() for one in coming}
        self._said = {one.container: self._paces[one.container].saw(one.done_bytes, one.bytes, now_ms) for one in coming}
        self._rows.show(found)
        self._rows.reword()
        self.put(
            count=len(found),
            comingCount=len(coming),
            comingTitle=self.tr("%n title(s) on the way", "", on_way),
            hereTitle=self.tr("%n title(s) here", "", whole),
            loading=False,
        )
        self._show_problem(coming, here)
        if media is not None:
            self._show_room(room_of(connection, media.folder), mine)

    def forget_person(self) -> None:
        """The rows go too."""
        self._rows.clear()
        self._paces, self._said = {}, {}
        super().forget_person()

    # --- parts ---

    @Slot()
    def _ticked(self) -> None:
        if self.on_screen():
            self.desk.read(self.refresh)

    def _not_done(self, error: BaseException) -> None:
        if isinstance(error, StoreFull):
            self._session.toast(self.tr("There is no room to save right now. Tell staff."), "bad")
        else:
            self.desk.broken.emit(error)

    def _show_room(self, room: Room, mine: int) -> None:
        size = self._title_words.size
        used = self.tr("%1 of %2 is used").replace("%1", size(room.used_bytes) or self.tr("Nothing"))
        others = self.tr("Yours take up %1. Others use this kiosk too.").replace("%1", size(mine) or size(MB))
        self.put(
            roomText=used.replace("%2", size(room.limit_bytes) or size(MB)),
            roomLine=others if self.desk.place.kind == "kiosk" and mine else "",
            roomFraction=min(1.0, room.used_bytes / max(1, room.limit_bytes)),
        )

    def _show_problem(self, coming: Sequence[Fetched], here: Sequence[Fetched]) -> None:
        waiting = [one for one in coming if one.state == "waiting"]
        if any(one.code == "no_room" for one in waiting):
            biggest = here[0] if here else None
            line = self.tr("Remove something below to make room. It stays yours.")
            if biggest is None:
                line = self.tr("It comes when there is room again.")
            self.put(problemTitle=self.tr("There is no room."), problemLine=line)
        else:
            self.put(problemTitle="", problemLine="")

    def _roles(self) -> dict[str, Callable[[Fetched], Any]]:
        return {
            "container": lambda one: one.container,
            "part": lambda one: "here" if one.state == "whole" else "coming",
            "name": lambda one: one.name,
            "byLine": lambda one: " · ".join(part for part in (one.by, self._title_words.kind(one.kind)) if part),
            "art": self._title_words.art,
            "line": self._line,
            "note": self._note,
            "fraction": lambda one: one.done_bytes / max(1, one.bytes),
            "percentText": self._percent,
            "paused": lambda one: one.state == "paused",
            "deeds": self._deeds,
        }

    def _percent(self, one: Fetched) -> str:
        share = min(99, one.done_bytes * 100 // max(1, one.bytes))
        return self.tr("%1 %", "per cent").replace("%1", str(share))

    def _line(self, one: Fetched) -> str:
        """12 MB of 46 MB · 1.2 MB a second · about 2 minutes left."""
        size = self._title_words.size
        if one.state == "whole":
            return size(one.bytes)
        parts = [self.tr("%1 of %2", "sizes").replace("%1", size(one.done_bytes) or size(0) or "0").replace("%2", size(one.bytes))]
        pace = self._said.get(one.container)
        if one.state == "paused":
            parts.append(self.tr("paused"))
        elif not self._session.connected:
            parts.append(self.tr("comes when the connection is back"))
        elif one.code:
            pass
        elif pace is not None:
            parts += [self._words.speed(pace.bytes_per_s), self._words.time_left(pace.left_ms)]
        elif not one.done_bytes:
            parts.append(self.tr("waits for its turn"))
        return " · ".join(parts)

    def _note(self, one: Fetched) -> str:
        """Why this one stands still."""
        if one.state != "waiting" or not one.code:
            return ""
        if one.code == "no_room":
            too_large = one.bytes > self.desk.policy.media.disk_mb * MB
            tablet = self.desk.place.kind == "tablet"
            large = self.tr("Too large for this tablet.") if tablet else self.tr("Too large for this kiosk.")
            return large if too_large else self.tr("No room. Remove something first.")
        if one.code == "damaged":
            return self.tr("It came damaged. We try again soon.")
        return self.tr("It cannot come now. We try again soon.")

    def _deeds(self, one: Fetched) -> list[dict[str, str]]:
        """[{ key, text, icon }]"""
        deeds: list[tuple[str, str, str]] = []
        if one.state == "paused":
            deeds.append(("go_on", self.tr("Go on"), "play"))
        elif one.state == "waiting":
            if one.code:
                deeds.append(("again", self.tr("Try again"), "refresh-cw"))
            deeds.append(("pause", self.tr("Pause"), "pause"))
            if not one.first and one.container != self._first():
                deeds.append(("first", self.tr("Put first"), "arrow-big-up"))
        deeds.append(("remove", self.tr("Remove"), "trash-2"))
        return [{"key": key, "text": text, "icon": icon} for key, text, icon in deeds]

    def _first(self) -> str:
        waiting = (row.container for row in self._rows.rows if row.state == "waiting")
        return next(waiting, "")
