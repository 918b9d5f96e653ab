"""What the school wants done, and the way to the encyclopedia: on the store's first page."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from sqlalchemy import Connection

from kiosk.courses.courses import Assigned, assigned
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.due import DueWords
from kiosk.ui.viewmodels.navigator import Navigator

#: So many are named; the rest wait in the library.
MOST = 3


@qml_type
class SchoolModel(ScreenModel):
    """Tasks that are still to do, what is due first at the top."""

    #: [{ key, title, line, hue }]
    tasks = shown(list)
    #: This device has archives of an encyclopedia.
    encyclopedia = shown(bool)

    told = Signal(str)

    routes = frozenset({"media"})

    def __init__(self, desk: Desk, navigator: Navigator, door: TitleDoor) -> None:
        super().__init__(desk, navigator)
        self._door = door
        self._due = DueWords(desk.words, self)
        self._assigned: list[Assigned] = []
        navigator.arriving.connect(self._arrived)

    @Slot(int)
    def open(self, key: int) -> None:
        """The course of a task."""
        if not 0 <= key < len(self._assigned):
            return
        task = self._assigned[key]
        if task.licence is None:
            self.told.emit(self.tr("This course is on its way to you."))
        else:
            self._door.open(task.licence, task.title)

    @Slot()
    def openEncyclopedia(self) -> None:
        """Look something up."""
        self.navigator.go("encyclopedia")

    def refresh(self, connection: Connection) -> None:
        """Read the tasks."""
        self._assigned = assigned(connection, self.open_session().person.resident)[:MOST]
        rows = []
        for key, task in enumerate(self._assigned):
            due = self._due.of(task.due, self.desk.now_ms)
            rows.append({"key": key, "title": task.name, "line": due.text, "hue": due.hue})
        self.put(tasks=rows)

    def forget_person(self) -> None:
        """Nobody's tasks."""
        self._assigned = []
        self.forget()

    @Slot(str)
    def _arrived(self, route: str) -> None:
        if route == "media":
            folder = self.desk.place.archives
            self.put(encyclopedia=folder is not None and folder.is_dir() and any(folder.iterdir()))
