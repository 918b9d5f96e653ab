"""Administrators: accounts of staff, and the trail of what was read and done."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Row, Select, select
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.routing import route

from central.clock import now_ms
from central.console.accounts import (
    BadAccount,
    add_account,
    all_accounts,
    change_account,
    disable_account,
    find_account,
    reset_account,
)
from central.console.pages.page import Cannot, Page, does, member_of, shows, text_of
from central.console.pages.requests import desks_of
from central.console.pages.table import Shown, Table, local
from central.console.roles import ADMINISTRATOR, ROLES
from central.console.tables import trail


class StaffPage(Page):
    """`/staff`: who may use the console, and for what."""

    path = "/staff"
    menu_label = "Staff"
    icon = "users"
    line = "Who may do what"
    group = "Administration"
    roles: ClassVar[frozenset[str]] = frozenset({ADMINISTRATOR})

    @route("")
    async def index(self, request: Request) -> Response:
        """Everybody."""
        return await self.all(request)  # type: ignore[no-any-return]

    @shows("/all")
    def all(self, request: Request) -> Response:
        """Everybody, and a form for somebody new."""
        with self.rooms.database.read() as connection:
            found = [(row, json.loads(row.roles), json.loads(row.desks)) for row in all_accounts(connection)]
            desks = desks_of(connection)
        return self.show(request, "staff.html", found=found, role_names=ROLES, desks=desks)

    @shows("/one/{account}")
    def one(self, request: Request) -> Response:
        """One account."""
        with self.rooms.database.read() as connection:
            row = _row(connection, request.path_params["account"])
            desks = desks_of(connection)
        context = {"row": row, "theirs": json.loads(row.roles), "at": json.loads(row.desks), "role_names": ROLES, "desks": desks}
        return self.show(request, "staff_one.html", **context)

    @does("/add")
    def add(self, request: Request, form: FormData) -> Response:
        """Somebody new; the password for the first sign-in is shown once."""
        login, name = text_of(form, "login", 64), text_of(form, "name", 80)
        with self.rooms.database.write() as connection:
            try:
                made, password = add_account(
                    connection, login=login, name=name, roles=_chosen(form, "role"), desks=_chosen(form, "desk"), now_ms=now_ms()
                )
            except BadAccount as error:
                raise Cannot(f"Nothing was added: {error}.") from error
            self.done(request, connection, "account added", made, ", ".join(_chosen(form, "role")))
        return self.show(request, "password_once.html", login=login.lower(), password=password)

    @does("/do/{account}")
    def do(self, request: Request, form: FormData) -> str | Response:
        """Other roles, another password, no access any more."""
        deed = text_of(form, "do", 16)
        with self.rooms.database.write() as connection:
            row = _row(connection, request.path_params["account"])
            if row.id == member_of(request).id:
                raise Cannot("Another administrator changes your own account.")
            password = None
            try:
                if deed == "roles":
                    change_account(connection, row.id, roles=_chosen(form, "role"), desks=_chosen(form, "desk"))
                elif deed == "disable":
                    disable_account(connection, row.id)
                elif deed == "reset":
                    password = reset_account(connection, row.id)
                else:
                    raise Cannot("There is no such deed.")
            except BadAccount as error:
                raise Cannot(f"Nothing was changed: {error}.") from error
            self.done(request, connection, f"account {deed}", row.id, ", ".join(_chosen(form, "role")))
        if password is not None:
            return self.show(request, "password_once.html", login=row.login, password=password)
        return f"/staff/one/{row.id}?done={deed}"


class Trail(Table):
    """`/trail/list`: who read and did what."""

    key = "trail"
    menu_label = "Audit trail"
    icon = "fingerprint"
    line = "Who read and did what"
    group = "Administration"
    hint = "Every sign-in, every deed, every read of a message or a filing. Lines cannot be changed; each vouches for the one before."
    roles: ClassVar[frozenset[str]] = frozenset({ADMINISTRATOR})
    columns: ClassVar[Sequence[Shown]] = (
        Shown("number", "Line", trail.c.number, how="code"),
        Shown("at", "When", trail.c.at_ms, how="time"),
        Shown("login", "Who", trail.c.login, search=True),
        Shown("deed", "What", trail.c.deed, search=True),
        Shown("about", "About", trail.c.about, search=True, how="code"),
        Shown("detail", "Detail", trail.c.detail, search=True),
    )
    fields_default_sort: Sequence[tuple[str, bool] | str] | None = (("number", True),)

    def statement(self) -> Select[Any]:
        """All lines."""
        return select(trail, trail.c.number.label("pk"))

    def row(self, _connection: Connection, row: Row[Any], zone: ZoneInfo) -> dict[str, str]:
        """One line."""
        values = {name: str(getattr(row, name)) for name in ("number", "login", "deed", "about", "detail")}
        return values | {"at": local(row.at_ms, zone)}


def _chosen(form: FormData, name: str) -> list[str]:
    return [one for one in form.getlist(name) if isinstance(one, str)]


def _row(connection: Connection, account: str) -> Row[Any]:
    row = find_account(connection, account)
    if row is None:
        raise HTTPException(404)
    return row
