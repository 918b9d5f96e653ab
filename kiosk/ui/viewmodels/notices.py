"""Notices of the facility, promotions and news: the list, and one of them to read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.notices.notices import Notice, mark_read, notice, notices
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator

KINDS = {"notice": ("bell", "sky"), "promotion": ("gift", "honey"), "news": ("newspaper", "primary")}
SNIPPET_LETTERS = 140


@qml_type
class NoticesModel(ScreenModel):
    """News."""

    rows = shown(QObject, constant=True)
    count = shown(int)
    unread = shown(int)
    loading = shown(bool, default=True)
    selectedId = shown(str)
    #: The one that is read, or the word that it has ended.
    gone = shown(bool)
    title = shown(str)
    text = shown(str)
    kindText = shown(str)
    iconName = shown(str)
    hue = shown(str, "slate")
    dateLine = shown(str)
    periodText = shown(str)

    routes = frozenset({"notices", "notice"})

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._rows: RowsModel[Notice] = RowsModel(lambda row: row.id, notice_roles(self), self)
        self._values["rows"] = self._rows
        desk.languageChanged.connect(self._rows.reword)
        navigator.leaving.connect(self._leaving)

    @Slot(str)
    def open(self, id: str) -> None:
        """Read one."""
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        self.put(selectedId=id, gone=False)
        self.desk.bridge.write(lambda: mark_read(store, session, id, clock), None, self._not_kept)
        if self.navigator.current == "notice":
            self.desk.look()
        elif self.navigator.current == "home":
            self.navigator.take("notices", "notice")
        else:
            self.navigator.go("notice")

    def refresh(self, connection: Connection) -> None:
        """The list, and the one that is read."""
        resident, now_ms, language = self.open_session().person.resident, self.desk.clock.now_ms(), self.desk.words.language
        rows = notices(connection, resident, now_ms, language)
        self._rows.show(rows)
        self.put(count=len(rows), unread=sum(not row.read for row in rows), loading=False)
        if self.selectedId:
            found = notice(connection, resident, self.selectedId, now_ms, language)
            self.put(gone=found is None)
            if found is not None:
                self._show(found)

    def forget_person(self) -> None:
        """The rows go too."""
        self._rows.clear()
        super().forget_person()

    def kind(self, row: Notice) -> str:
        """Its kind by name."""
        return {"promotion": self.tr("Offer"), "news": self.tr("News")}.get(row.kind, self.tr("Notice"))

    def _show(self, found: Notice) -> None:
        words, now_ms = self.desk.words, self.desk.now_ms
        day = words.sentence(words.moment(found.at_ms, now_ms))
        icon, hue = KINDS.get(found.kind, KINDS["notice"])
        self.put(
            title=found.title,
            text=found.text,
            kindText=self.kind(found),
            iconName=icon,
            hue=hue,
            dateLine=" · ".join(part for part in (found.source, day) if part),
            periodText=self._period(found),
        )

    def _period(self, found: Notice) -> str:
        if found.until_ms is None:
            return ""
        words, now_ms = self.desk.words, self.desk.now_ms
        until = words.moment_ahead(found.until_ms, now_ms)
        if found.kind != "promotion":
            return self.tr("Shown until %1").replace("%1", until)
        both = self.tr("From %1 until %2", "dates").replace("%1", words.short_date(found.at_ms, now_ms))
        return both.replace("%2", until)

    @Slot(str, str)
    def _leaving(self, _before: str, after: str) -> None:
        if after not in self.routes:
            self.put(selectedId="", gone=False)

    def _not_kept(self, error: BaseException) -> None:
        # What was read is not worth a word; it stays new until there is room.
        if not isinstance(error, StoreFull):
            self.desk.broken.emit(error)


def notice_roles(model: NoticesModel) -> dict[str, Callable[[Notice], Any]]:
    """The roles of a list of notices."""
    desk = model.desk
    return {
        "noticeId": lambda row: row.id,
        "title": lambda row: row.title,
        "line": lambda row: " ".join(row.text[:SNIPPET_LETTERS].split()),
        "kindText": model.kind,
        "iconName": lambda row: KINDS.get(row.kind, KINDS["notice"])[0],
        "hue": lambda row: KINDS.get(row.kind, KINDS["notice"])[1],
        "timeText": lambda row: desk.words.when(row.at_ms, desk.now_ms),
        "isNew": lambda row: not row.read,
        "pinned": lambda row: row.pinned,
        "source": lambda row: row.source,
    }
