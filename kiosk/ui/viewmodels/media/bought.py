"""After a title was bought, rented or got for free: what was taken, the receipt, its way here, and undo while there is time."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.hardware.print_queue import Job, jobs_of, print_again
from kiosk.media_store import buying, catalogue, standing
from kiosk.media_store.bought import Bought, bought
from kiosk.media_store.catalogue import Detail
from kiosk.media_store.standing import Standing
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.price_words import PriceWords
from kiosk.ui.viewmodels.media.title_page import TitlePage
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet.accounts import WalletError
from kiosk.wallet.wallet import balances

#: Undo has a last minute: the screen says it again this often.
TICK_MS = 5_000


@qml_type
class BoughtModel(ScreenModel):
    """The title that was got last."""

    #: What a Cover shows, as in `TitleModel`.
    name = shown(str)
    picture = shown(str)
    hue = shown(str, "plum")
    figure = shown(str, "sun")
    ratio = shown(float, 1.0)
    refused = shown(bool)
    doneTitle = shown(str)
    doneLine = shown(str)
    openText = shown(str)
    openBlocked = shown(str)
    standingText = shown(str)
    standingShare = shown(float, -1.0)
    receiptState = shown(str)
    receiptTitle = shown(str)
    receiptNote = shown(str)
    paperFacility = shown(str)
    paperAt = shown(str)
    #: [{ label, value, strong }]
    paperRows = shown(list)
    canPrintAgain = shown(bool)
    printAgainText = shown(str)
    canUndo = shown(bool)
    undoText = shown(str)
    error = shown(str)
    busy = shown(bool)

    routes = frozenset({"title-bought"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        session: SessionModel,
        door: TitleDoor,
        words: TitleWords,
        prices: PriceWords,
    ) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._door = door
        self._words = words
        self._prices = prices
        self._page = TitlePage(desk, words)
        self._receipts = ReceiptWords(desk)
        self._licence = ""
        self._detail: Detail | None = None
        self._job: Job | None = None
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._look)
        self._tick.start()
        desk.photosArrived.connect(self._look)

    def show(self, licence: str) -> None:
        """A purchase was made."""
        self._licence = licence
        self.put(error="", busy=False)
        self.navigator.take("media", "title-bought")

    # --- what a person does ---

    @Slot()
    def open(self) -> None:
        """Watch, read, listen, play."""
        if self._detail is not None and not self.openBlocked:
            parts = self._detail.parts
            self._door.open(self._licence, parts[0] if parts else self._detail.title.title)

    @Slot()
    def undo(self) -> None:
        """Take the purchase back."""
        licence, session = self._licence, self.open_session()
        store, clock, command = self.desk.store, self.desk.clock, str(uuid7())
        if self.busy or not licence:
            return
        self.put(busy=True, error="")
        self.desk.bridge.write(lambda: buying.undo(store, session, licence, command, clock), self._undone, self._not_done)

    @Slot()
    def printAgain(self) -> None:
        """Another copy of the receipt."""
        found = self._job
        if found is not None and self.canPrintAgain:
            self.desk.bridge.write(lambda: self._print(found))

    @Slot()
    def toLibrary(self) -> None:
        """Everything that is theirs."""
        self.navigator.take("media", "library")

    @Slot()
    def done(self) -> None:
        """Enough seen: back to the store."""
        self.navigator.take("media")

    # --- showing ---

    def refresh(self, connection: Connection) -> None:
        """The purchase as it stands."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        found = bought(connection, resident, self._licence, now_ms)
        self._detail = None if found is None else catalogue.detail(connection, found.title)
        if found is None or self._detail is None:
            self.put(doneTitle="", doneLine="", canUndo=False, receiptState="")
            return
        came_to_nothing = found.refused is not None or found.returned
        stand = None if came_to_nothing else standing.one(connection, resident, self._licence, now_ms)
        held = balances(connection, resident, now_ms)
        left = "" if held is None else self.desk.words.money(held.credits_cents, held.currency)
        art = self._words.art(self._detail.title)
        self.put(name=self._detail.title.name, picture=art["picture"], hue=art["hue"], figure=art["figure"], ratio=art["ratio"])
        self.put(
            refused=came_to_nothing,
            doneTitle=self._title(found, self._detail),
            doneLine=self._line(found, self._detail, left),
            **self._undo_words(found, now_ms),
        )
        self._show_standing(stand, came_to_nothing=came_to_nothing)
        self._show_receipt(connection, resident, found)

    def forget_person(self) -> None:
        """The purchase goes too."""
        self._licence, self._detail, self._job = "", None, None
        super().forget_person()

    # --- parts ---

    def _title(self, found: Bought, title: Detail) -> str:
        name = title.title.name
        if found.returned or found.refused == "taken_back":
            return self.tr("The purchase was undone")
        if found.refused is not None:
            return self.tr("You do not have %1 yet").replace("%1", name)
        return (self.tr("You rented %1") if found.how == "rent" else self.tr("%1 is yours")).replace("%1", name)

    def _line(self, found: Bought, title: Detail, left: str) -> str:
        price = self.desk.words.money(found.cents)
        if found.returned or found.refused == "taken_back":
            return self.tr("%1 is back in your credits.").replace("%1", price) if found.cents else self.tr("Nothing was charged.")
        if found.refused is not None:
            return self._prices.refused(found.refused)
        parts = [self.tr("We took %1 from your credits.").replace("%1", price) if found.cents else self.tr("It cost nothing.")]
        if found.cents and left:
            parts.append(self.tr("%1 is left.").replace("%1", left))
        if found.how == "rent":
            parts.append(self.tr("Start it in the next %n day(s).", "", title.rent_days))
        if found.waiting and not self._session.connected:
            parts.append(self.tr("It is saved here and goes out when the connection is back."))
        return " ".join(parts)

    def _undo_words(self, found: Bought, now_ms: int) -> dict[str, object]:
        if found.undo_until_ms is None:
            return {"canUndo": False, "undoText": ""}
        words = self.desk.words
        told = self.tr("Changed your mind? Undo this before you open it, until %1. %2 left.")
        told = told.replace("%1", words.time(found.undo_until_ms)).replace("%2", words.wait(found.undo_until_ms - now_ms))
        return {"canUndo": True, "undoText": told}

    def _show_standing(self, stand: Standing | None, *, came_to_nothing: bool) -> None:
        text, share = self._page.standing(stand, connected=bool(self._session.connected))
        here = stand is not None and stand.state == "here"
        if here:
            text = self.tr("It is on this device.")
        elif not text and not came_to_nothing:
            text = self.tr("It is on its way to this device.")
        blocked = "" if here else self.tr("You can open it when it is here. %1").replace("%1", text)
        self.put(standingText=text, standingShare=share, openText="" if came_to_nothing else self.tr("Open"), openBlocked=blocked)

    def _show_receipt(self, connection: Connection, resident: str, found: Bought) -> None:
        jobs = jobs_of(connection, resident) if found.receipt else []
        self._job = next((one for one in jobs if one.root == found.receipt), None)
        if self._job is None:
            self.put(receiptState="", receiptTitle="", receiptNote="", canPrintAgain=False, paperRows=[])
            return
        told, paper = self._receipts.told(connection, self._job), self._job.receipt
        strong = () if paper.total is None else (paper.total,)
        rows = [
            *((line, False) for line in paper.lines),
            *((line, True) for line in strong),
            *((line, False) for line in paper.extra_lines),
        ]
        self.put(
            receiptState=told.state,
            receiptTitle=told.title,
            receiptNote=told.line,
            canPrintAgain=told.can_print_again,
            printAgainText=told.again,
            paperFacility=paper.facility,
            paperAt=paper.at_text,
            paperRows=[{"label": label, "value": value, "strong": heavy} for (label, value), heavy in rows],
        )

    def _print(self, found: Job) -> None:
        with self.desk.store.write() as connection:
            print_again(connection, found.id, self.desk.clock.now_ms())

    # --- outcomes ---

    def _undone(self, _nothing: None) -> None:
        self.put(busy=False)
        if self.desk.session is not None:
            self.desk.look()
            self._session.toast(self.tr("The purchase was undone."), "good")

    def _not_done(self, error: BaseException) -> None:
        self.put(busy=False)
        if not isinstance(error, StoreFull | WalletError):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self.put(error=self._prices.error(error))
            self.desk.look()

    @Slot()
    def _look(self) -> None:
        if self.on_screen():
            self.desk.look()
