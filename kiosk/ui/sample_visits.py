"""Made-up visits for pictures and tests, and a line to a call that nobody holds."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage

from kiosk.sync.visit_pass import seal_pass
from kiosk.sync.wire_visits import VisitChange, VisitState
from kiosk.ui.call_line import CHECKING, CONNECTING, CallLine, CallPlace
from kiosk.ui.sample_filings import AUTHOR_KEY
from resources import RESOURCES

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
#: A place where visits can be held, as far as the screen sees.
PLACE = CallPlace("test", "https://127.0.0.1:1")


def a_visit(visit: str, contact: str, name: str, state: VisitState, starts_ms: int, **other: object) -> VisitChange:
    """A visit of half an hour, as central tells of it."""
    told: dict[str, object] = {
        "minutes": 30,
        "version": 1,
        "opens_ms": starts_ms - 5 * MINUTE_MS,
        "ends_ms": starts_ms + 30 * MINUTE_MS,
        "at_ms": starts_ms,
    }
    if state in {"booked", "on", "ringing"}:
        told["join"] = seal_pass(visit, f"pass-{visit}", AUTHOR_KEY)
    return VisitChange.model_validate(
        {"visit": visit, "contact": contact, "name": name, "state": state, "starts_ms": starts_ms, **told, **other}
    )


def visits_of_marcus(now_ms: int) -> tuple[VisitChange, ...]:
    """One of each kind: booked for today, proposed, moved, asked for; and what was."""
    return (
        a_visit("v-1", "con-4", "Elena Hale", "booked", now_ms + 47 * MINUTE_MS, by="contact"),
        a_visit(
            "v-2",
            "con-1",
            "Rosa Hale",
            "offered",
            now_ms + 4 * DAY_MS,
            by="contact",
            note="Mom comes too.",
            answer_until_ms=now_ms + 2 * DAY_MS,
        ),
        a_visit(
            "v-3",
            "con-2",
            "Theo Hale",
            "booked",
            now_ms + 6 * DAY_MS,
            by="contact",
            version=2,
            moved_from_ms=now_ms + 5 * DAY_MS,
            answer_until_ms=now_ms + 6 * DAY_MS,
        ),
        a_visit(
            "v-4", "con-5", "June Hale", "asked", now_ms + 8 * DAY_MS, by="resident", wishes=(now_ms + 8 * DAY_MS, now_ms + 9 * DAY_MS)
        ),
        a_visit("v-5", "con-4", "Elena Hale", "over", now_ms - 7 * DAY_MS, by="time"),
        a_visit("v-6", "con-1", "Rosa Hale", "cancelled", now_ms - 9 * DAY_MS, by="staff", reason="staff_short"),
        a_visit("v-7", "con-3", "Dani Ortiz", "refused", now_ms - 12 * DAY_MS, by="staff", reason="full"),
    )


def a_call(now_ms: int) -> VisitChange:
    """Theo calls now."""
    ringing = {"kind": "direct", "by": "contact", "ring_until_ms": now_ms + 45_000, "opens_ms": now_ms}
    return a_visit("call-1", "con-2", "Theo Hale", "ringing", now_ms, **ringing)


class StillLine(CallLine):
    """Starts no process: pictures and tests say what happens."""

    def __init__(self, place: CallPlace, parent: QObject | None = None) -> None:
        super().__init__(place, parent)
        self.joined: list[str] = []

    def join(self, token: str) -> None:
        """Remember it, and connect."""
        self.joined.append(token)
        self._show(CONNECTING, "")

    def check(self) -> None:
        """Look into a mirror."""
        self.has_microphone = True
        self._show(CHECKING, "")

    def play_tone(self) -> None:
        """Nothing is heard in a picture."""

    @property
    def can_be_heard(self) -> bool:
        """As if there were headphones."""
        return True

    def stand(self, state: str, reason: str = "", *, other: bool = False) -> None:
        """The process says so."""
        self.other_there = other
        self._show(state, reason)

    def see(self) -> None:
        """Both pictures."""
        self.own.emit(QImage(str(RESOURCES / "demo" / "photos" / "lake.jpg")))
        self.theirs.emit(QImage(str(RESOURCES / "demo" / "photos" / "lake.jpg")))
