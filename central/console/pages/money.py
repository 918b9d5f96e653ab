"""Wallets and the ledger, to read; and purchases, which are given back by the one use case that does so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, Select, select
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from central.clock import now_ms
from central.console.pages.page import Cannot, Page, does, member_of, shows, text_of
from central.console.pages.table import Shown, Table, dollars, local, zone_of
from central.console.roles import FINANCE
from central.ledger.book import balance, resident_owner
from central.ledger.history import lines_of
from central.ledger.tables import accounts, entries, postings
from central.media.refunds import NoRefund, refund
from central.media.tables import licences, titles
from central.media.titles import read_title, title_row
from central.residents.residents import RESIDENT
from central.residents.tables import residents

_MOST_LINES = 500


class Wallets(Table):
    """`/wallets/list`: residents with what they hold."""

    key = "wallets"
    menu_label = "Wallets"
    icon = "wallet"
    line = "What residents hold"
    group = "Money"
    hint = "Every resident with what the ledger holds for them. Open one for its history."
    roles: ClassVar[frozenset[str]] = frozenset({FINANCE})
    columns: ClassVar[Sequence[Shown]] = (
        Shown("number", "Number", residents.c.number, search=True, how="code"),
        Shown("last", "Last name", residents.c.last_name, search=True),
        Shown("first", "First name", residents.c.first_name, search=True),
        Shown("stamps", "Stamps", how="money"),
        Shown("credits", "Credits", how="money"),
        Shown("trust", "Trust account", how="money"),
        Shown("told", "Trust reported", residents.c.trust_ms, how="time"),
    )
    fields_default_sort: Sequence[tuple[str, bool] | str] | None = (("last", False),)

    def statement(self) -> Select[Any]:
        """Residents."""
        return select(residents, residents.c.id.label("pk")).where(residents.c.role == RESIDENT)

    def row(self, connection: Connection, row: Row[Any], zone: ZoneInfo) -> dict[str, str]:
        """With balances."""
        owner = resident_owner(row.id)
        return {
            "number": row.number,
            "last": row.last_name,
            "first": row.first_name,
            "stamps": str(balance(connection, "available", owner, "stamp")),
            "credits": dollars(balance(connection, "available", owner, "usd_cents")),
            "trust": dollars(balance(connection, "trust", owner, "usd_cents")),
            "told": local(row.trust_ms, zone),
        }

    def href(self, pk: str) -> str:
        """Their history."""
        return f"/wallet/{pk}"


class Ledger(Table):
    """`/ledger/list`: every posting."""

    key = "ledger"
    menu_label = "Ledger"
    icon = "scale"
    line = "Every posting"
    group = "Money"
    hint = "Every posting of the double-entry ledger, newest first. Nothing here can be changed."
    roles: ClassVar[frozenset[str]] = frozenset({FINANCE})
    columns: ClassVar[Sequence[Shown]] = (
        Shown("at", "When", entries.c.at_ms, how="time"),
        Shown("kind", "Kind", entries.c.kind, search=True),
        Shown("account", "Account", accounts.c.kind, search=True),
        Shown("owner", "Owner", accounts.c.owner, search=True, how="code"),
        Shown("amount", "Amount", postings.c.amount, how="money"),
        Shown("cause", "Cause", entries.c.cause, search=True, how="code"),
    )
    fields_default_sort: Sequence[tuple[str, bool] | str] | None = (("at", True),)

    def statement(self) -> Select[Any]:
        """Postings with their entries and accounts."""
        made = select(postings, entries, accounts.c.kind.label("account_kind"), accounts.c.owner, accounts.c.commodity)
        made = made.add_columns(entries.c.id.label("pk"))
        return made.join(entries, entries.c.id == postings.c.entry).join(accounts, accounts.c.id == postings.c.account)

    def row(self, _connection: Connection, row: Row[Any], zone: ZoneInfo) -> dict[str, str]:
        """One line."""
        return {
            "at": local(row.at_ms, zone),
            "kind": row.kind.replace("_", " "),
            "account": row.account_kind.replace("_", " "),
            "owner": row.owner,
            "amount": dollars(row.amount) if row.commodity == "usd_cents" else f"{row.amount:+d} stamps",
            "cause": row.cause,
        }


class Purchases(Table):
    """`/purchases/list`: what was bought in the media store."""

    key = "purchases"
    menu_label = "Purchases"
    icon = "receipt"
    line = "What was bought, and refunds"
    group = "Money"
    hint = "What residents bought or rented. Open one to give the money back."
    roles: ClassVar[frozenset[str]] = frozenset({FINANCE})
    tones: ClassVar[Mapping[str, str]] = {"given back": "slate", "played": "sky", "not played": "leaf"}
    columns: ClassVar[Sequence[Shown]] = (
        Shown("at", "When", licences.c.received_ms, how="time"),
        Shown("number", "Resident", residents.c.number, search=True, how="code"),
        Shown("name", "Name", residents.c.last_name, search=True),
        Shown("title", "Title", titles.c.id, search=True),
        Shown("how", "How", licences.c.how),
        Shown("price", "Price", licences.c.cents, how="money"),
        Shown("state", "State", how="chip"),
    )
    fields_default_sort: Sequence[tuple[str, bool] | str] | None = (("at", True),)

    def statement(self) -> Select[Any]:
        """Licences."""
        made = select(licences, licences.c.id.label("pk"), titles.c.title.label("json"), residents.c.number)
        made = made.add_columns(residents.c.first_name, residents.c.last_name)
        return made.join(residents, residents.c.id == licences.c.resident).join(titles, titles.c.id == licences.c.title)

    def row(self, connection: Connection, row: Row[Any], zone: ZoneInfo) -> dict[str, str]:
        """One line."""
        found = title_row(connection, row.title)
        return {
            "at": local(row.received_ms, zone),
            "number": row.number,
            "name": f"{row.first_name} {row.last_name}",
            "title": row.title if found is None else read_title(found).name,
            "how": "rented" if row.how == "rent" else "bought",
            "price": dollars(row.cents),
            "state": state_of(row),
        }

    def href(self, pk: str) -> str:
        """The purchase."""
        return f"/purchase/{pk}"


class WalletPage(Page):
    """`/wallet/RESIDENT`: the history that the resident reads."""

    path = "/wallet"
    menu_label = "Wallet"
    add_to_menu = False
    roles: ClassVar[frozenset[str]] = frozenset({FINANCE})

    @shows("/{resident}")
    def one(self, request: Request) -> Response:
        """Balances, and every line."""
        with self.rooms.database.read() as connection:
            resident = request.path_params["resident"]
            row = connection.execute(select(residents).where(residents.c.id == resident, residents.c.role == RESIDENT)).one_or_none()
            if row is None:
                raise HTTPException(404)
            owner, zone = resident_owner(row.id), zone_of(connection)
            held = {
                "Stamps": str(balance(connection, "available", owner, "stamp")),
                "Credits": dollars(balance(connection, "available", owner, "usd_cents")),
                "Trust account": dollars(balance(connection, "trust", owner, "usd_cents")),
                "Set aside on devices": f"{balance(connection, 'escrow', owner, 'stamp')} stamps, "
                f"{dollars(balance(connection, 'escrow', owner, 'usd_cents'))}",
            }
            lines = lines_of(connection, row.id)[::-1][:_MOST_LINES]
        self.read(request, "read wallet", row.id)
        return self.show(request, "wallet.html", row=row, held=held, lines=lines, dollars=dollars, when=lambda ms: local(ms, zone))


class PurchasePage(Page):
    """`/purchase/LICENCE`: one purchase, and giving it back."""

    path = "/purchase"
    menu_label = "Purchase"
    add_to_menu = False
    roles: ClassVar[frozenset[str]] = frozenset({FINANCE})

    @shows("/{licence}")
    def one(self, request: Request) -> Response:
        """What was bought, and how it stands."""
        with self.rooms.database.read() as connection:
            bought = select(licences, residents.c.number, residents.c.first_name, residents.c.last_name)
            bought = bought.join(residents, residents.c.id == licences.c.resident)
            row = connection.execute(bought.where(licences.c.id == request.path_params["licence"])).one_or_none()
            if row is None:
                raise HTTPException(404)
            found, zone = title_row(connection, row.title), zone_of(connection)
            name = row.title if found is None else read_title(found).name
        context: dict[str, Any] = {"row": row, "name": name, "state": state_of(row), "price": dollars(row.cents)}
        return self.show(request, "purchase.html", bought=local(row.received_ms, zone), **context)

    @does("/{licence}/refund")
    def refund(self, request: Request, form: FormData) -> str:
        """The money returns, the title opens no more, the resident is told."""
        licence, reason = request.path_params["licence"], text_of(form, "reason", 16)
        if reason not in {"gone", "mistake"}:
            raise Cannot("Choose a reason first.")
        with self.rooms.database.write() as connection:
            try:
                cents = refund(connection, licence, "gone" if reason == "gone" else "mistake", member_of(request).login, now_ms())
            except NoRefund as error:
                raise Cannot(f"Nothing was given back: {error}.") from error
            self.done(request, connection, "refund", licence, f"{cents} cents, {reason}")
        return f"/purchase/{licence}?done=refund"


def state_of(row: Row[Any]) -> str:
    """How a purchase stands."""
    return "given back" if row.returned_ms is not None else "played" if row.started_ms is not None else "not played"
