"""Before a device serves anybody: the square code that facility IT scans, and how far the enrolment is. Nobody types anything."""

from __future__ import annotations

from importlib.metadata import version

from PySide6.QtCore import QTimer, Signal, Slot
from sqlalchemy import Connection

from kiosk.device.boot import this_boot
from kiosk.device.enrolment import Enrolment, standing, wish_for_code
from kiosk.sync.wire_enrol import Scanned, fingerprint_groups, scan_text
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.enrol_words import EnrolWords
from kiosk.ui.viewmodels.navigator import Navigator

ROUTE = "enrol"
#: How long a code counts at most: the whole ring.
CODE_MS = 10 * 60_000
LOOK_EVERY_MS = 1_000
_STEPS = ("network", "central", "approval", "ready")


@qml_type
class EnrolModel(ScreenModel):
    """`steps`: `{title, state}`, state done, now, later or stopped. `code`: rows of the square code; none while there is none to scan.

    `hue` of what is said: "honey" (somebody is waited for), "rose" (it does not go on), "leaf" (approved), "slate" (one moment).
    """

    title = shown(str)
    line = shown(str)
    steps = shown(list)
    code = shown(list)
    codeText = shown(str)
    codeLabel = shown(str)
    groups = shown(list)
    saidTitle = shown(str)
    saidLine = shown(str)
    hue = shown(str, "slate")
    iconName = shown(str)
    #: Of the code's time, 1 to 0; below 0 while there is no code.
    left = shown(float, -1.0)
    facts = shown(list)
    canRenew = shown(bool)
    #: What the key that changes the language says: the other language, in its own words.
    otherLanguage = shown(str)

    routes = frozenset({ROUTE})
    of_person = False
    #: The device knows who it is, and the facility's rules.
    ready = Signal()

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)
        self._serial = desk.place.serial
        self._central = desk.place.central
        self._words = EnrolWords(self)
        self._shown_code = ""
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(desk.look)
        navigator.change_of("route").connect(self._run)

    def refresh(self, connection: Connection) -> None:
        """What sync wrote down."""
        found = standing(connection)
        now = found.enrolment or Enrolment(step="start")
        if found.enrolled and found.has_policy:
            self.ready.emit()
            return
        step = "ready" if found.enrolled else now.step
        trouble = "" if found.enrolled else now.trouble
        code = self._code_of(now, enrolled=found.enrolled)
        left_ms = now.code_until_boot_ms - self.desk.clock.boot_ms() if code else 0
        said = self._words.said(step, trouble, waiting=bool(code), wait=self.desk.words.wait(max(0, left_ms)), clock=self._clock_text())
        self.put(
            title=self._words.title(self.desk.place.kind),
            line=self._words.line(),
            steps=self._words.steps(_STEPS, step, stopped=bool(trouble) and not code),
            codeText=code,
            codeLabel=self._words.code_label(code),
            groups=fingerprint_groups(now.fingerprint),
            saidTitle=said.title,
            saidLine=said.line,
            hue=said.hue,
            iconName=said.icon,
            left=max(0.0, min(1.0, left_ms / CODE_MS)) if code else -1.0,
            facts=self._words.facts(self._serial, now.address, "" if code else self._central, version("kiosk")),
            canRenew=bool(code) or trouble == "refused",
            otherLanguage="English" if self.desk.words.language == "es" else "Español",
        )
        self._draw(code, now.fingerprint)

    @Slot()
    def renew(self) -> None:
        """Ask central for another code."""
        store = self.desk.store

        def wish() -> None:
            with store.write() as connection:
                wish_for_code(connection)

        self.desk.bridge.write(wish)

    def _draw(self, code: str, fingerprint: str) -> None:
        text = scan_text(Scanned(code, fingerprint, self._serial)) if code else ""
        if text == self._shown_code:
            return
        self._shown_code = text
        # Nothing else of the screen draws such codes.
        from kiosk.hardware.receipt_printer.qr import qr_modules  # noqa: PLC0415

        rows = qr_modules(text) if text else ()
        self.put(code=["".join("1" if dark else "0" for dark in row) for row in rows])

    def _code_of(self, now: Enrolment, *, enrolled: bool) -> str:
        """The code that counts now: one of another start of the machine, or one that is over, is none."""
        counts = now.boot == this_boot() and now.code_until_boot_ms > self.desk.clock.boot_ms()
        return now.code if counts and not enrolled else ""

    def _clock_text(self) -> str:
        at_ms = self.desk.now_ms
        return f"{self.desk.words.date(at_ms)}, {self.desk.words.time(at_ms)}"

    @Slot()
    def _run(self) -> None:
        if self.navigator.current == ROUTE:
            self._timer.start()
        else:
            self._timer.stop()
