"""When you leave: the day, what becomes of kiosks and the tablet, and the copy that is taken along."""

from __future__ import annotations

from datetime import datetime, time

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.hardware.part_status import part_status
from kiosk.leaving.leaving import Leaving, NotReady, ask_for_copy, leaving_of, print_code
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

KILOBYTE = 1000


@qml_type
class LeavingModel(ScreenModel):
    """`code`: what opens the copy, while the person looks at it only."""

    loading = shown(bool, default=True)
    title = shown(str)
    line = shown(str)
    planned = shown(bool)
    facts = shown(list)
    copyTitle = shown(str)
    copyLine = shown(str)
    copyIcon = shown(str, "package")
    askText = shown(str)
    askBlocked = shown(str)
    busy = shown(bool)
    ready = shown(bool)
    code = shown(str)
    #: The same in its groups, each with the stroke behind it.
    codeGroups = shown(list)
    showBlocked = shown(str)
    printBlocked = shown(str)

    routes = frozenset({"leaving"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._found = Leaving()
        navigator.leaving.connect(self._left)
        session.change_of("covered").connect(self.hideCode)

    def refresh(self, connection: Connection) -> None:
        """How it stands."""
        self._found = leaving_of(connection, self.open_session().person.resident)
        printer = part_status(connection, "printer")
        trouble = self.tr("The printer needs help. You can print later.") if printer.state == "problem" else ""
        none = self.tr("This device has no printer. Print at a kiosk.")
        self.put(printBlocked=trouble if self.desk.place.has_printer else none, loading=False)
        self._show(self._found)

    @Slot()
    def askCopy(self) -> None:
        """Have it made, or made anew."""
        if self.busy or self.askBlocked:
            return
        self.put(busy=True)
        store, clock, session = self.desk.store, self.desk.clock, self.open_session()
        self.desk.bridge.write(lambda: ask_for_copy(store, session, clock), self._asked, self._failed)

    @Slot()
    def showCode(self) -> None:
        """What opens the copy."""
        self._show_code(self._found.passphrase or "")

    @Slot()
    def hideCode(self) -> None:
        """Nobody else is to read it."""
        self._show_code("")

    @Slot()
    def printCode(self) -> None:
        """On paper."""
        if self.busy or self.printBlocked or not self.ready:
            return
        self.put(busy=True)
        store, clock, session, language = self.desk.store, self.desk.clock, self.open_session(), self.desk.words.language
        self.desk.bridge.write(lambda: print_code(store, session, clock, language=language), self._printing, self._failed)

    def _show_code(self, code: str) -> None:
        groups = code.split("-") if code else []
        self.put(code=code, codeGroups=[f"{group}-" for group in groups[:-1]] + groups[-1:])

    def forget_person(self) -> None:
        """The code goes too."""
        self._found = Leaving()
        super().forget_person()

    def _show(self, found: Leaving) -> None:
        self.put(planned=found.going is not None, facts=self._facts(found), **self._plan(found), **self._copy(found))
        if found.passphrase is None:
            self.hideCode()

    def _plan(self, found: Leaving) -> dict[str, str]:
        if found.going is None:
            return {"title": self.tr("No day is planned"), "line": self.tr("When staff plan a day, you see it here.")}
        title = self.tr("You are being released") if found.going == "release" else self.tr("You are moving to another place")
        if found.day is None:
            return {"title": title, "line": self.tr("Staff tell you the day.")}
        at_ms = round(datetime.combine(found.day, time(12), self.desk.words.zone).timestamp() * 1000)
        return {"title": title, "line": self.desk.words.date(at_ms)}

    def _facts(self, found: Leaving) -> list[dict[str, str]]:
        facts = [
            {
                "icon": "eye-off",
                "hue": "sky",
                "title": self.tr("Kiosks forget you"),
                "line": self.tr("Your mail and drafts go from every kiosk."),
            }
        ]
        if found.tablet == "wipe":
            title, line = self.tr("Your tablet is cleared"), self.tr("Nothing of you stays on it.")
            facts.append({"icon": "tablet-smartphone", "hue": "honey", "title": title, "line": line})
        elif found.tablet == "unlock":
            title, line = self.tr("Your tablet is yours"), self.tr("It is cleared, then unlocked for you.")
            facts.append({"icon": "tablet-smartphone", "hue": "leaf", "title": title, "line": line})
        title, line = self.tr("What you own stays yours"), self.tr("Your copy holds a proof for each title.")
        facts.append({"icon": "award", "hue": "plum", "title": title, "line": line})
        title, line = self.tr("Write it down first"), self.tr("Drafts that you did not send are not in the copy.")
        facts.append({"icon": "pencil", "hue": "slate", "title": title, "line": line})
        return facts

    def _copy(self, found: Leaving) -> dict[str, object]:
        words, blocked = self.desk.words, ""
        title, icon = self.tr("Take a copy along"), "package"
        line = self.tr("Your mail, your requests and proofs of what you own.")
        ask = self.tr("Make my copy")
        if found.copy_state == "asked" and not self._session.connected:
            title, icon = self.tr("Your copy is asked for"), "clock"
            line = self.tr("It is made when the connection is back.")
            blocked = line
        elif found.copy_state in {"asked", "wanted"}:
            title, icon = self.tr("Your copy is being made"), "clock"
            line = self.tr("It is usually ready in some minutes.")
            blocked = line
        elif found.copy_state == "ready" and found.copy_made_ms is not None:
            title, icon = self.tr("Your copy is ready"), "circle-check"
            made = words.moment(found.copy_made_ms, self.desk.now_ms)
            line = self.tr("Made %1, %2.").replace("%1", made).replace("%2", self._size(found.size))
            line += " " + self.tr("Staff give you the file on the day you leave.")
            ask = self.tr("Make a newer copy")
        hidden = self.tr("Sign in once while this device is online. Then the code shows.")
        return {
            "copyTitle": title,
            "copyLine": line,
            "copyIcon": icon,
            "askText": ask,
            "askBlocked": blocked,
            "ready": found.copy_state == "ready",
            "showBlocked": "" if found.passphrase is not None else hidden,
        }

    def _size(self, size: int) -> str:
        words = self.desk.words
        if size < KILOBYTE * KILOBYTE:
            return self.tr("%1 kB").replace("%1", words.number(max(1, round(size / KILOBYTE))))
        return self.tr("%1 MB").replace("%1", words.tenths(round(size * 10 / KILOBYTE / KILOBYTE)))

    def _asked(self, _asked: bool) -> None:
        if self.desk.session is not None:
            self.put(busy=False)
            self.desk.look()

    def _printing(self, _job: str) -> None:
        if self.desk.session is not None:
            self.put(busy=False)
            self._session.toast(self.tr("It is printing. Take it from the slot under this screen."))

    def _failed(self, error: BaseException) -> None:
        self.put(busy=False)
        if isinstance(error, StoreFull):
            self._session.toast(self.tr("There is no room to save right now. Tell staff."), "bad")
        elif isinstance(error, NotReady):
            self.desk.look()
        else:
            self.desk.broken.emit(error)

    @Slot(str, str)
    def _left(self, _route: str, _to: str) -> None:
        self.hideCode()
