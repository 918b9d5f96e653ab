"""The screening queue: a message beside the rules that held it, decided whole or part by part, the next one at once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, ClassVar
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, func, select
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.routing import route

from central.clock import now_ms
from central.console.pages.page import Cannot, Page, does, shows, text_of
from central.console.pages.table import ago, local, zone_of
from central.console.roles import SCREENER, Member
from central.contacts.contacts import get_contact
from central.facility.facility import load_facility
from central.mail_in.tables import message_parts, messages
from central.mail_out.statuses import Advance, WrongStatus, advance
from central.mail_out.tables import outgoing, outgoing_photos
from central.residents.tables import residents
from central.screening import incoming
from central.screening.rules import Piece, marked

#: Reason code: what staff read. Residents read each in plain words of their language.
REASONS = {
    "policy": "Breaks a rule here",
    "contraband": "Things not allowed here",
    "threat": "A threat",
    "privacy": "Private details",
    "sexual": "Sexual content",
    "other": "Another reason",
}
#: Flag: what it means, and what to look at.
RULES = {
    "unknown_sender": ("Unknown sender", "Nobody on the resident's list writes from this address."),
    "blocked_sender": ("Blocked sender", "The resident has blocked this person. It can be rejected only."),
    "sender_not_proven": ("Sender not proven", "The sender's server did not vouch for this address. It may be forged."),
    "words": ("Words on the list", "The words of the facility's list are marked in the text."),
    "too_long": ("Long message", "It is longer than messages usually are."),
    "policy": ("Every message is looked at", "The policy lets no message pass by itself."),
}
MOST = 200


@dataclass(frozen=True)
class Waiting:
    """A line of the queue: nothing of its words."""

    way: str
    id: str
    resident: str
    since_ms: int
    flags: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A part of a message. `picture`, `clip`: where it is shown from."""

    number: int
    what: str
    words: str
    picture: str = ""
    clip: str = ""
    captions: str = ""
    withheld: str = ""


@dataclass(frozen=True)
class Opened:
    """A message as whoever gets it would read it."""

    way: str
    id: str
    sender: str
    receiver: str
    note: str
    subject: str
    text: tuple[Piece, ...]
    since: str
    waits: str
    rules: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    text_withheld: str
    reject_only: bool
    #: From or to a lawyer: its words are not for staff.
    legal: bool


class ScreeningPage(Page):
    """`/screening`: the queue, and one message of it."""

    path = "/screening"
    menu_label = "Screening"
    icon = "eye"
    line = "Nothing waits"
    group = "Work"
    roles: ClassVar[frozenset[str]] = frozenset({SCREENER})

    def waiting(self, connection: Connection, _member: Member) -> int:
        """How many messages wait."""
        held = select(func.count()).select_from(messages).where(messages.c.state == "held")
        sent = select(func.count()).select_from(outgoing).where(outgoing.c.status == "screening")
        return int(connection.execute(held).scalar_one()) + int(connection.execute(sent).scalar_one())

    @route("")
    async def index(self, request: Request) -> Response:
        """The queue with its oldest message open."""
        return await self.queue(request)  # type: ignore[no-any-return]

    @shows("/queue")
    def queue(self, request: Request) -> Response:
        """The oldest one."""
        with self.rooms.database.read() as connection:
            found = queue_of(connection)
        return self._show(request, found, found[0] if found else None)

    @shows("/message/{way}/{message}")
    def message(self, request: Request) -> Response:
        """One of them."""
        way, message = request.path_params["way"], request.path_params["message"]
        with self.rooms.database.read() as connection:
            found = queue_of(connection)
        chosen = next((one for one in found if one.way == way and one.id == message), None)
        if chosen is None:
            raise HTTPException(404)
        return self._show(request, found, chosen)

    @shows("/photo/{way}/{message}/{number}/{what}")
    def photo(self, request: Request) -> Response:
        """A picture, a clip or its captions of a message that waits."""
        asked = request.path_params
        if not asked["number"].isdecimal():
            raise HTTPException(404)
        with self.rooms.database.read() as connection:
            blob, media_type = _blob_of(connection, asked["way"], asked["message"], int(asked["number"][:9]), asked["what"])
        data = None if blob is None else self.rooms.blobs.get(blob)
        if data is None:
            raise HTTPException(404)
        self.read(request, "read photo", asked["message"], f"part {asked['number']}, {asked['what']}")
        return Response(data, media_type=media_type)

    @does("/decide/{way}/{message}")
    def decide(self, request: Request, form: FormData) -> str:
        """Release, release without parts, or reject; then the next one."""
        way, message, deed = request.path_params["way"], request.path_params["message"], text_of(form, "do", 16)
        reason = text_of(form, "reason", 16)
        if reason not in REASONS and deed != "release":
            raise Cannot("Choose a reason first.")
        parts = [int(one) for one in form.getlist("part") if isinstance(one, str) and one.isdecimal() and len(one) < 6]
        with self.rooms.database.read() as connection:
            after = _after(queue_of(connection), way, message)
        with self.rooms.database.write() as connection:
            try:
                said = _decide(connection, way, message, deed, reason, parts)
            except (incoming.CannotDecide, WrongStatus) as error:
                raise Cannot(f"{str(error).capitalize()}. Somebody else may have decided it.") from error
            self.done(
                request, connection, f"{way}going {said}" if way == "out" else f"incoming {said}", message, _detail(deed, reason, parts)
            )
        return f"{after}?done={said}"

    def _show(self, request: Request, found: list[Waiting], chosen: Waiting | None) -> Response:
        opened, zone = None, None
        if chosen is not None:
            self.read(request, "read message", chosen.id, chosen.way)
        with self.rooms.database.read() as connection:
            zone = zone_of(connection)
            if chosen is not None:
                opened = open_message(connection, chosen, zone, now_ms())
        here = found.index(chosen) if chosen is not None else 0
        return self.show(
            request,
            "screening.html",
            queue=found,
            opened=opened,
            here=here,
            before=found[here - 1] if here > 0 else None,
            after=found[here + 1] if here + 1 < len(found) else None,
            reasons=REASONS,
            rule_names={code: words[0] for code, words in RULES.items()},
            ago=ago,
        )


