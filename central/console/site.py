"""The console as an ASGI application: the library's admin with our pages, inside the guard."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

from sqlalchemy import Connection
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware, RequestResponseEndpoint
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette_admin.base import BaseAdmin
from starlette_admin.views import BaseView

from central.blobs import Blobs
from central.console.factor import ConsoleKey
from central.console.gate import Gate
from central.console.guard import Guard
from central.console.pages.catalogue import TitlePage, Titles
from central.console.pages.devices import DevicesPage
from central.console.pages.home import HomePage
from central.console.pages.money import Ledger, PurchasePage, Purchases, WalletPage, Wallets
from central.console.pages.page import Page, Rooms
from central.console.pages.policy import PolicyPage
from central.console.pages.requests import ReportsPage, RequestsPage
from central.console.pages.screening import ScreeningPage
from central.console.pages.staff import StaffPage, Trail
from central.console.pages.table import Table
from central.console.signing_in import SigningIn
from central.console.theme import ConsoleTheme, token_sheet
from central.database import Database
from central.facility.facility import load_facility
from central.filings.handling import Desk
from central.filings.role_keys import RoleKeys
from central.keys import load_keys
from central.migrate import ensure_current
from central.settings import CentralSettings
from central.signin.grants import Signer
from central.web import App, CalmErrors
from resources import RESOURCES

IDLE_MINUTES = 15

TABLES: tuple[type[Table], ...] = (Wallets, Purchases, Ledger, Titles, Trail)
PAGES: tuple[type[Page], ...] = (
    ScreeningPage,
    RequestsPage,
    ReportsPage,
    WalletPage,
    PurchasePage,
    TitlePage,
    PolicyPage,
    DevicesPage,
    StaffPage,
)
#: The order of the menu.
_ORDER = (
    "Today",
    "Screening",
    "Requests",
    "Safety reports",
    "Wallets",
    "Purchases",
    "Ledger",
    "Catalogue",
    "Policy",
    "Devices",
    "Staff",
)


class Menu:
    """What the frame of every page shows: the rooms that are theirs, grouped, with what waits in each."""

    def __init__(self, admin: BaseAdmin, database: Database) -> None:
        self._admin = admin
        self._database = database

    def of(self, request: Request) -> list[tuple[str, list[tuple[Any, str, int]]]]:
        """Group, and its views with address and count."""
        user = getattr(request.state, "admin_user", None)
        if user is None:
            return []
        with self._database.read() as connection:
            groups: dict[str, list[tuple[Any, str, int]]] = {}
            for view in self._admin._views:  # noqa: SLF001 - the library offers its views to templates only
                group = getattr(view, "group", "")
                if group and view.is_accessible(request) and getattr(view, "add_to_menu", True):
                    groups.setdefault(group, []).append((view, _address(view), _count(connection, view, user.member)))
        return [(group, groups[group]) for group in ("Work", "Money", "Facility", "Administration") if group in groups]


class _WithMenu(BaseHTTPMiddleware):
    """Reckons the menu in a thread, before a page is drawn."""

    def __init__(self, app: App, menu: Menu) -> None:
        super().__init__(app)
        self._menu = menu

    async def dispatch(self, request: Request, call_next: RequestResponseEndpoint) -> Response:
        """Put the menu on the request of a page."""
        is_page = request.method == "POST" or "text/html" in request.headers.get("accept", "text/html")
        request.state.menu = await run_in_threadpool(self._menu.of, request) if is_page else []
        return await call_next(request)


def create_console(settings: CentralSettings, database: Database, *, idle_minutes: int = IDLE_MINUTES) -> App:
    """The application. Raises NoFacility, or SchemaOutdated when `central migrate` is due."""
    ensure_current(database)
    with database.read() as connection:
        facility = load_facility(connection).name
    # The library's own log names addresses with what staff searched for.
    logging.getLogger("starlette_admin").setLevel(logging.CRITICAL)
    key = ConsoleKey.of(settings.data)
    keys = load_keys(settings.data)
    rooms = Rooms(database, Blobs(settings.blobs_path), Desk(keys), RoleKeys.of(settings.data), Signer.of(keys.signing))
    gate = Gate(SigningIn(database, key), idle_minutes * 60_000)
    admin = BaseAdmin(
        title=f"Lumen {facility}",
        base_url="/",
        route_name="console",
        templates_dir=str(Path(__file__).parent / "templates"),
        index_view=HomePage(rooms),
        theme=ConsoleTheme(),
        auth_provider=gate,
        secret_key=key.derived("tokens of forms"),
    )
    for table in TABLES:
        admin.add_view(table(database))
    for page in PAGES:
        admin.add_view(page(rooms))
    admin._views.sort(key=_place)  # noqa: SLF001 - the library offers its views to templates only
    admin.middlewares.append(Middleware(_WithMenu, menu=Menu(admin, database)))
    admin.templates.env.globals["idle_seconds"] = idle_minutes * 60
    app = Starlette(
        routes=[
            Route("/tokens.css", lambda _request: Response(token_sheet(), media_type="text/css"), methods=["GET"]),
            Mount("/fonts", app=StaticFiles(directory=RESOURCES / "fonts")),
        ]
    )
    admin.mount_to(app)
    return Guard(CalmErrors(app))


def _place(view: BaseView) -> int:
    return _ORDER.index(view.menu_label) if view.menu_label in _ORDER else len(_ORDER)


def _address(view: Any) -> str:
    return str(view.path) if hasattr(view, "path") else f"/{view.key}/list"


def _count(connection: Connection, view: Any, member: Any) -> int:
    return int(view.waiting(connection, member))
