"""The person's own card: reporting it lost."""

from __future__ import annotations

from PySide6.QtCore import Slot
from sqlalchemy import Connection

from kiosk.signin.cards import cards_in_force, has_lost_card, report_lost
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel


@qml_type
class MyCardModel(ScreenModel):
    """`held`: the person has a card that opens something. `blocked`: all of theirs were reported lost. Asks once (`asking`)."""

    held = shown(bool)
    blocked = shown(bool)
    asking = shown(bool)
    busy = shown(bool)

    routes = frozenset({"settings", "help"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator)
        self._session = session
        navigator.leaving.connect(self._left)

    def refresh(self, connection: Connection) -> None:
        """How their cards stand."""
        resident = self.open_session().person.resident
        held = cards_in_force(connection, resident) > 0
        self.put(held=held, blocked=not held and has_lost_card(connection, resident))

    @Slot()
    def askLost(self) -> None:
        """Asked once: a card that is blocked stays so until staff give out a new one."""
        self.put(asking=bool(self.held))

    @Slot()
    def cancel(self) -> None:
        """It turned up."""
        self.put(asking=False)

    @Slot()
    def block(self) -> None:
        """The card is lost: it opens nothing from now on."""
        if self.busy or not self.asking:
            return
        self.put(busy=True, asking=False)
        store, clock, session = self.desk.store, self.desk.clock, self.open_session()
        self.desk.bridge.write(lambda: report_lost(store, session, clock), self._blocked, self._not_blocked)

    def _blocked(self, _reported: bool) -> None:
        if self.desk.session is None:
            return
        self.put(busy=False)
        self._session.toast(self.tr("Your card is blocked. Ask staff for a new one."), "good")
        self.desk.look()

    def _not_blocked(self, error: BaseException) -> None:
        if not isinstance(error, StoreFull):
            self.desk.broken.emit(error)
            return
        self.put(busy=False)
        self._session.toast(self.tr("There is no room to save right now. Tell staff."), "bad")

    @Slot(str, str)
    def _left(self, _route: str, _to: str) -> None:
        self.put(asking=False)