def queue_of(connection: Connection) -> list[Waiting]:
    """What waits in both directions, the oldest first."""
    held = (
        select(messages.c.id, messages.c.flags, messages.c.arrived_ms, residents.c.first_name, residents.c.last_name)
        .join(residents, residents.c.id == messages.c.resident)
        .where(messages.c.state == "held")
        .order_by(messages.c.arrived_ms)
        .limit(MOST)
    )
    sent = (
        select(
            outgoing.c.id, outgoing.c.flags, outgoing.c.received_ms.label("arrived_ms"), residents.c.first_name, residents.c.last_name
        )
        .join(residents, residents.c.id == outgoing.c.resident)
        .where(outgoing.c.status == "screening")
        .order_by(outgoing.c.received_ms)
        .limit(MOST)
    )
    found = [
        Waiting(way, row.id, f"{row.first_name} {row.last_name}", row.arrived_ms, tuple(json.loads(row.flags)))
        for way, statement in (("in", held), ("out", sent))
        for row in connection.execute(statement)
    ]
    return sorted(found, key=lambda one: (one.since_ms, one.id))[:MOST]


def open_message(connection: Connection, waiting: Waiting, zone: ZoneInfo, at_ms: int) -> Opened:
    """The message of a line."""
    words = load_facility(connection).policy.screening.words
    rules = tuple(RULES.get(flag, (flag, "")) for flag in waiting.flags)
    shared: dict[str, Any] = {"way": waiting.way, "id": waiting.id, "waits": ago(waiting.since_ms, at_ms), "rules": rules}
    if waiting.way == "out":
        row = connection.execute(select(outgoing).where(outgoing.c.id == waiting.id)).one()
        contact = get_contact(connection, row.contact)
        legal = contact is not None and contact.kind == "legal"
        return Opened(
            **shared,
            sender=waiting.resident,
            receiver="" if contact is None else str(contact.name),
            note=f"{row.stamps} stamp{'' if row.stamps == 1 else 's'}" + (", short message" if row.channel == "sms" else ""),
            subject="",
            text=() if legal else tuple(marked(row.text, words)),
            since=local(row.received_ms, zone),
            parts=() if legal else _parts_out(connection, row),
            text_withheld="",
            reject_only=False,
            legal=legal,
        )
    row = connection.execute(select(messages).where(messages.c.id == waiting.id)).one()
    stored = connection.execute(select(message_parts).where(message_parts.c.message == row.id).order_by(message_parts.c.number)).all()
    proven = "sender proven" if row.sender_proven else "sender not proven"
    return Opened(
        **shared,
        sender=row.sender_name,
        receiver=waiting.resident,
        note=f"{row.sender_address}, {proven}" + (", short message" if row.channel == "sms" else ""),
        subject="" if row.legal else row.subject,
        text=() if row.legal else tuple(marked(row.text, words)),
        since=local(row.arrived_ms, zone),
        parts=() if row.legal else tuple(_part_in(row.id, part) for part in stored if part.number != incoming.TEXT_PART),
        text_withheld=next((part.code for part in stored if part.number == incoming.TEXT_PART), ""),
        reject_only="blocked_sender" in waiting.flags,
        legal=bool(row.legal),
    )


