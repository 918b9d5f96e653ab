"""Behind the IT card: how this device is, tests of its parts, and the way out of the residents' screen. No resident is signed in here.

Nothing is looked at in this process: the hardware process does that, and writes down what it finds.
"""

from __future__ import annotations

from importlib.metadata import version

from PySide6.QtCore import QTimer, Signal, Slot
from sqlalchemy import Connection

from kiosk.device.health.findings import Finding
from kiosk.device.health.journal import LastWord, events, last_words, read_watch, watched, wish_for_look
from kiosk.device.leaving import To, leave_screen
from kiosk.device.orders import Kept, latest
from kiosk.hardware.print_queue import Job, job
from kiosk.signin.rules import number_ending
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.health_words import ICONS, HealthWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

WEEK_MS = 7 * 86_400_000
MOST_EVENTS = 20
MOST_ORDERS = 8
#: A look is answered within a second; after this long nobody answers.
LOOK_TIMEOUT_MS = 8_000
#: Parts whose past is told: what happened to them happened at the device.
_OF_THE_PAST = ("card reader", "receipt printer", "touch screen", "sound", "camera", "microphone")
#: Not parts of the device: told only when something is wrong with them.
_QUIET = frozenset({"hardware process", "store", "keys", "enrolment", "updates"})
_WORST_FIRST = ("problem", "care", "unknown", "ok")


