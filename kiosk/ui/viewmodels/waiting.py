"""What waits to be sent: what, since when, and that it is safe here."""

from __future__ import annotations

from sqlalchemy import Connection

from kiosk.device.status import SyncStatus
from kiosk.mail import mail
from kiosk.mail.letters import ContactWish
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.visits.visits import Waiting as VisitWaiting
from kiosk.visits.visits import waiting_answers
from kiosk.wallet import wallet
from kiosk.wallet.accounts import Waiting


@qml_type
class WaitingModel(ScreenModel):
    """Everything of this person that is only on this device so far, and how far the device has caught up."""

    title = shown(str)
    line = shown(str)
    safeText = shown(str)
    #: [{ key, title, line, icon, hue }]
    items = shown(list)
    loading = shown(bool, default=True)
    frozen = shown(bool)
    catchUpText = shown(str)
    catchUpLine = shown(str)
    catchUpFraction = shown(float, 0.0)

    routes = frozenset({"waiting", "home"})

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk, navigator)

    def refresh(self, connection: Connection) -> None:
        """What waits, oldest first."""
        status = self.desk.status
        self._show_catching_up(status)
        if self.navigator.current == "waiting":
            self._show_waiting(connection, status)

    def _show_waiting(self, connection: Connection, status: SyncStatus) -> None:
        resident, words = self.open_session().person.resident, self.desk.words
        items = [
            (
                one.at_ms,
                {
                    "key": one.message,
                    "title": self.tr("Message to %1").replace("%1", self.desk.face(one.contact, one.name).short),
                    "icon": "mail",
                    "hue": "primary",
                },
            )
            for one in mail.waiting_messages(connection, resident)
        ]
        items += [(one.at_ms, self._wish(one)) for one in mail.waiting_wishes(connection, resident)]
        items += [(one.at_ms, self._movement(one)) for one in wallet.waiting(connection, resident) if one.kind != "message"]
        items += [(one.at_ms, self._visit(one)) for one in waiting_answers(connection, resident)]
        items.sort(key=lambda item: item[0])
        rows = [{**row, "line": self.tr("Since %1").replace("%1", words.moment(at_ms, self.desk.now_ms))} for at_ms, row in items]
        here = self.tr("saved on this tablet") if self.desk.place.kind == "tablet" else self.tr("saved on this kiosk")
        count = self.tr("%n thing(s) wait to be sent", "", len(rows)) if rows else self.tr("Nothing waits to be sent")
        safe = self.tr("They are %1 and safe, even if the power goes out.").replace("%1", here) if rows else ""
        self.put(
            title=count,
            line=self._line(status, bool(rows)),
            safeText=safe,
            items=rows,
            frozen=status.frozen,
            loading=False,
        )

    def _line(self, status: SyncStatus, waits: bool) -> str:
        words = self.desk.words
        if status.frozen:
            return self.tr("Staff must look at this device first. Nothing is lost.")
        if status.connected:
            return self.tr("They are going out now.") if waits else self.tr("Everything you did has arrived.")
        last = self.tr("This device has not been connected yet.")
        if status.last_contact_ms is not None:
            last = self.tr("Last connected %1.").replace("%1", words.moment(status.last_contact_ms, self.desk.now_ms))
        when_back = self.tr("We will send them when the connection is back.")
        return f"{last} {when_back}" if waits else last

    def _wish(self, one: ContactWish) -> dict[str, str]:
        name = one.name
        if one.blocks is None:
            return {"key": one.id, "title": self.tr("Asking to add %1").replace("%1", name), "icon": "users", "hue": "honey"}
        said = self.tr("Blocking %1") if one.blocks else self.tr("Unblocking %1")
        return {"key": one.id, "title": said.replace("%1", name), "icon": "users", "hue": "slate"}

    def _visit(self, one: VisitWaiting) -> dict[str, str]:
        said = {
            "ask": self.tr("Asking to see %1"),
            "accept": self.tr("Your yes to a visit with %1"),
            "decline": self.tr("Your no to a visit with %1"),
        }.get(one.what, self.tr("Calling off the visit with %1"))
        name = self.desk.face(one.contact, one.name).short
        return {"key": one.id, "title": said.replace("%1", name), "icon": "video", "hue": "sky"}

    def _movement(self, one: Waiting) -> dict[str, str]:
        words = self.desk.words
        title, icon, hue = {
            "stamps_bought": (self.tr("%1 bought").replace("%1", words.stamps(one.stamps)), "postage", "honey"),
            "undone": (self.tr("A purchase that you undid"), "undo-2", "slate"),
            "commissary_ordered": (
                self.tr("Commissary order for %1").replace("%1", words.money(-one.trust_cents - one.credits_cents)),
                "shopping-basket",
                "honey",
            ),
            "moved_to_credits": (self.tr("%1 to credits").replace("%1", words.money(one.credits_cents)), "arrow-right-left", "plum"),
        }.get(one.kind, (self.tr("Payment of %1").replace("%1", words.money(-one.trust_cents)), "scale", "slate"))
        return {"key": one.id, "title": title, "icon": icon, "hue": hue}

    def _show_catching_up(self, status: SyncStatus) -> None:
        done, left = status.catch_up_done, status.catch_up_left
        if left <= 0:
            self.put(catchUpText="", catchUpLine="", catchUpFraction=0.0)
            return
        words = self.desk.words
        part = self.tr("%1 of about %2").replace("%1", words.number(done)).replace("%2", words.number(done + left))
        self.put(
            catchUpText=self.tr("Your mail and balances are still coming in"),
            catchUpLine=part,
            catchUpFraction=done / (done + left),
        )
