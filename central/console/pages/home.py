"""The first page: what waits for whoever signed in."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from central.console.pages.page import Page, shows
from central.facility.facility import load_facility


class HomePage(Page):
    """`/`: the rooms that are theirs, with what waits in each."""

    path = "/"
    menu_label = "Today"
    icon = "house"
    group = "Work"

    def is_active(self, request: Request) -> bool:
        """Whether it is shown."""
        return bool(request.scope["path"].removeprefix(request.scope["root_path"]) in {"", "/"})

    @shows("")
    def index(self, request: Request) -> Response:
        """Rooms in the order of the menu."""
        with self.rooms.database.read() as connection:
            facility = load_facility(connection).name
        rooms = [(view, address, count) for _, views in request.state.menu for view, address, count in views if view is not self]
        return self.show(request, "home.html", rooms=rooms, facility=facility)
