"""Lists that only show: a SELECT with search, order and pages, on the library's model view. Nothing can be made or changed by it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import Column, Connection, Row, Select, func, or_, select
from sqlalchemy.sql.elements import KeyedColumnElement
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette_admin import BaseField, StringField
from starlette_admin.views import BaseModelView

from central.console.roles import Member
from central.database import Database
from central.facility.facility import load_facility


@dataclass(frozen=True)
class Shown:
    """A column: its heading, what is shown, and what the database sorts and searches by."""

    name: str
    label: str
    by: Column[Any] | KeyedColumnElement[Any] | None = None
    search: bool = False
    #: text, money, time, code, chip
    how: str = "text"
    sort: bool = True


class Table(BaseModelView):
    """A list. `tones`: the colour of a chip by its word; a row leads to `href`."""

    roles: ClassVar[frozenset[str]] = frozenset()
    group: ClassVar[str] = ""
    line: ClassVar[str] = ""
    waits: ClassVar[str] = "waiting"
    columns: ClassVar[Sequence[Shown]] = ()
    tones: ClassVar[Mapping[str, str]] = {}
    hint: ClassVar[str] = ""
    pk_attr = "pk"
    exporters = ()
    importers = ()
    actions = ()
    row_actions = ()
    page_size = 50
    page_size_options = (25, 50, 100, 200)
    #: Column and whether the greatest is first.
    fields_default_sort: Sequence[tuple[str, bool] | str] | None = ()

    def __init__(self, database: Database) -> None:
        made: list[BaseField] = [StringField("pk", label="", exclude_from_list=True)]
        made += [
            StringField(one.name, label=one.label, searchable=one.search, orderable=one.sort and one.by is not None)
            for one in self.columns
        ]
        self.fields = made
        self.database = database
        super().__init__()

    # --- what a list says of itself ---

    def statement(self) -> Select[Any]:
        """All rows, with a column `pk`."""
        raise NotImplementedError

    def row(self, connection: Connection, row: Row[Any], zone: ZoneInfo) -> dict[str, str]:
        """What is shown of a row, by column."""
        raise NotImplementedError

    def href(self, _pk: str) -> str:
        """Where a row leads; empty: nowhere."""
        return ""

    def waiting(self, _connection: Connection, _member: Member) -> int:
        """Lists count nothing."""
        return 0

    # --- what the library asks ---

    def is_accessible(self, request: Request) -> bool:
        """Whether who is signed in may open it."""
        user = getattr(request.state, "admin_user", None)
        return user is not None and user.member.has(self.roles)

    def is_active(self, request: Request) -> bool:
        """Whether it is shown."""
        return bool(request.path_params.get("key") == self.key)

    def can_create(self, _request: Request) -> bool:
        """Nothing is made by a list."""
        return False

    def can_edit(self, _request: Request) -> bool:
        """Nothing is changed by a list."""
        return False

    def can_delete(self, _request: Request) -> bool:
        """Nothing is deleted."""
        return False

    def can_view_detail(self, _request: Request) -> bool:
        """Details are pages of their own."""
        return False

    async def find_all(
        self,
        request: Request,  # noqa: ARG002
        skip: int = 0,
        limit: int = 100,
        q: str | None = None,
        sorts: Sequence[tuple[str, str]] | None = None,
        filters: Any = None,  # noqa: ARG002
    ) -> Sequence[Any]:
        """A page of the list."""
        return await run_in_threadpool(self._found, skip, min(limit, 200), q, sorts or ())

    async def count(self, request: Request, q: str | None = None, filters: Any = None) -> int:  # noqa: ARG002
        """How many there are."""
        return await run_in_threadpool(self._counted, q)

    async def find_by_pk(self, request: Request, pk: Any) -> Any:  # noqa: ARG002
        """Details are pages of their own."""
        return None

    async def find_by_pks(self, request: Request, pks: list[Any]) -> Sequence[Any]:  # noqa: ARG002
        """Details are pages of their own."""
        return []

    async def create(self, request: Request, data: dict[str, Any]) -> Any:
        """Never called: `can_create`."""
        raise NotImplementedError

    async def edit(self, request: Request, pk: Any, data: dict[str, Any]) -> Any:
        """Never called: `can_edit`."""
        raise NotImplementedError

    async def delete(self, request: Request, pks: list[Any]) -> int | None:
        """Never called: `can_delete`."""
        raise NotImplementedError

    # --- the database ---

    def _found(self, skip: int, limit: int, q: str | None, sorts: Sequence[tuple[str, str]]) -> list[SimpleNamespace]:
        statement = self._searched(self.statement(), q)
        by = {one.name: one.by for one in self.columns if one.by is not None}
        for name, direction in sorts:
            if name in by:
                statement = statement.order_by(by[name].desc() if direction == "desc" else by[name].asc())
        statement = statement.order_by("pk").offset(skip).limit(limit)
        with self.database.read() as connection:
            zone = zone_of(connection)
            return [SimpleNamespace(pk=str(row.pk), **self.row(connection, row, zone)) for row in connection.execute(statement).all()]

    def _counted(self, q: str | None) -> int:
        with self.database.read() as connection:
            return int(
                connection.execute(select(func.count()).select_from(self._searched(self.statement(), q).subquery())).scalar_one()
            )

    def _searched(self, statement: Select[Any], q: str | None) -> Select[Any]:
        if not q:
            return statement
        words = q[:80].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        wanted = [one.by.ilike(f"%{words}%", escape="\\") for one in self.columns if one.search and one.by is not None]
        return statement.where(or_(*wanted)) if wanted else statement


def zone_of(connection: Connection) -> ZoneInfo:
    """The facility's zone: all times of the console are in it."""
    return ZoneInfo(load_facility(connection).policy.facility.zone)


def local(at_ms: int | None, zone: ZoneInfo) -> str:
    """A moment in the facility's zone; empty for none."""
    return "" if at_ms is None else f"{dt.datetime.fromtimestamp(at_ms / 1000, zone):%b %-d, %Y, %-I:%M %p}"


def dollars(cents: int) -> str:
    """An amount."""
    return f"{'-' if cents < 0 else ''}${abs(cents) // 100:,}.{abs(cents) % 100:02d}"


def ago(at_ms: int | None, now_ms: int) -> str:
    """How long ago, in the largest unit; or how long until then."""
    if at_ms is None:
        return "never"
    seconds = abs(now_ms - at_ms) // 1000
    for size, word in ((86_400, "day"), (3_600, "hour"), (60, "minute")):
        if seconds >= size:
            number = seconds // size
            return f"{number} {word}{'' if number == 1 else 's'}"
    return "under a minute"