def _decide(connection: Connection, way: str, message: str, deed: str, reason: str, parts: list[int]) -> str:
    at_ms = now_ms()
    if way == "out" and deed in {"release", "reject"}:
        advance(connection, message, Advance("checked") if deed == "release" else Advance("rejected", reason), at_ms)
    elif way == "in" and deed == "reject":
        incoming.reject(connection, message, reason, at_ms)
    elif way == "in" and deed in {"release", "withhold"}:
        if deed == "withhold" and not parts:
            raise Cannot("Choose what is withheld first.")
        for part in parts if deed == "withhold" else ():
            incoming.withhold(connection, message, part, reason, at_ms)
        incoming.release(connection, message, at_ms)
    else:
        raise Cannot("This cannot be done to such a message.")
    return {"release": "released", "reject": "rejected", "withhold": "released in part"}[deed]


def _detail(deed: str, reason: str, parts: list[int]) -> str:
    if deed == "withhold":
        return f"{reason}, without parts {', '.join(map(str, parts))}"
    return reason if deed == "reject" else ""


def _after(found: list[Waiting], way: str, message: str) -> str:
    """Where to go on once this one is decided: the one below it, or the oldest."""
    place = next((number for number, one in enumerate(found) if one.way == way and one.id == message), None)
    if place is None or place + 1 >= len(found):
        return "/screening"
    return f"/screening/message/{found[place + 1].way}/{found[place + 1].id}"


def _part_in(message: str, part: Any) -> Part:
    source = f"/screening/photo/in/{message}/{part.number}"
    if part.kind == "ecard":
        return Part(part.number, "card", f"{part.card}: {part.greeting}")
    if part.kind == "video":
        captions = f"{source}/captions" if part.captions else ""
        return Part(part.number, "clip", f"{part.duration_ms / 1000:.0f} s", f"{source}/poster", f"{source}/clip", captions)
    if part.kind == "photo":
        return Part(part.number, "photo", f"{part.width} by {part.height}", f"{source}/photo")
    return Part(part.number, part.what, part.name, withheld=part.code or part.kind)


def _parts_out(connection: Connection, row: Any) -> tuple[Part, ...]:
    found = connection.execute(select(outgoing_photos).where(outgoing_photos.c.message == row.id).order_by(outgoing_photos.c.place))
    parts = [Part(0, "card", f"{row.card}: {row.greeting}")] if row.card else []
    for one in found:
        source = f"/screening/photo/out/{row.id}/{one.place + 1}"
        if one.blob is None:
            parts.append(Part(one.place + 1, one.what, "not here yet: it is on its way", withheld="waiting"))
        elif one.what == "video":
            parts.append(Part(one.place + 1, "clip", "", clip=f"{source}/clip"))
        else:
            parts.append(Part(one.place + 1, "photo", "", f"{source}/photo"))
    return tuple(parts)


def _blob_of(connection: Connection, way: str, message: str, number: int, what: str) -> tuple[str | None, str]:
    """The stored thing and its type: only of messages that wait, only types that a browser shows and never runs."""
    if way == "out":
        waits = (outgoing.c.id == outgoing_photos.c.message) & (outgoing.c.status == "screening")
        mine = (outgoing_photos.c.message == message, outgoing_photos.c.place == number - 1)
        row = connection.execute(select(outgoing_photos).join(outgoing, waits).where(*mine)).one_or_none()
        return (None, "") if row is None else (row.blob, "video/mp4" if row.what == "video" else "image/jpeg")
    waits = (messages.c.id == message_parts.c.message) & (messages.c.state == "held") & messages.c.legal.is_(False)
    of_it = (message_parts.c.message == message, message_parts.c.number == number, message_parts.c.kind.in_(("photo", "video")))
    row = connection.execute(select(message_parts).join(messages, waits).where(*of_it)).one_or_none()
    if row is None:
        return None, ""
    kinds = {"poster": (row.poster, "image/jpeg"), "captions": (row.captions, "text/vtt")}
    kinds |= {"photo": (row.blob, "image/jpeg")} if row.kind == "photo" else {"clip": (row.blob, "video/mp4")}
    return kinds.get(what, (None, ""))
