"""Outside opening hours, or when a day's sign-ins or minutes are used up: what is open all the same, and when the rest opens."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QTimer, Signal, Slot
from sqlalchemy import Connection

from kiosk.device.orders import Standing
from kiosk.device.orders import standing as standing_orders
from kiosk.signin.day_use import admission_now
from kiosk.signin.hours import Admission, standing
from kiosk.signin.sessions import count_time
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

TICK_MS = 1_000
#: The time that was counted is written down so soon after a sign-in, and then this often: whoever pulls the plug has used it.
FIRST_COUNT_MS, COUNT_EVERY_MS = 5_000, 60_000
WARN_MS = 5 * 60_000
ALL_OPEN = Admission("", None, None)


@qml_type
class ClosedModel(ScreenModel):
    """The page in Home's place while the rest is closed. The sign-in screen says so too: people may sign in at every hour."""

    title = shown(str)
    line = shown(str)
    opensText = shown(str)
    iconName = shown(str, "clock")
    legal = shown(list)

    of_person = False
    #: It closed while somebody was signed in: what plays is to stand still, and what is written is to be kept.
    closing = Signal()

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._admission = ALL_OPEN
        self._ordered = Standing()
        #: The counted time at which `_admission` was read, and was last written down.
        self._read_at = self._written = 0
        self._warned = False
        self._open_conversation: Callable[[str], None] = lambda _contact: None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        navigator.admit(self._admits)
        navigator.refused.connect(self._explain)
        navigator.turnedOff.connect(self._explain_off)
        desk.begun.connect(self._begin)
        desk.languageChanged.connect(self._reword)

    def equip(self, open_conversation: Callable[[str], None]) -> None:
        """What shows all mail with a contact."""
        self._open_conversation = open_conversation

    @Slot(str)
    def openLegal(self, contact: str) -> None:
        """Mail with a legal contact: read and write."""
        self._open_conversation(contact)

    @Slot()
    def tick(self) -> None:
        """The minutes run, and so do the hours."""
        if self.desk.session is None:
            return
        counted_ms, now_ms = self._session.counted_ms(), self.desk.clock.now_ms()
        left_ms = self._left(counted_ms)
        changes_ms = self._admission.changes_ms
        if (changes_ms is not None and now_ms >= changes_ms) or (left_ms == 0 and not self._admission.closed):
            self.desk.look()
            return
        self._session.day_left(left_ms)
        self._write_down(counted_ms)
        self._warn(now_ms)

    def refresh(self, connection: Connection) -> None:
        """What is open now; the page and the navigator follow."""
        session, before = self.desk.session, self._ordered.off
        self._ordered = self._session.ordered
        self._read_admission(connection)
        if self._ordered.off != before:
            # Not within this look, as below.
            QTimer.singleShot(0, self, self._turn_off)
        if session is None:
            self._show_gate()
            return
        self._session.day_left(self._left(self._session.counted_ms()))
        closed = bool(self._admission.closed)
        if closed != self.navigator.closed and self.navigator.limits:
            # Not within this look: the pages that go and come read the store themselves.
            QTimer.singleShot(0, self, self._turn)
        self._reword()

    def forget_person(self) -> None:
        """A new person has a day of their own."""
        self._timer.stop()
        self._admission, self._warned = ALL_OPEN, False
        self.put(title="", line="", opensText="", legal=[])

    @Slot()
    def _begin(self) -> None:
        self._read_at = self._written = 0
        self._timer.start()

    def _admits(self) -> bool:
        self.desk.read(self._read)
        return not self._admission.closed

    def _read(self, connection: Connection) -> None:
        self._ordered = standing_orders(connection)
        self._read_admission(connection)

    def _read_admission(self, connection: Connection) -> None:
        session = self.desk.session
        if session is not None:
            self._read_at, now_ms, locked = self._session.counted_ms(), self.desk.clock.now_ms(), self._ordered.lock is not None
            self._admission = admission_now(connection, session, self.desk.policy, now_ms, self._read_at, locked=locked)

    @Slot()
    def _turn(self) -> None:
        closed = bool(self._admission.closed)
        if self.desk.session is None or closed == self.navigator.closed or not self.navigator.limits:
            return
        if closed:
            self.closing.emit()
        self.navigator.close_rest(closed)
        self._session.toast(str(self.title) if closed else self.tr("Everything is open again."))

    def _left(self, counted_ms: int) -> int | None:
        left_ms = self._admission.left_ms
        return None if left_ms is None else max(0, left_ms - (counted_ms - self._read_at))

    def _write_down(self, counted_ms: int) -> None:
        policy, session = self.desk.policy.session, self.desk.session
        if session is None or not (policy.sign_ins_a_day or policy.minutes_a_day):
            return
        if counted_ms >= (self._written + COUNT_EVERY_MS if self._written else FIRST_COUNT_MS):
            self._written = counted_ms
            self.desk.bridge.write(partial(self._count, session.id, counted_ms), None, self._not_counted)

    def _count(self, session: str, counted_ms: int) -> None:
        with self.desk.store.write() as connection:
            count_time(connection, session, counted_ms)

    def _not_counted(self, error: BaseException) -> None:
        # There is no room: the session's end tells how long it was.
        if not isinstance(error, StoreFull):
            self.desk.broken.emit(error)

    def _warn(self, now_ms: int) -> None:
        changes_ms = self._admission.changes_ms
        if self._warned or self._admission.closed or changes_ms is None or changes_ms - now_ms > WARN_MS:
            return
        self._warned = True
        at = self.desk.words.time(changes_ms)
        self._session.toast(self.tr("It closes at %1. What you write is saved.").replace("%1", at))

    @Slot(str)
    def _explain(self, _route: str) -> None:
        self._session.toast(". ".join(part for part in (str(self.title), str(self.opensText)) if part))

    @Slot()
    def _turn_off(self) -> None:
        self.navigator.turn_off(self._ordered.off)

    @Slot()
    def _explain_off(self) -> None:
        self._session.toast(self.tr("This is turned off for now. Requests, legal mail, balances and help work."))

    def _said(self, words: dict[str, str]) -> str:
        return words.get(self.desk.words.language) or next(iter(words.values()), "")

    def _show_gate(self) -> None:
        policy, now_ms = self.desk.policy, self.desk.clock.now_ms()
        hours = standing(policy.hours.open, ZoneInfo(policy.facility.zone), now_ms)
        text = "" if hours.open else self.tr("It is closed now")
        if self._ordered.lock is not None:
            open_now = self.tr("Requests, legal mail, balances and help work now.")
            self._session.put(
                gateText=self.tr("This device is locked for now"), gateLine=f"{self._said(self._ordered.lock)} {open_now}"
            )
            return
        if text and hours.changes_ms is not None:
            text = self._opens(hours.changes_ms)
        self._session.put(gateText=text, gateLine=self.tr("Requests, legal mail, balances and help work now.") if text else "")

    def _opens(self, at_ms: int) -> str:
        words = self.desk.words
        if words.days_ago(at_ms, self.desk.now_ms) == 0:
            return self.tr("Opens at %1").replace("%1", words.time(at_ms))
        return self.tr("Opens %1", "tomorrow 9:00 am").replace("%1", words.moment_ahead(at_ms, self.desk.now_ms))

    @Slot()
    def _reword(self) -> None:
        session, found = self.desk.session, self._admission
        if session is None:
            self._show_gate()
            return
        title, line, icon = {
            "": ("", "", "clock"),
            "locked": (self.tr("This device is locked for now"), self._said(self._ordered.lock or {}), "lock-keyhole"),
            "hours": (self.tr("It is closed now"), self.tr("The rest opens again in the morning."), "moon-star"),
            "sign_ins": (self.tr("You used today's sign-ins"), self.tr("You can sign in again tomorrow."), "calendar-clock"),
            "minutes": (self.tr("You used today's minutes"), self.tr("You get new minutes tomorrow."), "hourglass"),
        }[found.closed]
        opens = "" if not found.closed or found.changes_ms is None else self._opens(found.changes_ms)
        faces = sorted((face.name, contact, face) for contact, face in self.desk.faces.items() if face.legal)
        legal = [{"key": contact, "name": face.name, "initial": face.initial, "hue": face.hue} for _, contact, face in faces]
        self.put(title=title, line="" if opens else line, opensText=opens, iconName=icon, legal=legal)
