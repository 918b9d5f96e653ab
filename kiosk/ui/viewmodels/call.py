"""The call of a visit: a direct call that rings, joining, both pictures, the time left, losing the line and coming back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot
from sqlalchemy import Connection

from kiosk.filings.sealing import author_key
from kiosk.store.engine import StoreFull
from kiosk.sync.visit_pass import open_pass
from kiosk.ui.call_line import CONNECTING, IDLE, LOST, OVER, CallLine, CallPlace
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.moving_picture import MovingPicture
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.ui.viewmodels.visit_words import VisitWords
from kiosk.ui.viewmodels.visits import VisitsModel
from kiosk.visits.rules import Visit
from kiosk.visits.visits import CannotVisit, answer, rings_here, visit
from kiosk.wallet.accounts import Restriction
from kiosk.wallet.holds import blocking

TICK_MS = 500
#: A call that rings is heard so often.
RING_MS = 3_000
#: The last stretch of a visit is said in honey.
LOW_MS = 120_000
#: Ends that the resident can do nothing about: the visit cannot be joined again.
FOR_GOOD = frozenset({"time", "staff", "refused", "hung_up"})


@qml_type
class CallModel(ScreenModel):
    """One call at a time. `state`: "" (none), connecting, waiting, on, lost, over."""

    #: The visit that rings; "" when none does.
    ringId = shown(str)
    ringName = shown(str)
    ringInitial = shown(str)
    ringHue = shown(str, "sky")
    ringText = shown(str)

    visitId = shown(str)
    state = shown(str)
    name = shown(str)
    initial = shown(str)
    hue = shown(str, "sky")
    title = shown(str)
    line = shown(str)
    recordedText = shown(str)
    leftText = shown(str)
    leftLow = shown(bool)
    theirs = shown(QObject, constant=True)
    own = shown(QObject, constant=True)
    hasTheirs = shown(bool)
    hasOwn = shown(bool)
    muted = shown(bool)
    canRejoin = shown(bool)

    of_person = False

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, words: VisitWords, visits: VisitsModel) -> None:
        super().__init__(desk, navigator)
        # Made before this one: it has looked already.
        self._visits = visits
        self._session = session
        self._words = words
        #: Pictures and tests put lines of their own here.
        self.make_line: Callable[[CallPlace, QObject], CallLine] = CallLine
        self._theirs, self._own = MovingPicture(self), MovingPicture(self)
        self._values.update(theirs=self._theirs, own=self._own)
        self._theirs.changed.connect(self._framed)
        self._own.changed.connect(self._framed)
        self._line: CallLine | None = None
        self._visit: Visit | None = None
        self._timer = QTimer(self, interval=TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._ring = QTimer(self, interval=RING_MS)
        self._ring.timeout.connect(self._sound)
        self._bell: CallLine | None = None
        desk.languageChanged.connect(self._show)
        navigator.leaving.connect(self._leaving)
        session.change_of("covered").connect(self._covered)
        session.hold_while(self._busy)

    # --- a call that rings ---

    @Slot()
    def accept(self) -> None:
        """Take the call that rings."""
        taken = str(self.ringId)
        if not taken:
            return
        store, session, clock = self.desk.store, self.open_session(), self.desk.clock
        self._hush()
        self.desk.bridge.write(lambda: answer(store, session, taken, clock, accept=True), None, self._not_answered)
        self.join(taken)

    @Slot()
    def decline(self) -> None:
        """Not now; the other side hears that nobody answers."""
        refused = str(self.ringId)
        if refused:
            store, session, clock = self.desk.store, self.open_session(), self.desk.clock
            self._hush()
            self.desk.bridge.write(lambda: answer(store, session, refused, clock, accept=False), None, self._not_answered)

    # --- the call ---

    @Slot(str)
    def join(self, visit_id: str) -> None:
        """Go into the call of a visit."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        found: list[tuple[Visit | None, Restriction | None, bytes | None]] = []

        def look(connection: Connection) -> None:
            held = blocking(connection, resident, "visits", now_ms)
            found.append((visit(connection, resident, visit_id), held, author_key(connection, resident)))

        self.desk.read(look)
        wanted, held, key = found[0] if found else (None, None, None)
        closed = self._closed(wanted, held)
        if wanted is None or wanted.join is None or closed:
            self._session.explain(closed)
            return
        token = None if key is None else open_pass(wanted.id, wanted.join, key)
        if token is None:
            self._session.explain(self.tr("Sign out, then sign in again. Then you can join."))
            return
        self._visit = wanted
        self._begin(token)
        self.navigator.go("call")

    @Slot()
    def rejoin(self) -> None:
        """Once more, after it was left or lost."""
        if self._visit is not None:
            self.join(self._visit.id)

    @Slot()
    def leave(self) -> None:
        """Hang up; the visit can be joined again while its time lasts."""
        if self._line is not None:
            self._line.hang_up()

    @Slot()
    def done(self) -> None:
        """Close the page."""
        if self.navigator.current == "call":
            self.navigator.back()

    @Slot()
    def toggleMute(self) -> None:
        """Be heard, or not."""
        if self._line is not None:
            self._line.mute(not self._line.muted)

    def refresh(self, connection: Connection) -> None:
        """Whether a call rings; on the page of a call, what became of its visit."""
        if self.desk.session is None:
            self._knock(connection)
            return
        resident = self.desk.session.person.resident
        now_ms = self.desk.clock.now_ms()
        rung = None if self._busy() else next((one for one in self._visits.to_come if one.rings(now_ms)), None)
        if rung is not None and rung.join is not None and not self._session.covered and self.desk.place.calls.exists():
            self._rings(rung)
        elif self._ring.isActive():
            self._hush()
        if self._visit is not None:
            self._visit = visit(connection, resident, self._visit.id) or self._visit
            self._show()

    def _knock(self, connection: Connection) -> None:
        """A tablet whose owner is not signed in rings too, and names nobody."""
        here = self.desk.place
        knocks = here.kind == "tablet" and here.calls.exists() and rings_here(connection, self.desk.clock.now_ms())
        if knocks and not self._ring.isActive():
            self._session.explain(self.tr("You have a call. Sign in to take it."))
            self._ring.start()
            self._timer.start()
            self._sound()
        elif not knocks and self._ring.isActive():
            self._hush()

    def forget_person(self) -> None:
        """The line is cut, and no picture stays."""
        self._drop()
        super().forget_person()

    # --- what happens ---

    def _rings(self, rung: Visit) -> None:
        face = self.desk.face(rung.contact, rung.name)
        said = self.tr("This call may be recorded.") if rung.recorded else self.tr("This call is not recorded.")
        fresh = self.ringId != rung.id
        self.put(ringId=rung.id, ringName=face.name, ringInitial=face.initial, ringHue=face.hue, ringText=said)
        if fresh:
            self._session.touched()
            self._ring.start()
            self._timer.start()
            self._sound()

    def _hush(self) -> None:
        self._ring.stop()
        if self._bell is not None:
            self._bell.forget()
            self._bell.deleteLater()
            self._bell = None
        self.put(ringId="", ringName="", ringText="")

    @Slot()
    def _sound(self) -> None:
        if self._bell is None:
            self._bell = self.make_line(self.desk.place.calls, self)
        self._bell.play_tone()

    def _closed(self, wanted: Visit | None, held: Restriction | None) -> str:
        if wanted is None:
            return self.tr("This has changed. Please look again.")
        if not self.desk.place.calls.exists():
            return self.tr("Video visits do not work on this device. Please use another one.")
        return self._words.closed(wanted, held)

    def _begin(self, token: str) -> None:
        self._cut()
        line = self.make_line(self.desk.place.calls, self)
        line.theirs.connect(self._theirs.show)
        line.own.connect(self._own.show)
        line.changed.connect(self._show)
        self._line = line
        line.join(token)
        self._timer.start()
        self._show()

    def _busy(self) -> bool:
        return self._line is not None and self._line.state not in {OVER, IDLE}

    @Slot()
    def _show(self) -> None:
        line, found = self._line, self._visit
        if line is None or found is None or self.desk.session is None:
            return
        face = self.desk.face(found.contact, found.name)
        waiting = line.state == CONNECTING and line.reason in {"waiting", "left"}
        title, words = self._told(line, face.short, found)
        self.put(
            visitId=found.id,
            name=face.name,
            initial=face.initial,
            hue=face.hue,
            state="waiting" if waiting else line.state,
            title=title,
            line=words,
            recordedText=self.tr("This call may be recorded.") if line.may_be_recorded else self.tr("This call is not recorded."),
            muted=line.muted,
            canRejoin=line.state == OVER and not self._for_good(line, found) and found.can_join(self.desk.clock.now_ms()),
        )
        self._left()

    def _for_good(self, line: CallLine, found: Visit) -> bool:
        """It cannot be joined again. Who hangs up a direct call ends it."""
        return line.reason in FOR_GOOD or (found.kind == "direct" and not line.reason)

    def _told(self, line: CallLine, short: str, found: Visit) -> tuple[str, str]:
        if line.state == CONNECTING:
            return {
                "waiting": (self.tr("%1 is not here yet").replace("%1", short), self.tr("You are in the call. Wait here.")),
                "left": (self.tr("%1 has gone").replace("%1", short), self.tr("They can come back. Wait here, or leave.")),
            }.get(line.reason, (self.tr("Connecting to %1").replace("%1", short), self.tr("This takes a few seconds.")))
        if line.state == LOST:
            return self.tr("The connection was lost"), self.tr("We try to get it back. Wait here.")
        if line.state != OVER:
            return self.tr("Visit with %1").replace("%1", short), ""
        opens, ends = self.desk.words.time(found.opens_ms), self.desk.words.time(found.ends_ms)
        again = self.tr("You can join again until %1").replace("%1", ends)
        if self._for_good(line, found):
            again = self.tr("The call is over.")
        return {
            "time": (self.tr("Your time is over"), self.tr("The visit ended at its time.")),
            "staff": (self.tr("Staff ended this call"), self.tr("You can ask them why.")),
            "hung_up": (self.tr("%1 hung up").replace("%1", short), self.tr("The call is over.")),
            "elsewhere": (self.tr("The call goes on elsewhere"), self.tr("You joined on another device.")),
            "refused": (self.tr("This call is not open"), self.tr("The visit may have changed. Look at it in Visits.")),
            "early": (
                self.tr("It is not time yet"),
                self.tr("You can join at %1").replace("%1", opens),
            ),
            "unreachable": (self.tr("There is no connection to visits"), self.tr("It is not your fault. Try again in a moment.")),
            "failed": (self.tr("The call stopped"), self.tr("It is not your fault. Try again in a moment.")),
        }.get(line.reason, (self.tr("You left the call"), again))

    def _left(self) -> None:
        line, found = self._line, self._visit
        if line is None or found is None or line.state in {OVER, IDLE}:
            self.put(leftText="", leftLow=False)
            return
        left = line.left_ms if line.left_ms is not None else max(0, found.ends_ms - self.desk.clock.now_ms())
        text = self.tr("Under 1 min left") if left < 60_000 else self.tr("%n min left", "", left // 60_000)
        self.put(leftText=text, leftLow=left < LOW_MS)

    @Slot()
    def _tick(self) -> None:
        if self._busy():
            # Who talks uses the screen.
            self._session.touched()
            self._left()
        elif self._ring.isActive():
            self.desk.look()
        else:
            self._timer.stop()

    @Slot()
    def _framed(self) -> None:
        self.put(hasTheirs=not self._theirs.image.isNull(), hasOwn=not self._own.image.isNull())

    @Slot()
    def _covered(self) -> None:
        if self._session.covered:
            self._hush()
            self.leave()

    @Slot(str, str)
    def _leaving(self, before: str, after: str) -> None:
        if before == "call" and after != "pin":
            self._drop()

    def _drop(self) -> None:
        self._hush()
        self._cut()
        self._timer.stop()
        self._visit = None
        self.put(visitId="", state="", leftText="")

    def _cut(self) -> None:
        if self._line is not None:
            self._line.blockSignals(True)
            self._line.forget()
            self._line.deleteLater()
            self._line = None
        self._theirs.forget()
        self._own.forget()

    def _not_answered(self, error: BaseException) -> None:
        if isinstance(error, StoreFull):
            self._session.explain(self.tr("There is no room to save right now. Tell staff."))
        elif not isinstance(error, CannotVisit):
            self.desk.broken.emit(error)
