"""Behind the IT card: how this device is, and the way out of the residents' screen. No resident is signed in here."""

from __future__ import annotations

from typing import Any

import psutil
from PySide6.QtCore import Signal, Slot
from sqlalchemy import Connection

from kiosk.device.leaving import To, leave_screen
from kiosk.device.status import read_status
from kiosk.hardware.part_status import Part, part_status
from kiosk.signin.rules import number_ending
from kiosk.sync.outbox import backlog
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

CLOCK_OFF_MS = 120_000
FREE_PERCENT_LOW = 10


@qml_type
class ItModel(ScreenModel):
    """`tiles`: one a part, those that need care first. A reason is chosen before the way out opens."""

    deviceName = shown(str)
    headline = shown(str)
    headlineLine = shown(str)
    good = shown(bool, default=True)
    tiles = shown(list)
    unlockedBy = shown(str)
    reasons = shown(list)
    reason = shown(str)
    #: "" (no way out is asked for), "system" or "restart".
    leavingTo = shown(str)
    leavingTitle = shown(str)
    busy = shown(bool)

    routes = frozenset({"it"})
    #: The residents' screen ends: "system" or "restart".
    left = Signal(str)

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._to: To | None = None

    def refresh(self, connection: Connection) -> None:
        """Ask every part."""
        person = self.open_session().person
        tiles = [self._part(connection, "reader"), self._part(connection, "printer")] if self.desk.place.has_reader else []
        tiles += [self._sync(connection), self._queue(connection), self._disk(), self._clock()]
        care = [tile for tile in tiles if not tile["good"]]
        self.put(
            deviceName=self.desk.place.name,
            tiles=care + [tile for tile in tiles if tile["good"]],
            good=not care,
            headline=self.tr("%n thing(s) need care", "", len(care)) if care else self.tr("Everything is good"),
            headlineLine=" ".join(str(tile["title"]) + ": " + str(tile["value"]) + "." for tile in care),
            unlockedBy=self.tr("ID ending %1").replace("%1", number_ending(person.number)),
            reasons=[
                {"key": "repair", "text": self.tr("Repair")},
                {"key": "network", "text": self.tr("Network")},
                {"key": "cleaning", "text": self.tr("Cleaning")},
                {"key": "inspection", "text": self.tr("Inspection")},
                {"key": "other", "text": self.tr("Something else")},
            ],
            leavingTitle={
                "system": self.tr("Why do you exit to the system?"),
                "restart": self.tr("Why do you restart the screen?"),
            }.get(str(self.leavingTo), ""),
        )

    @Slot(str)
    def leave(self, to: str) -> None:
        """Ask why, before the way out opens; "" thinks better of it."""
        self._to = "system" if to == "system" else "restart" if to == "restart" else None
        self.put(leavingTo=self._to or "", reason="")
        self.desk.look()

    @Slot(str)
    def choose(self, reason: str) -> None:
        """A reason from the list."""
        self.put(reason=reason)

    @Slot()
    def confirm(self) -> None:
        """Write down who leaves and why; then the screen ends."""
        to, session, reason = self._to, self.desk.session, str(self.reason)
        if to is None or session is None or not reason or self.busy:
            return
        self.put(busy=True)
        store, clock = self.desk.store, self.desk.clock
        self.desk.bridge.write(lambda: leave_screen(store, session.grant, reason, to, clock), lambda _: self._gone(to))

    @Slot()
    def backToResidents(self) -> None:
        """Done here."""
        self._session.signOut()

    def forget_person(self) -> None:
        """The next one begins anew."""
        self._to = None
        super().forget_person()

    def _gone(self, to: To) -> None:
        self._session.signOut()
        self.left.emit(to)

    def _tile(self, icon: str, title: str, value: str, line: str = "", *, good: bool = True, known: bool = True) -> dict[str, Any]:
        state = self.tr("Good") if good and known else self.tr("Not known") if good else self.tr("Needs care")
        return {"icon": icon, "title": title, "value": value, "line": line, "good": good, "known": known, "state": state}

    def _part(self, connection: Connection, part: Part) -> dict[str, Any]:
        status = part_status(connection, part)
        icon, title = {
            "reader": ("credit-card", self.tr("Card reader")),
            "printer": ("printer", self.tr("Receipt printer")),
        }[part]
        since = "" if not status.at_ms else self.tr("Since %1").replace("%1", self.desk.words.moment(status.at_ms, self.desk.now_ms))
        if status.state == "unknown":
            return self._tile(icon, title, self.tr("Nothing heard yet"), self.tr("Check that the hardware process runs"), known=False)
        if status.state == "none":
            return self._tile(icon, title, self.tr("None fitted"))
        code = self._codes().get(status.code, status.code)
        if status.state == "problem":
            return self._tile(icon, title, code or self.tr("Not working"), since, good=False)
        return self._tile(icon, title, code or self.tr("Ready"), since, good=not status.code)

    def _codes(self) -> dict[str, str]:
        return {
            "lost": self.tr("Not connected"),
            "no_answer": self.tr("Does not answer"),
            "offline": self.tr("Offline"),
            "cover_open": self.tr("Cover is open"),
            "paper_low": self.tr("Paper is low"),
            "paper_out": self.tr("Out of paper"),
            "cutter": self.tr("Cutter is stuck"),
            "broken": self.tr("Broken"),
            "stopped": self.tr("Stopped"),
        }

    def _sync(self, connection: Connection) -> dict[str, Any]:
        status = read_status(connection)
        title = self.tr("Last sync")
        if status.last_contact_ms is None:
            return self._tile("refresh-cw", title, self.tr("Never"), self.tr("Check network and central"), good=False)
        ago = self.desk.words.ago(status.last_contact_ms, self.desk.now_ms)
        line = self.tr("Connected") if status.connected else self.tr("No connection to central")
        return self._tile("refresh-cw", title, ago, line, good=status.connected)

    def _queue(self, connection: Connection) -> dict[str, Any]:
        pending, oldest_ms = backlog(connection)
        value = self.tr("%n command(s)", "", pending) if pending else self.tr("Nothing waits")
        line = "" if oldest_ms is None else self.tr("Since %1").replace("%1", self.desk.words.moment(oldest_ms, self.desk.now_ms))
        return self._tile("send", self.tr("Waiting to be sent"), value, line)

    def _disk(self) -> dict[str, Any]:
        disk = 100 - psutil.disk_usage(str(self.desk.store.path.parent)).percent
        memory = 100 - psutil.virtual_memory().percent
        value = self.tr("%1% and %2% free").replace("%1", str(round(disk))).replace("%2", str(round(memory)))
        return self._tile("hard-drive", self.tr("Disk and memory"), value, good=min(disk, memory) > FREE_PERCENT_LOW)

    def _clock(self) -> dict[str, Any]:
        off_ms, title = self.desk.clock.machine_off_ms(), self.tr("Clock")
        if off_ms is None:
            return self._tile("clock", title, self.tr("Nobody told the time yet"), known=False)
        if off_ms <= CLOCK_OFF_MS:
            return self._tile("clock", title, self.tr("On time"))
        off = self.tr("%1 off").replace("%1", self.desk.words.wait(off_ms))
        return self._tile("clock", title, off, self.tr("Set the machine's own clock"), good=False)
