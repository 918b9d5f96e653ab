"""The fleet: how devices are, how long they have been silent, what waits on them; codes, freezing and revoking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from sqlalchemy import Connection, Row, select
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.routing import route

from central.clock import now_ms
from central.console.pages.page import Cannot, Page, does, member_of, shows, text_of
from central.console.pages.table import ago, local, zone_of
from central.console.roles import IT, Member
from central.devices.enrol import make_code
from central.devices.freezing import freeze, revoke
from central.devices.health import history_of, picture_of, worst_by_device
from central.devices.pending import NotWaiting, approve, reject, waiting
from central.devices.tables import alerts, device_health, devices
from central.mail_in.clean_text import clean_line
from central.orders.orders import CannotOrder, give, orders_of, state_of, withdraw
from kiosk.sync.wire_enrol import fingerprint_groups

#: Checks of a device that say what waits on it, and what it runs.
QUEUE, FILINGS = "queue", "requests"
#: Who was heard of later than this is silent.
SILENT_MS = 3600 * 1000
_CODE_MS = 24 * 3600 * 1000
#: Orders that are given here: what staff read. Wiping is the command line's.
ORDERS = {
    "restart": "Restart it",
    "lock": "Lock it with a notice",
    "unlock": "Unlock it",
    "send_logs": "Send its logs",
    "report": "Report its health now",
}


@dataclass(frozen=True)
class Told:
    """A line of the fleet."""

    row: Any
    worst: str
    queue: str
    queue_state: str
    #: Since when a request or grievance waits on it, as it said; None: none that it told of.
    waits_ms: int | None
    #: Whether it has told of such things at all.
    told: bool
    silent: bool


class DevicesPage(Page):
    """`/devices`: the fleet, and one device."""

    path = "/devices"
    menu_label = "Devices"
    icon = "tablet-smartphone"
    line = "All are well"
    waits = "need a look"
    group = "Facility"
    roles: ClassVar[frozenset[str]] = frozenset({IT})

    def waiting(self, connection: Connection, _member: Member) -> int:
        """How many are not well, silent, or want to join."""
        at_ms = now_ms()
        return sum(one.worst == "problem" or one.silent for one in fleet(connection, at_ms)) + len(waiting(connection, at_ms))

    @route("")
    async def index(self, request: Request) -> Response:
        """All of them."""
        return await self.all(request)  # type: ignore[no-any-return]

    @shows("/all")
    def all(self, request: Request) -> Response:
        """Whose grievances have waited longest first, then the longest silent."""
        at_ms = now_ms()
        with self.rooms.database.read() as connection:
            found, zone = fleet(connection, at_ms), zone_of(connection)
            late = connection.execute(select(alerts).order_by(alerts.c.at_ms.desc()).limit(8)).all()
            joining = [(one, " ".join(fingerprint_groups(one.fingerprint))) for one in waiting(connection, at_ms)]
        return self.show(
            request,
            "devices.html",
            found=found,
            alerts=late,
            joining=joining,
            ago=lambda ms: ago(ms, at_ms),
            when=lambda ms: local(ms, zone),
        )

    @shows("/one/{device}")
    def one(self, request: Request) -> Response:
        """Its parts, and what changed."""
        at_ms = now_ms()
        with self.rooms.database.read() as connection:
            row = _row(connection, request.path_params["device"])
            health, history, zone = picture_of(connection, row.id), history_of(connection, row.id, 50), zone_of(connection)
            given = [(one, state_of(one, at_ms)) for one in orders_of(connection, row.id, 20)]
        return self.show(
            request,
            "device.html",
            row=row,
            health=health,
            history=history,
            given=given,
            orders=ORDERS,
            ago=lambda ms: ago(ms, at_ms),
            when=lambda ms: local(ms, zone),
        )

    @does("/code")
    def code(self, request: Request, form: FormData) -> Response:
        """A one-time code for a device that is not enrolled."""
        name = clean_line(text_of(form, "name", 80), 80)
        kind: Literal["kiosk", "tablet"] = "tablet" if text_of(form, "kind", 8) == "tablet" else "kiosk"
        if not name:
            raise Cannot("Say what the device is called.")
        with self.rooms.database.write() as connection:
            serial = clean_line(text_of(form, "serial", 64), 64) or None
            code = make_code(connection, name=name, kind=kind, serial=serial, now_ms=now_ms(), lifetime_ms=_CODE_MS)
            self.done(request, connection, "enrolment code", "", f"{kind} {name}"[:200])
        return self.show(request, "code.html", code=code, name=name)

    @does("/join")
    def join(self, request: Request, form: FormData) -> str:
        """Let a device in that waits, once its fingerprint was compared; or refuse it."""
        fingerprint, deed = text_of(form, "fingerprint", 128), text_of(form, "do", 16)
        by, name = member_of(request).login, clean_line(text_of(form, "name", 80), 80)
        with self.rooms.database.write() as connection:
            try:
                if deed == "approve":
                    if text_of(form, "compared", 4) != "yes" or not name:
                        raise Cannot("Compare the fingerprint with the one on the device's screen, and name the device.")
                    unit = clean_line(text_of(form, "unit", 40), 40) or None
                    known = text_of(form, "instead_of", 64) or None
                    row = approve(connection, fingerprint, name=name, unit=unit, by=by, now_ms=now_ms(), instead_of=known)
                    about = str(row.id)
                else:
                    reject(connection, fingerprint)
                    about = fingerprint[:16]
            except NotWaiting as error:
                raise Cannot(f"Nothing was done: {error}.") from error
            self.done(request, connection, "device approved" if deed == "approve" else "device refused", about, name)
        return f"/devices?done={'approve' if deed == 'approve' else 'refuse'}"

    @does("/order/{device}")
    def order(self, request: Request, form: FormData) -> str:
        """Give it an order, or withdraw one."""
        what, by = text_of(form, "what", 16), member_of(request).login
        with self.rooms.database.write() as connection:
            row = _row(connection, request.path_params["device"])
            if (withdrawn := text_of(form, "withdraw", 64)) != "":
                if not withdraw(connection, withdrawn, now_ms()):
                    raise Cannot("It has ended, or the device has begun with it.")
                self.done(request, connection, "order withdrawn", row.id, withdrawn)
                return f"/devices/one/{row.id}?done=withdraw"
            if what not in ORDERS:
                raise Cannot("Choose an order first.")
            words = {language: clean_line(text_of(form, language, 200), 200) for language in ("en", "es")}
            said: dict[str, Any] = {"words": words} if what == "lock" else {}
            try:
                made = give(connection, self.rooms.signer, row.id, what, now_ms(), given_by=by, **said)
            except CannotOrder as error:
                raise Cannot(f"No order was given: {error}.") from error
            self.done(request, connection, f"order: {what}", row.id, made)
        return f"/devices/one/{row.id}?done=order"

    @does("/do/{device}")
    def do(self, request: Request, form: FormData) -> str:
        """Freeze, or take out of service."""
        deed = text_of(form, "do", 16)
        with self.rooms.database.write() as connection:
            row = _row(connection, request.path_params["device"])
            if deed == "freeze" and row.state == "active":
                freeze(connection, row.id, "frozen_by_staff", "", now_ms())
            elif deed == "revoke" and row.state != "revoked" and text_of(form, "name", 200) == row.name:
                revoke(connection, row.id, now_ms())
            elif deed == "revoke" and row.state != "revoked":
                raise Cannot("Type the device's name to take it out of service.")
            else:
                raise Cannot(f"This cannot be done: the device is {row.state}.")
            self.done(request, connection, f"device: {deed}", row.id)
        return f"/devices/one/{row.id}?done={deed}"


def fleet(connection: Connection, at_ms: int) -> list[Told]:
    """All devices in service: whose filings have waited longest first, then the longest silent."""
    worst = worst_by_device(connection)
    said: dict[tuple[str, str], Row[Any]] = {
        (row.device, row.check_name): row
        for row in connection.execute(select(device_health).where(device_health.c.check_name.in_((QUEUE, FILINGS))))
    }
    found = []
    for row in connection.execute(select(devices).where(devices.c.state != "revoked")):
        queue, filed = said.get((row.id, QUEUE)), said.get((row.id, FILINGS))
        heard = row.last_contact_ms or row.enrolled_ms
        found.append(
            Told(
                row,
                worst.get(row.id, "untold"),
                "" if queue is None else queue.text,
                "untold" if queue is None else queue.state,
                filed.since_ms if filed is not None and filed.code == "waiting" else None,
                filed is not None,
                row.state == "active" and at_ms - heard > SILENT_MS,
            )
        )
    late = float("inf")
    return sorted(found, key=lambda one: (one.waits_ms or late, one.row.last_contact_ms or one.row.enrolled_ms, one.row.name))


def _row(connection: Connection, device: str) -> Row[Any]:
    row = connection.execute(select(devices).where(devices.c.id == device)).one_or_none()
    if row is None:
        raise HTTPException(404)
    return row
