"""Visits by video and direct calls on the wire: what residents ask and answer on its way up, where each visit stands on its way down.

A *visit* is a video call between a resident and a contact: one with a time (`visit`), or one that rings now (`direct`). Central keeps
the schedule; how picture and sound travel is not here: `join` opens the call.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from kiosk.sync.wire_base import Id, Millis, Payload, Token

#: Times that a resident may name for one visit, the most wanted first.
MAX_WISHES = 3
MAX_VISIT_NOTE_CHARACTERS = 300

#: `asked`: the resident's wish waits; `offered`: the contact's wish waits for the resident; `booked`: it will be; `ringing`: a direct
#: call that nobody took yet; `on`: somebody has joined. The others are ends.
VisitState = Literal["asked", "offered", "booked", "ringing", "on", "over", "declined", "refused", "cancelled", "missed"]
VisitNote = Annotated[str, StringConstraints(max_length=MAX_VISIT_NOTE_CHARACTERS)]
VisitMinutes = Annotated[int, Field(ge=1, le=24 * 60)]


class VisitAsk(Payload):
    """`visit.ask`: the resident would like to see a contact, at one of these times. The command's id is the visit's id."""

    contact: Id
    wishes: tuple[Millis, ...] = Field(min_length=1, max_length=MAX_WISHES)
    minutes: VisitMinutes
    note: VisitNote = ""


class VisitAnswer(Payload):
    """`visit.answer`: to a visit that is offered or was moved, or to a call that rings; `version`: of the visit as it was shown."""

    visit: Id
    version: int = Field(ge=1, lt=1 << 31)
    answer: Literal["accept", "decline"]


class VisitCancel(Payload):
    """`visit.cancel`: the resident does not want a visit that they asked for or that is booked."""

    visit: Id


class VisitChange(Payload):
    """`visit.kept` (resident stream, key `visit:ID`): where a visit stands; the latest says all.

    `by`: who brought it there. `reason`: a code for a refusal or a cancelled visit. `moved_from_ms`: the time it had before, while the
    resident may still say no to the new one. `answer_until_ms`: an offer that is not answered by then ends. `opens_ms`: from then on it
    may be joined; `ends_ms`: then central ends it. `ring_until_ms`: a direct call rings so long. `join`: what opens the call (between
    `opens_ms` and `ends_ms` only), sealed to the resident (`visit_pass`), there while it is booked, rings or is on.
    `recorded`: it may be recorded; never with legal contacts.
    """

    visit: Id
    version: int = Field(ge=1, lt=1 << 31)
    kind: Literal["visit", "direct"] = "visit"
    contact: Id
    name: str = Field(max_length=200)
    state: VisitState
    by: Literal["resident", "contact", "staff", "time"] = "staff"
    reason: str = Field(default="", max_length=64)
    note: VisitNote = ""
    wishes: tuple[Millis, ...] = Field(default=(), max_length=MAX_WISHES)
    starts_ms: Millis
    minutes: VisitMinutes
    moved_from_ms: Millis | None = None
    answer_until_ms: Millis | None = None
    opens_ms: Millis
    ends_ms: Millis
    ring_until_ms: Millis | None = None
    join: Token | None = None
    recorded: bool = True
    at_ms: Millis = Field(description="when it came to this")
