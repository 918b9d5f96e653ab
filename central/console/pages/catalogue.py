"""The media store's titles: what is sold, at which price, and taking one out of sale."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, Select, select
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from central.clock import now_ms
from central.console.pages.page import Cannot, Page, does, shows, text_of
from central.console.pages.table import Shown, Table, dollars
from central.console.roles import ADMINISTRATOR, FINANCE
from central.media.tables import titles
from central.media.titles import BadTitle, put_title, read_title, title_row, withdraw

#: No title costs more (product.md B: an album up to $46); a slip of a finger must not sell a song for $250.
MOST_CENTS = 10_000
_PRICE = re.compile(r"\$?(\d{1,4})(?:\.(\d{2}))?")


class Titles(Table):
    """`/titles/list`: the catalogue."""

    key = "titles"
    menu_label = "Catalogue"
    icon = "library"
    line = "What the store sells"
    group = "Facility"
    hint = "Every title of the media store. Open one to change its price or take it out of sale."
    roles: ClassVar[frozenset[str]] = frozenset({FINANCE, ADMINISTRATOR})
    tones: ClassVar[Mapping[str, str]] = {"sold": "leaf", "off": "slate", "file missing": "rose"}
    columns: ClassVar[Sequence[Shown]] = (
        Shown("name", "Title", titles.c.title, search=True, sort=False),
        Shown("kind", "Kind", titles.c.kind, search=True),
        Shown("rating", "Rating", titles.c.rating),
        Shown("buy", "To own", titles.c.buy_cents, how="money"),
        Shown("rent", "To rent", titles.c.rent_cents, how="money"),
        Shown("state", "State", titles.c.active, how="chip"),
    )
    fields_default_sort: Sequence[tuple[str, bool] | str] | None = (("kind", False),)

    def statement(self) -> Select[Any]:
        """Titles."""
        return select(titles, titles.c.id.label("pk"))

    def row(self, _connection: Connection, row: Row[Any], _zone: ZoneInfo) -> dict[str, str]:
        """One line."""
        return {
            "name": read_title(row).name,
            "kind": row.kind,
            "rating": row.rating,
            "buy": price_of(row.buy_cents),
            "rent": price_of(row.rent_cents),
            "state": state_of(row),
        }

    def href(self, pk: str) -> str:
        """The title."""
        return f"/title/{pk}"


class TitlePage(Page):
    """`/title/ID`: one title."""

    path = "/title"
    menu_label = "Title"
    add_to_menu = False
    roles: ClassVar[frozenset[str]] = frozenset({FINANCE, ADMINISTRATOR})

    @shows("/{title_id}")
    def one(self, request: Request) -> Response:
        """What is sold."""
        with self.rooms.database.read() as connection:
            row = title_row(connection, request.path_params["title_id"])
        if row is None:
            raise HTTPException(404)
        sold, state = read_title(row), state_of(row)
        return self.show(request, "title.html", sold=sold, state=state, dollars=dollars, price_of=price_of)

    @does("/{title_id}/price")
    def price(self, request: Request, form: FormData) -> str:
        """Other prices, from now on."""
        title = request.path_params["title_id"]
        with self.rooms.database.write() as connection:
            row = title_row(connection, title)
            if row is None:
                raise Cannot("There is no such title.")
            before = read_title(row)
            values: dict[str, int | None] = {}
            for name in ("buy_cents", "rent_cents"):
                if getattr(before, name) is not None:
                    values[name] = cents_of(text_of(form, name, 12))
            after = before.model_copy(update=values)
            try:
                put_title(connection, after, now_ms(), key_id=None if row.key_id is None else bytes.fromhex(str(row.key_id)))
            except BadTitle as error:
                raise Cannot(f"This was not changed: {error}.") from error
            self.done(request, connection, "price", title, ", ".join(f"{name} {cents}" for name, cents in values.items()))
        return f"/title/{title}?done=price"

    @does("/{title_id}/off")
    def off(self, request: Request, form: FormData) -> str:  # noqa: ARG002 - it says nothing but the token
        """Sold no more; who has it keeps it."""
        title = request.path_params["title_id"]
        with self.rooms.database.write() as connection:
            if not withdraw(connection, title, now_ms()):
                raise Cannot("It is not sold now.")
            self.done(request, connection, "title off", title)
        return f"/title/{title}?done=off"

    @does("/{title_id}/on")
    def on(self, request: Request, form: FormData) -> str:  # noqa: ARG002 - it says nothing but the token
        """Sold again."""
        title = request.path_params["title_id"]
        with self.rooms.database.write() as connection:
            row = title_row(connection, title)
            if row is None or row.missing_ms is not None:
                raise Cannot("Its file is missing: import it again first.")
            key_id = None if row.key_id is None else bytes.fromhex(str(row.key_id))
            put_title(connection, read_title(row).model_copy(update={"active": True}), now_ms(), key_id=key_id)
            self.done(request, connection, "title on", title)
        return f"/title/{title}?done=on"


def price_of(cents: int | None) -> str:
    """A price as it is shown."""
    return "" if cents is None else "free" if cents == 0 else dollars(cents)


def state_of(row: Row[Any]) -> str:
    """Whether it is sold."""
    return "file missing" if row.missing_ms is not None else "sold" if row.active else "off"


def cents_of(said: str) -> int:
    """A price that somebody typed. Raises Cannot."""
    found = _PRICE.fullmatch(said.strip())
    cents = int(found[1]) * 100 + int(found[2] or 0) if found else -1
    if not 0 <= cents <= MOST_CENTS:
        raise Cannot(f"A price is like 2.50, at most {dollars(MOST_CENTS)}; 0 is free.")
    return cents
