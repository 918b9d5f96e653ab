"""The frame around every screen: who is here, for how long, whether central is reached, and what just happened (toasts)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import structlog
from PySide6.QtCore import QTimer, Signal, SignalInstance, Slot
from sqlalchemy import Connection

from kiosk.device.last_order import has_begun
from kiosk.device.orders import Standing, standing
from kiosk.device.status import SyncStatus
from kiosk.filings.kept import news_count
from kiosk.mail import mail
from kiosk.signin.never_blocked import untimed
from kiosk.signin.rules import Session
from kiosk.signin.sessions import Why, is_open
from kiosk.signin.signin import SignIn
from kiosk.ui.desk import Desk
from kiosk.ui.timing import Sitting
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator

TICK_MS = 500
TOAST_MS = 6_000
LOW_MS = 120_000
MINUTE_MS = 60_000

log = structlog.get_logger(__name__)


class Writing(Protocol):
    """What is being written (the compose screen)."""

    def keep(self) -> None:
        """Save what is typed now."""

    def saved_line(self) -> str:
        """ "Your reply to Rosa is saved.", or nothing when nothing is written."""


class Speaker(Protocol):
    """Reads the screen aloud (`kiosk.ui.viewmodels.reading`)."""

    @property
    def available(self) -> bool:
        """Whether there is a voice."""

    @property
    def on(self) -> bool:
        """Whether words that are touched are said."""

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""

    def change_of(self, name: str) -> SignalInstance:
        """The signal of a change of `on`."""

    def read(self) -> None:
        """On, and read what the screen shows."""

    def switch(self, on: bool) -> None:
        """On or off, without reading at once."""

    def hush(self) -> None:
        """Be quiet; what is on stays on."""

    def stop(self) -> None:
        """Be quiet, and off."""


@qml_type
class SessionModel(ScreenModel):
    """Lives as long as the screen; a person's session begins with `start` and ends with `sign_out`."""

    signedIn = shown(bool)
    firstName = shown(str)
    initial = shown(str)
    unreadCount = shown(int)
    #: Requests with something new.
    requestNews = shown(int)

    connected = shown(bool)
    connectionText = shown(str)
    lastConnectedText = shown(str)
    hasBattery = shown(bool)
    batteryText = shown(str)

    timeLimited = shown(bool)
    timeLeftText = shown(str)
    timeLeftShort = shown(str)
    timeLeftFraction = shown(float, 1.0)
    timeLow = shown(bool)
    #: What is written now is never blocked: no clock signs out.
    untimed = shown(bool)
    endingVisible = shown(bool)
    endingKind = shown(str)
    endingSeconds = shown(int)
    endingFraction = shown(float, 0.0)
    endingSavedText = shown(str)
    extensionsLeft = shown(int)
    extendMinutes = shown(int, 5)

    #: Before sign-in: it is closed now, and what works all the same.
    gateText = shown(str)
    gateLine = shown(str)
    #: What the calm screen says instead of its own words: this device was cleared.
    careTitle = shown(str)
    careLine = shown(str)
    covered = shown(bool)
    toastVisible = shown(bool)
    toastText = shown(str)
    toastKind = shown(str, "plain")
    readAloudAvailable = shown(bool)
    reading = shown(bool)

    of_person = False
    #: Everything here is being destroyed.
    cleared = Signal()
    #: A person wants to lift the cover: ask for the PIN.
    lifting = Signal()

    def __init__(self, desk: Desk, navigator: Navigator, signin: SignIn, writing: Writing) -> None:
        super().__init__(desk, navigator)
        #: What central's orders hold back here, as of the last look.
        self.ordered = Standing()
        self._signin = signin
        self._writing = writing
        self._speaker: Speaker | None = None
        self._battery: Callable[[], int | None] = lambda: None
        self._in_call: Callable[[], bool] = lambda: False
        self._sitting: Sitting | None = None
        self._day_left_ms: int | None = None
        #: Whether the time that is shown is the day's.
        self.of_day = False
        self._status = SyncStatus()
        #: Requests with news at the last look at this person's; None: there was none yet.
        self._news: int | None = None
        self._toast = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._toast.timeout.connect(self.dismissToast)
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self.tick)
        desk.languageChanged.connect(self._reword)
        navigator.leaving.connect(self._hush)
        navigator.change_of("route").connect(self._turn_clock)

    def equip(self, *, speaker: Speaker | None, battery: Callable[[], int | None]) -> None:
        """What the device offers: a voice, and the battery's charge in per cent (None: it has none)."""
        if speaker is not None and speaker is not self._speaker:
            speaker.change_of("on").connect(self._spoke)
        self._speaker, self._battery = speaker, battery
        self.put(readAloudAvailable=speaker is not None and speaker.available)
        self._show_battery()

    # --- coming and going ---

    def start(self, session: Session) -> None:
        """The PIN was right."""
        policy = self.desk.policy.session
        limited = self.desk.place.kind == "kiosk"
        self._sitting = Sitting(
            self.desk.clock.boot_ms(),
            total_ms=policy.minutes * MINUTE_MS if limited else None,
            warn_ms=policy.warn_seconds * 1000,
            extend_ms=policy.extend_minutes * MINUTE_MS,
            extensions=policy.extensions,
            idle_warn_ms=policy.idle_warn_seconds * 1000,
            idle_out_ms=policy.idle_sign_out_seconds * 1000,
        )
        self.dismissToast()
        self.put(
            firstName=session.person.first_name,
            initial=session.person.first_name[:1].upper(),
            timeLimited=limited,
            extendMinutes=policy.extend_minutes,
            covered=False,
            signedIn=True,
        )
        self.desk.begin(session)
        self._timer.start()
        self.tick()
        self.navigator.enter("it" if session.person.role == "it" else "new-pin" if session.must_change_pin else "home")
        self.desk.look()

    def sign_out(self, why: Why) -> None:
        """End the session; `why` is signed_out, idle, time or restart. Nothing of the person stays."""
        if self.desk.session is None:
            return
        self._timer.stop()
        used_ms = self.counted_ms()
        self._sitting = self._day_left_ms = None
        self.stopReading()
        self._writing.keep()
        self.navigator.leave()
        session = self.desk.end()
        if session is not None:
            self.desk.bridge.write(lambda: self._close(session, why, used_ms))
        self.desk.look()

    def say_cleared(self, *, unlocked: bool) -> None:
        """Nothing is here any more: by central's last order."""
        yours = self.tr("It is unlocked and yours. Start it once more to use it.")
        line = yours if unlocked else self.tr("Nothing of its last person is here. Please give it to staff.")
        self.put(careTitle=self.tr("This device was cleared"), careLine=line)

    def hold_while(self, in_call: Callable[[], bool]) -> None:
        """Ask whether a visit is going on: its time is not the session's."""
        self._in_call = in_call

    def renew(self, session: Session) -> None:
        """The same sitting goes on under a newer grant."""
        self.desk.session = session

    @Slot()
    def signOut(self) -> None:
        """The person asked for it."""
        self.sign_out("signed_out")

    @Slot()
    def _evict(self) -> None:
        self.sign_out("restart")

    def forget_person(self) -> None:
        """Keep what belongs to the device."""
        self._toast.stop()
        self._news = None
        self.put(
            **dict.fromkeys(
                ("firstName", "initial", "toastText", "endingSavedText", "timeLeftText", "timeLeftShort", "endingKind"), ""
            ),
            **dict.fromkeys(("signedIn", "covered", "toastVisible", "endingVisible", "timeLow", "untimed"), False),
            unreadCount=0,
            requestNews=0,
        )

    @Slot()
    def cover(self) -> None:
        """Show nothing but the landscape, at once."""
        if self.signedIn and not self.covered:
            self._writing.keep()
            self.stopReading()
            self.dismissToast()
            self.put(covered=True, endingVisible=False)

    @Slot()
    def liftCover(self) -> None:
        """Ask for the PIN."""
        if self.covered:
            self.lifting.emit()

    def uncover(self) -> None:
        """The PIN was right: show the screen as it was left."""
        self.touched()
        self.navigator.back()
        self.put(covered=False)
        self.tick()

    # --- time ---

    @Slot()
    def touched(self) -> None:
        """Somebody uses the screen."""
        if self._sitting is not None:
            self._sitting.touch(self.desk.clock.boot_ms())

    @Slot()
    def extend(self) -> None:
        """More time, or "I'm still here"."""
        if self._sitting is not None:
            self._sitting.extend(self.desk.clock.boot_ms())
            self.tick()

    def counted_ms(self) -> int:
        """Milliseconds of this session that count of the day's minutes."""
        return 0 if self._sitting is None else self._sitting.used(self.desk.clock.boot_ms())

    def day_left(self, left_ms: int | None) -> None:
        """What is left of the day's minutes; None: they have no limit."""
        self._day_left_ms = left_ms

    def ending_in(self, seconds: int) -> int:
        """Milliseconds until so many seconds are left of the session; 0 without a limit."""
        if self._sitting is None:
            return 0
        return max(0, self._sitting.at(self.desk.clock.boot_ms()).left_ms - seconds * 1000)

    @Slot()
    def tick(self) -> None:
        """Show the time left, warn, and end the session when it is over."""
        if self._sitting is None:
            return
        if self._speaker is not None and self._speaker.speaking:
            self.touched()
        held, navigator = self._turn_clock(), self.navigator
        left = self._sitting.at(self.desk.clock.boot_ms())
        if left.over is not None:
            self.sign_out(left.over)
            return
        ending = left.ending is not None and not self.covered
        if ending and not self.endingVisible:
            self._writing.keep()
        left_ms, fraction = left.left_ms, left.fraction
        limited, day_ms = self.desk.place.kind == "kiosk", self._day_left_ms
        self.of_day = day_ms is not None and not navigator.closed and (not limited or day_ms < left_ms)
        if day_ms is not None and self.of_day:
            left_ms, limited = day_ms, True
            fraction = min(1.0, day_ms / max(MINUTE_MS, self.desk.policy.session.minutes_a_day * MINUTE_MS))
        self.put(
            timeLimited=limited,
            untimed=held,
            timeLeftText=self._time_left(left_ms, held=held) if limited else "",
            timeLeftShort=self.tr("%n min", "", left_ms // MINUTE_MS) if limited and not held else "",
            timeLeftFraction=fraction,
            timeLow=limited and not held and left_ms < LOW_MS,
            endingKind=left.ending or "",
            endingSeconds=left.seconds,
            endingFraction=left.ending_fraction,
            endingSavedText=self._writing.saved_line() if ending else "",
            extensionsLeft=self._sitting.extensions_left,
            endingVisible=ending,
        )

    @Slot()
    def _turn_clock(self) -> bool:
        """Whether the clock is held for what is shown now."""
        navigator = self.navigator
        # A visit has its own end, which central keeps.
        held = untimed(navigator.current, navigator.kind) or self._in_call()
        if self._sitting is not None:
            counted = navigator.current != "new-pin" and not navigator.closed
            self._sitting.turn(self.desk.clock.boot_ms(), held=held, counted=counted)
        return held

    def _time_left(self, left_ms: int, *, held: bool) -> str:
        if held:
            return self.tr("No time limit")
        if left_ms < MINUTE_MS:
            return self.tr("Under 1 min")
        minutes = left_ms // MINUTE_MS
        return self.tr("%n min left today", "", minutes) if self.of_day else self.tr("%n min left", "", minutes)

    # --- words on the frame ---

    def refresh(self, connection: Connection) -> None:
        """Connection, and how much mail is new."""
        self._status = self.desk.status
        self._reword()
        self._show_battery()
        session = self.desk.session
        resident = "" if session is None else session.person.resident
        news = news_count(connection, resident) if resident else None
        if news is not None and self._news is not None and news > self._news:
            self.toast(self.tr("There is news about a request."))
        self._news = news
        self.put(unreadCount=mail.unread_count(connection, resident) if resident else 0, requestNews=news or 0)
        self.ordered = standing(connection)
        if self.ordered.last:
            # Central had this device cleared: whoever sits here is signed out, and the program ends once that is under way.
            QTimer.singleShot(0, self, self._evict)
            if has_begun(connection):
                self.cleared.emit()
        elif session is not None and not is_open(connection, session):
            # The device was wiped under the person: nothing of them may stay on the screen. Not within this look.
            QTimer.singleShot(0, self, self._evict)

    @Slot()
    def _reword(self) -> None:
        status, words = self._status, self.desk.words
        last = ""
        if status.last_contact_ms is not None:
            last = words.moment(status.last_contact_ms, self.desk.now_ms)
            if words.days_ago(status.last_contact_ms, self.desk.now_ms) <= 0:
                last = words.time(status.last_contact_ms)
            last = self.tr("Last connected %1").replace("%1", last)
        self.put(
            connected=status.connected,
            connectionText=self.tr("Connected") if status.connected else self.tr("Offline"),
            lastConnectedText=last,
        )

    def _show_battery(self) -> None:
        percent = self._battery()
        self.put(hasBattery=percent is not None, batteryText="" if percent is None else f"{percent}%")

    # --- toasts ---

    @Slot(str)
    def explain(self, text: str) -> None:
        """Say why a button does nothing now."""
        self.toast(text)

    def toast(self, text: str, kind: str = "plain") -> None:
        """Show a line for a few seconds; `kind` is plain, good or bad."""
        self.put(toastText=text, toastKind=kind, toastVisible=bool(text))
        self._toast.start()

    @Slot()
    def dismissToast(self) -> None:
        """Take the line away."""
        self._toast.stop()
        self.put(toastVisible=False)

    # --- voice ---

    @Slot()
    def readAloud(self) -> None:
        """Read the screen to the person."""
        if self._speaker is not None and self._speaker.available and not self.covered:
            self._speaker.read()

    @Slot()
    def stopReading(self) -> None:
        """Be quiet, and off."""
        if self._speaker is not None:
            self._speaker.stop()

    @Slot()
    def toggleReading(self) -> None:
        """The switch of the settings."""
        if self._speaker is not None:
            self._speaker.switch(not self.reading)

    @Slot()
    def _hush(self) -> None:
        if self._speaker is not None:
            self._speaker.hush()

    @Slot()
    def _spoke(self) -> None:
        self.put(reading=self._speaker is not None and self._speaker.on)

    def _close(self, session: Session, why: Why, used_ms: int) -> None:
        self._signin.close(session, why, used_ms)
        log.info("session_closed", session=session.id, why=why)
