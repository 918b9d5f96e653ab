"""The proof that a title is somebody's: in words, as a square code, on paper."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.hardware.print_queue import job
from kiosk.media_store import bringing, buying, standing
from kiosk.media_store.proofs import NoProof, print_proof, proof_of
from kiosk.store.engine import StoreFull
from kiosk.sync.wire import Ownership
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.owned import OwnedTitleModel
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet.accounts import SessionOver

UNDER_WAY = frozenset({"queued", "printing"})


@qml_type
class OwnershipModel(ScreenModel):
    """The proof of the title that is open in the library. `ready` once it is on this device; until then `line` says why not."""

    ready = shown(bool)
    name = shown(str)
    line = shown(str)
    #: [{ name, value }]
    facts = shown(list)
    #: The square code, row by row, "1" is dark.
    code = shown(list)
    printBlocked = shown(str)
    printing = shown(bool)

    routes = frozenset({"ownership"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, owned: OwnedTitleModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._owned = owned
        self._paper = ReceiptWords(desk)
        self._signed = ""
        self._job = self._told = ""
        self._asked = ""
        navigator.arriving.connect(self._arrived)

    @Slot()
    def print(self) -> None:
        """On paper, at the printer of this kiosk."""
        if not self.ready or self.printing or self.printBlocked:
            return
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        licence, language = str(self._owned.licence), self.desk.words.language
        self.put(printing=True)
        self.desk.bridge.write(lambda: print_proof(store, session, licence, clock, language=language), self._queued, self._failed)

    def refresh(self, connection: Connection) -> None:
        """Read the proof, or ask for it once."""
        resident, now_ms, licence = self.open_session().person.resident, self.desk.clock.now_ms(), str(self._owned.licence)
        one = standing.one(connection, resident, licence, now_ms)
        if one is None:
            self.put(ready=False, line=self.tr("This is not in your library any more."))
            return
        found = proof_of(connection, resident, licence)
        self.put(name=one.name, ready=found is not None)
        if found is None:
            undo_ms = buying.may_undo_until(connection, resident, licence, now_ms)
            self._wait(licence, one.title, undo_ms)
        else:
            self._show(*found)
        self._look_at_paper(connection)

    def forget_person(self) -> None:
        """The proof goes too."""
        self._signed = self._job = self._told = self._asked = ""
        super().forget_person()

    # --- parts ---

    @Slot(str)
    def _arrived(self, route: str) -> None:
        if route == "ownership":
            self._signed = self._job = self._told = self._asked = ""
            self.forget()

    def _wait(self, licence: str, title: str, undo_ms: int | None) -> None:
        """A proof comes with a key, and with a key the time for an undo ends."""
        if undo_ms is not None:
            until = self.desk.words.time(undo_ms)
            self.put(line=self.tr("You can still undo this until %1. The proof comes after that.").replace("%1", until))
            return
        if not self._session.connected:
            self.put(line=self.tr("Connect this device once. Then the proof comes."))
            return
        self.put(line=self.tr("The proof is on its way."))
        if self._asked != licence:
            self._asked = licence
            session, store, clock = self.open_session(), self.desk.store, self.desk.clock
            self.desk.bridge.write(lambda: bringing.want_proof(store, session, licence, title, clock), None, self._failed)

    def _show(self, signed: str, claims: Ownership) -> None:
        words, now_ms = self.desk.words, self.desk.now_ms
        facts = [(self.tr("Title"), claims.name), (self.tr("By"), claims.by), (self.tr("Owner"), self.open_session().person.first_name)]
        facts.append((self.tr("Yours since"), words.short_date(claims.at_ms, now_ms)))
        facts.append((self.tr("Price paid"), words.money(claims.cents) if claims.cents else self.tr("Free")))
        facts.append((self.tr("Facility"), self.desk.policy.facility.name))
        self.put(
            line=self.tr("This title is yours for good, on any device. Staff can check this code."),
            facts=[{"name": name, "value": value} for name, value in facts if value],
        )
        if signed != self._signed:
            # Nothing else of the screen draws such codes.
            from kiosk.hardware.receipt_printer.qr import qr_modules  # noqa: PLC0415

            self._signed = signed
            self.put(code=["".join("1" if dark else "0" for dark in row) for row in qr_modules(signed)])

    def _look_at_paper(self, connection: Connection) -> None:
        found = job(connection, self._job) if self._job else None
        state = "" if found is None else found.state
        if found is not None and state != self._told:
            self._told = state
            told = self._paper.told(connection, found, self.tr("Your proof"))
            self._session.toast(told.title + "." if not told.title.endswith(".") else told.title)
        self.put(printBlocked=self._paper.blocked(connection), printing=state in UNDER_WAY)

    def _queued(self, made: str) -> None:
        self._job = made
        self.desk.look()

    def _failed(self, error: BaseException) -> None:
        self.put(printing=False)
        if not isinstance(error, StoreFull | NoProof | SessionOver):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self._session.explain(self.tr("This did not print. Please try again."))