@qml_type
class ItModel(ScreenModel):
    """`tiles`: one a part, those that need care first. A reason is chosen before the way out opens.

    `testing` is "" or what is tried out: "reader" or "printer". `events`: what happened to the parts, the latest first.
    """

    deviceName = shown(str)
    headline = shown(str)
    headlineLine = shown(str)
    good = shown(bool, default=True)
    tiles = shown(list)
    #: What this device has none of.
    absentText = shown(str)
    lookedText = shown(str)
    looking = shown(bool)
    events = shown(list)
    #: What central ordered, and what became of it, the latest first.
    orders = shown(list)
    software = shown(str)
    unlockedBy = shown(str)
    reasons = shown(list)
    reason = shown(str)
    #: "" (no way out is asked for), "system" or "restart".
    leavingTo = shown(str)
    leavingTitle = shown(str)
    busy = shown(bool)
    hasReader = shown(bool)
    hasPrinter = shown(bool)
    testing = shown(str)
    testTitle = shown(str)
    testLine = shown(str)
    #: "waiting", "good" or "bad".
    testState = shown(str)

    routes = frozenset({"it"})
    #: The residents' screen ends: "system" or "restart".
    left = Signal(str)

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._to: To | None = None
        self._words = HealthWords(desk.words, self)
        self._wished = 0
        self._late = QTimer(self, singleShot=True, interval=LOOK_TIMEOUT_MS)
        self._late.timeout.connect(self._nobody_looked)
        self._cards = 0
        self._job = ""

    def refresh(self, connection: Connection) -> None:
        """What was written down of every part."""
        person = self.open_session().person
        now_ms, watch = self.desk.now_ms, read_watch(connection)
        words = last_words(connection)
        seen = watched(watch, self.desk.clock.boot_ms())
        if seen != "ok":
            words = {name: _not_looked_at(word) for name, word in words.items()}
            words["hardware process"] = _nobody_looks(seen, watch.looked_ms)
        for part, fitted in (("card reader", self.desk.place.has_reader), ("receipt printer", self.desk.place.has_printer)):
            if fitted and part not in words:
                words[part] = LastWord(Finding(part, "unknown", "unknown", ""), 0, 0)
        if self._wished > 0 and watch.answered >= self._wished:
            self._wished = 0
            self._late.stop()
        self._show_parts(words, now_ms)
        self._show_events(connection, now_ms)
        self.put(orders=[self._order(one, now_ms) for one in latest(connection, MOST_ORDERS)])
        self._show_test(connection)
        looked = "" if not watch.looked_ms else self.desk.words.ago(watch.looked_ms, now_ms)
        self.put(
            deviceName=self.desk.place.name,
            hasReader=self.desk.place.has_reader,
            hasPrinter=self.desk.place.printer is not None,
            looking=self._wished != 0,
            lookedText=self.tr("Looked at %1").replace("%1", looked) if looked else self.tr("Nobody has looked yet"),
            software=version("kiosk"),
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

    @Slot()
    def checkAgain(self) -> None:
        """Everything is looked at now."""
        if self._wished:
            return
        store = self.desk.store

        def wish() -> int:
            with store.write() as connection:
                return wish_for_look(connection)

        self._wished = -1
        self._late.start()
        self.put(looking=True)
        self.desk.bridge.write(wish, self._asked)

    @Slot()
    def testReader(self) -> None:
        """Any card may be shown now; nobody is signed in or disturbed by it."""
        self._cards = 0
        self.put(testing="reader")
        self.desk.look()

    @Slot()
    def testPrinter(self) -> None:
        """A test page comes out of the printer."""
        printer = self.desk.place.printer
        if printer is None or self.testing:
            return
        # Loaded only for facility IT.
        from kiosk.hardware.receipt_printer.self_test import print_self_test  # noqa: PLC0415

        store, now_ms, language = self.desk.store, self.desk.clock.now_ms(), self.desk.words.language
        self._job = ""
        self.put(testing="printer")
        self.desk.look()
        self.desk.bridge.write(lambda: print_self_test(store, printer, now_ms, language=language), self._queued)

    @Slot()
    def endTest(self) -> None:
        """Seen enough."""
        self._job = ""
        self.put(testing="", testTitle="", testLine="", testState="")

    def hear_card(self) -> bool:
        """A card was shown. True when the reader is being tried out, and the card is for nothing else."""
        if self.testing != "reader":
            return False
        self._cards += 1
        self.desk.look()
        return True

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
        self._wished = self._cards = 0
        self._late.stop()
        self._job = ""
        super().forget_person()

    def _gone(self, to: To) -> None:
        self._session.signOut()
        self.left.emit(to)

    def _asked(self, wished: int) -> None:
        if self._wished:
            self._wished = wished
        self.desk.look()

    @Slot()
    def _nobody_looked(self) -> None:
        self._wished = 0
        self.put(looking=False)
        self._session.toast(self.tr("Nobody answers. Start the hardware process."))

    def _queued(self, job_id: str) -> None:
        if self.testing == "printer":
            self._job = job_id
            self.desk.look()

    def _show_parts(self, words: dict[str, LastWord], now_ms: int) -> None:
        places = {check: place for place, check in enumerate(ICONS)}
        shown_words = [word for word in words.values() if _is_shown(word.finding)]
        shown_words.sort(key=lambda word: (_WORST_FIRST.index(word.finding.state), places.get(word.finding.check, len(places))))
        tiles = [self._words.tile(word, now_ms) for word in shown_words]
        care, unknown = [tile for tile in tiles if not tile["good"]], [tile for tile in tiles if not tile["known"]]
        missing = [self._words.title(name) for name in ICONS if name in words and words[name].finding.state == "absent"]
        told = care or unknown
        self.put(
            tiles=tiles,
            good=not told,
            headline=self._headline(len(care), len(unknown)),
            headlineLine=" ".join(f"{tile['title']}: {tile['value']}." for tile in told),
            absentText=self.tr("Not fitted: %1").replace("%1", ", ".join(missing)) if missing else "",
        )

    def _headline(self, care: int, unknown: int) -> str:
        if care:
            return self.tr("%n thing(s) need care", "", care)
        return self.tr("%n thing(s) are not known", "", unknown) if unknown else self.tr("Everything is good")

    def _show_events(self, connection: Connection, now_ms: int) -> None:
        found = events(connection, now_ms - WEEK_MS, _OF_THE_PAST, MOST_EVENTS)
        self.put(
            events=[
                {
                    "text": f"{self._words.title(one.check)}: {self._words.happened(one)}",
                    "when": self.desk.words.sentence(self.desk.words.moment(one.at_ms, now_ms)),
                    "icon": {"ok": "circle-check", "unknown": "circle-help"}.get(one.state, "triangle-alert"),
                    "good": one.state in {"ok", "absent"},
                }
                for one in found
            ]
        )

    def _order(self, order: Kept, now_ms: int) -> dict[str, object]:
        what = {
            "restart": self.tr("Restart"),
            "lock": self.tr("Lock"),
            "unlock": self.tr("Unlock"),
            "features": self.tr("Features off"),
            "send_logs": self.tr("Send logs"),
            "report": self.tr("Report health"),
            "network": self.tr("Restart the network"),
            "reenrol": self.tr("Enrol anew"),
            "update": self.tr("Update"),
        }.get(order.what, self.tr("Unknown order"))
        state = {
            "waiting": self.tr("waits"),
            "begun": self.tr("under way"),
            "done": self.tr("done"),
            "failed": self.tr("did not work"),
            "refused": self.tr("refused"),
            "expired": self.tr("came too late"),
            "withdrawn": self.tr("withdrawn"),
        }[order.state]
        good = order.state in {"done", "withdrawn"}
        return {
            "text": f"{what}: {state}{f' ({order.code})' if order.code else ''}",
            "when": self.desk.words.sentence(self.desk.words.moment(order.ended_ms or order.given_ms, now_ms)),
            "icon": "circle-check" if good else "clock" if order.state in {"waiting", "begun"} else "triangle-alert",
            "good": good,
        }

    def _show_test(self, connection: Connection) -> None:
        if self.testing == "reader":
            line = self.tr("Hold any card at the reader.")
            if self._cards:
                read, hidden = self.tr("The reader read %n card(s).", "", self._cards), self.tr("The number is not shown.")
                line = f"{read} {hidden} {self._protocol()}".strip()
            self.put(testTitle=self.tr("Test the card reader"), testLine=line, testState="good" if self._cards else "waiting")
        elif self.testing == "printer":
            line, state = self._told_of(job(connection, self._job) if self._job else None)
            self.put(testTitle=self.tr("Print a test page"), testLine=line, testState=state)

    def _protocol(self) -> str:
        name = self.desk.place.reader_protocol
        return self.tr("Protocol: %1.").replace("%1", name.upper()) if name else ""

    def _told_of(self, found: Job | None) -> tuple[str, str]:
        if found is None or found.state in {"queued", "printing"}:
            return self.tr("The page is on its way to the printer."), "waiting"
        if found.state == "printed":
            return self.tr("The test page is printed. The printer said so."), "good"
        if found.state == "unknown":
            return self.tr("It may have printed. The printer did not say. Look at the paper."), "bad"
        return self.tr("The test page did not print. Look at the printer."), "bad"


def _is_shown(finding: Finding) -> bool:
    quiet = finding.check in _QUIET and (finding.state == "ok" or finding.code == "stale")
    return finding.state != "absent" and not quiet


def _not_looked_at(word: LastWord) -> LastWord:
    """What was well when somebody last looked is not known now; what was wrong is still to be seen to."""
    finding = word.finding
    if finding.state != "ok":
        return word
    return LastWord(Finding(finding.check, "unknown", "stale", ""), 0, word.looked_ms)


def _nobody_looks(code: str, looked_ms: int) -> LastWord:
    return LastWord(Finding("hardware process", "problem" if code == "silent" else "unknown", code, ""), looked_ms, looked_ms)
