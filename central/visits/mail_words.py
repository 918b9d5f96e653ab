"""What contacts read about a visit: first in English, then in Spanish, because nobody knows which they read. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

What = Literal["asked", "booked", "moved", "cancelled", "declined"]


@dataclass(frozen=True)
class Told:
    """A visit as a contact is told of it. `link`: their page of the call, "" when the facility has none.
    `page`: their page of times, "" likewise. `wishes`: the times that the resident asks for."""

    what: What
    resident: str
    facility: str
    zone: str
    starts_ms: int
    minutes: int
    recorded: bool
    link: str
    page: str = ""
    wishes: tuple[int, ...] = ()


_SUBJECTS: dict[What, str] = {
    "asked": "{resident} would like a visit with you / {resident} quiere una visita contigo",
    "booked": "Your visit with {resident} is booked / Tu visita con {resident} está confirmada",
    "moved": "Your visit with {resident} has a new time / Tu visita con {resident} cambió de hora",
    "cancelled": "Your visit with {resident} is cancelled / Tu visita con {resident} se canceló",
    "declined": "{resident} cannot come to the visit / {resident} no puede ir a la visita",
}
_FIRST: dict[What, tuple[str, str]] = {
    "asked": ("{resident} would like a video visit with you. They named:", "{resident} quiere una visita por video contigo. Propuso:"),
    "booked": ("Your video visit with {resident} is booked.", "Tu visita por video con {resident} está confirmada."),
    "moved": ("Your video visit with {resident} has a new time.", "Tu visita por video con {resident} tiene otra hora."),
    "cancelled": ("Your video visit with {resident} will not take place.", "Tu visita por video con {resident} no se hará."),
    "declined": ("{resident} said no to this video visit.", "{resident} dijo que no a esta visita por video."),
}
_LINK = (
    "At that time, open this page in your browser. It is for you alone:",
    "A esa hora, abre esta página en tu navegador. Es solo para ti:",
)
_PAGE = (
    "To answer, or to name another time, open this page. It is for you alone:",
    "Para responder, o proponer otra hora, abre esta página. Es solo para ti:",
)
_RECORDED = ("This visit may be recorded.", "Esta visita se puede grabar.")
_NOT_RECORDED = ("This visit is not recorded.", "Esta visita no se graba.")


def subject(told: Told) -> str:
    """The line over the mail."""
    return _SUBJECTS[told.what].format(resident=told.resident)[:200]


def text(told: Told) -> str:
    """The mail."""
    return "\n\n".join(_part(told, place) for place in (0, 1))


def _part(told: Told, place: int) -> str:
    when = [_when(told, at_ms, spanish=place == 1) for at_ms in told.wishes or (told.starts_ms,)]
    lines = [_FIRST[told.what][place].format(resident=told.resident), *when]
    if told.what in {"booked", "moved"}:
        if told.link:
            lines += [_LINK[place], told.link]
        lines.append((_RECORDED if told.recorded else _NOT_RECORDED)[place])
    if told.page:
        lines += [_PAGE[place], told.page]
    return "\n".join([*lines, told.facility])


def _when(told: Told, at_ms: int, *, spanish: bool) -> str:
    begins = datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(ZoneInfo(told.zone))
    clock = f"{begins:%Y-%m-%d %H:%M} ({begins:%Z})"
    return f"{clock}, {told.minutes} minutos" if spanish else f"{clock}, {told.minutes} minutes"
