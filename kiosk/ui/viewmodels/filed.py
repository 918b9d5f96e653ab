"""Filed: the number, the time, the fingerprint and its square code, and the paper. What went without a name is shown once."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from sqlalchemy import Connection

from kiosk.filings.filing import Filed, FilingError
from kiosk.filings.form import Form, form_name, in_language
from kiosk.filings.forms import form_here
from kiosk.filings.paper import grouped
from kiosk.filings.printing import plain_code, print_filing, proof_code
from kiosk.filings.reports import Report
from kiosk.hardware.print_queue import job
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.form_days import DayWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel

ROUTE = "filed"
UNDER_WAY = frozenset({"queued", "printing"})
#: Before a sign-in the page goes by itself: the next person shall not see it.
UNNAMED_MS = 120_000


@qml_type
class FiledModel(ScreenModel):
    """The last filing of this sitting."""

    formName = shown(str)
    iconName = shown(str, "circle-check")
    hue = shown(str, "leaf")
    title = shown(str)
    line = shown(str)
    number = shown(str)
    #: [{ name, value }]
    facts = shown(list)
    fingerprint = shown(str)
    #: The square code, row by row, "1" is dark.
    code = shown(list)
    codeText = shown(str)
    named = shown(bool, default=True)
    printBlocked = shown(str)
    printNote = shown(str)
    printing = shown(bool)
    printText = shown(str)

    of_person = False
    routes = frozenset({ROUTE})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._paper = ReceiptWords(desk)
        self._days = DayWords(desk.words, self)
        self._made: Filed | Report | None = None
        self._job = self._told = self._code = ""
        self._gone = QTimer(self, singleShot=True, interval=UNNAMED_MS)
        self._gone.timeout.connect(self.done)
        navigator.leaving.connect(self._left)

    @Slot(object)
    def show(self, made: Filed | Report) -> None:
        """Something was filed."""
        if isinstance(made, Filed) and self.desk.session is None:
            return
        self.forget_person()
        self._made = made
        self.desk.read(self.refresh)
        if self.desk.session is None:
            self._gone.start()
            self.navigator.instead(ROUTE)
        else:
            self.navigator.take("requests", ROUTE)

    @Slot()
    def print(self) -> None:
        """On paper, at the printer of this kiosk."""
        made = self._made
        if not isinstance(made, Filed) or self.printing or self.printBlocked:
            return
        session, store, clock, language = self.open_session(), self.desk.store, self.desk.clock, self.desk.words.language
        self.put(printing=True)
        self.desk.bridge.write(
            lambda: print_filing(store, session, made.filing, clock, language=language), self._queued, self._not_printed
        )

    @Slot()
    def done(self) -> None:
        """Away from here."""
        self.navigator.back()

    def refresh(self, connection: Connection) -> None:
        """Its words, and what has become of the paper."""
        made = self._made
        if made is None:
            return
        form = form_here(connection, made.type)
        if isinstance(made, Report):
            self._show_unnamed(made, form)
        elif self.desk.session is not None:
            self._show_named(connection, made, form, self.desk.session.person.resident)

    def forget_person(self) -> None:
        """Nothing of it stays on the screen."""
        self._made = None
        self._job = self._told = self._code = ""
        self._gone.stop()
        super().forget_person()

    # --- parts ---

    def _show_named(self, connection: Connection, made: Filed, form: Form | None, resident: str) -> None:
        words, now_ms = self.desk.words, self.desk.now_ms
        facts = [(self.tr("Filed"), words.sentence(words.moment(made.at_ms, now_ms)))]
        if form is not None:
            facts.append((self.tr("Who has it next"), in_language(form.handling.holder, words.language)))
            facts.append((self.tr("Answer"), self._due(form)))
        connected = bool(self._session.connected)
        waits = self.tr("It is saved here. It goes out with the next connection.")
        self._show(
            form,
            made.number,
            made.fingerprint,
            facts,
            proof_code(connection, resident, made.filing),
            line=self.tr("It is saved here, and on its way.") if connected else waits,
        )
        found = job(connection, self._job) if self._job else None
        if found is not None and found.state != self._told:
            self._told = found.state
            told = self._paper.told(connection, found, self.tr("Your proof"))
            self._session.toast(f"{told.title.rstrip('.')}. {told.line if told.state in {'printing', 'printed'} else ''}".strip())
        self.put(
            named=True,
            printBlocked=self._paper.blocked(connection),
            printNote=self._paper.low(connection),
            printing=found is not None and found.state in UNDER_WAY,
            printText=self.tr("Print proof") if found is None else self._paper.again(found),
        )

    def _show_unnamed(self, made: Report, form: Form | None) -> None:
        facts = [(self.tr("Day"), self._days.name(made.day))]
        if form is not None:
            facts.append((self.tr("Who has it next"), in_language(form.handling.holder, self.desk.words.language)))
        self._show(
            form,
            made.number,
            made.fingerprint,
            facts,
            plain_code(made.number, made.day.isoformat(), made.fingerprint),
            line=self.tr("Your name is not on it. Remember the number, or write it down."),
        )
        self.put(named=False, printNote=self.tr("We print nothing and keep nothing here, so that nobody sees it."))

    def _show(self, form: Form | None, number: str, fingerprint: str, facts: list[tuple[str, str]], code: str, *, line: str) -> None:
        language = self.desk.words.language
        self.put(
            formName="" if form is None else form_name(form, language),
            iconName="circle-check" if form is None else form.icon,
            hue="leaf" if form is None else form.hue,
            title=self.tr("It is filed"),
            line=line,
            number=number,
            facts=[{"name": name, "value": value} for name, value in facts],
            fingerprint=grouped(fingerprint),
            codeText=self.tr("A square code with the number and the fingerprint."),
        )
        if code != self._code:
            # Nothing else of the screen draws such codes.
            from kiosk.hardware.receipt_printer.qr import qr_modules  # noqa: PLC0415

            self._code = code
            self.put(code=["".join("1" if dark else "0" for dark in row) for row in qr_modules(code)])

    def _due(self, form: Form) -> str:
        days = form.handling.answer_days
        if days is None:
            return self.tr("There is no deadline")
        if form.handling.count == "working":
            return self.tr("Within %n working day(s)", "", days)
        return self.tr("Within %n day(s)", "", days)

    @Slot(str, str)
    def _left(self, route: str, _to: str) -> None:
        if route == ROUTE and isinstance(self._made, Report):
            self.forget_person()

    def _queued(self, made: str) -> None:
        self._job = made
        self.desk.look()

    def _not_printed(self, error: BaseException) -> None:
        self.put(printing=False)
        if not isinstance(error, StoreFull | FilingError):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self._session.explain(self.tr("This did not print. Please try again."))
