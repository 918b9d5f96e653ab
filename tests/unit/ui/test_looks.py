"""What one look at the store costs the GUI thread, in statements: each bell may bring one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event

from kiosk.store.prepared import Prepared
from tests.unit.ui.seat import Seat

#: Statements of a look, at most. All are prepared once: SQLAlchemy would take 0.3 ms to build each of them again.
MOST = {
    "home": 30,
    "inbox": 23,
    "message": 36,
    "sent": 27,
    "drafts": 24,
    "saved": 36,
    "notices": 11,
    "people": 12,
    "money": 40,
}
#: Parts of a list of which nobody knows beforehand how many there are.
BUILT = {"people": 1, "money": 4}


@pytest.fixture
def at(seat: Seat) -> Callable[[str], None]:
    """Goes to a screen, and looks until all of it is there."""
    seat.central.fill()
    seat.sign_in()

    def go(route: str) -> None:
        if route == "message":
            seat.screen.inbox.open("msg-1")
        else:
            seat.screen.navigator.go(route)
        seat.quiet()
        assert seat.screen.navigator.current == route
        seat.screen.desk.look()

    return go


def test_a_look_is_a_few_prepared_statements(seat: Seat, at: Callable[[str], None], monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[str] = []
    ready: list[object] = []
    run = Prepared.run

    def counted(self: Prepared, *given: Any) -> Any:
        ready.append(self)
        return run(self, *given)

    def heard(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        built.append(statement)

    monkeypatch.setattr(Prepared, "run", counted)
    event.listen(seat.store.engine, "before_cursor_execute", heard)
    for route, most in MOST.items():
        at(route)
        built.clear()
        ready.clear()
        seat.screen.desk.look()
        assert len(built) <= BUILT.get(route, 0), (route, built)
        assert len(built) + len(ready) <= most, (route, len(built) + len(ready))
        assert ready, "the count counts nothing"
