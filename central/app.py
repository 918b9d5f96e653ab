"""The HTTP application: composes the features, and maps each `/v1` path to one use case."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from fastapi import FastAPI
from sqlalchemy import or_, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolExhausted
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from central.blobs import Blobs
from central.cards import commands as card_commands
from central.clock import now_ms
from central.commands import simple
from central.commands.handling import Kinds
from central.commands.intake import Intake
from central.commands.quarantine import Quarantine
from central.commissary import ordering
from central.contacts import commands as contact_commands
from central.courses import passing
from central.database import Database
from central.deposits.feed import DepositFeed
from central.devices.announcing import Announcing
from central.devices.enrol import WrongCodes, enrol
from central.devices.health import DeviceHealth
from central.devices.signature import Sender, check_request, use_up, verify_request
from central.drafts import drafts
from central.facility.facility import load_facility
from central.filings.api import DeskAction, ReportAction, StaffDesk
from central.filings.handling import Desk
from central.filings.reports import Reports
from central.filings.role_keys import RoleKeys
from central.filings.taking import Taking
from central.keys import load_keys
from central.leaving import plan as leaving_plan
from central.leaving.copies import Copies
from central.leaving.orders import Cleared
from central.mail_in.tables import message_parts, messages
from central.mail_out import sending
from central.media import buying as media_buying
from central.media import playlists as media_playlists
from central.media.licences import Licences
from central.media.objects import NotReached, Objects
from central.media.serving import serve_file
from central.migrate import ensure_current
from central.notices import notices
from central.openapi import describe
from central.orders.orders import Outcomes
from central.prices.promotions import refresh_prices
from central.receipts.page import ReceiptPage
from central.residents import staff
from central.settings import CentralSettings
from central.signin.asks import Asks
from central.signin.grants import Signer, followed_residents
from central.sms.inbound import SmsFeed
from central.sms.reports import SmsReports
from central.stamp_books import buying
from central.streams.announce import Announcements
from central.streams.feed import Feed, Look
from central.streams.notify import Notifier
from central.tls.authority import TlsFiles, read_bundle, tls_files
from central.trust import transfers
from central.updates.repository import Repository
from central.updates.serving import serve_metadata, serve_target
from central.uploads.uploads import Uploads
from central.visits import commands as visit_commands
from central.web import CalmErrors, Receive, Refusal, Scope, Send, answer, coding_for, parse, read_body, unpack
from kiosk.sync.wire import AskRequest, ChangesRequest, CommandBatch, EnrolRequest, HealthReport, LicencesRequest, QuarantineBatch
from kiosk.sync.wire_enrol import Announcement
from kiosk.sync.wire_filings import ReportRequest
from kiosk.sync.wire_leaving import ClearedRequest
from kiosk.sync.wire_orders import OrderLogs, OrderReport

TITLE = "Lumen central"
CHANGES_PATH = "/v1/changes"
MAX_ARTWORK_BYTES = 16 * 1024 * 1024


@dataclass
class Central:
    """What the paths share."""

    database: Database
    blobs: Blobs
    asks: Asks
    intake: Intake
    feed: Feed
    notifier: Notifier
    uploads: Uploads
    quarantine: Quarantine
    health: DeviceHealth
    facility: str
    wrong_codes: WrongCodes
    licences: Licences
    media: Objects
    reports: Reports
    cleared: Cleared
    copies: Copies
    outcomes: Outcomes
    updates: Repository

    async def sender(self, request: Request) -> tuple[Sender, bytes]:
        """The enrolled device that sent this, and the plain body. Raises Refusal."""
        body = await read_body(request)
        found = await run_in_threadpool(verify_request, self.database, request, body, facility=self.facility, now_ms=now_ms())
        return found, unpack(body, request.headers.get("content-encoding", ""))

    async def active_sender(self, request: Request) -> Sender:
        """The device that asks for what any device may have, unless it is frozen. Raises Refusal."""
        found, _ = await self.sender(request)
        if not found.serves:
            raise Refusal(409, "frozen", "this device is frozen")
        return found

    async def changes(self, scope: Scope, receive: Receive, send: Send) -> None:
        """`POST /v1/changes` as an ASGI application of its own, without FastAPI's layers: each would hold memory for all who wait."""
        try:
            look, wait_s, coding = await self._asked(Request(scope, receive))
            await self.feed.serve(look, wait_s, coding, receive, send)
        except Refusal as error:
            await error.response()(scope, receive, send)
        except (OperationalError, PoolExhausted):
            await _busy_response()(scope, receive, send)

    async def _asked(self, request: Request) -> tuple[Look, int, str]:
        """What is asked for, how long it waits, and the coding of its answer. The request itself is not kept. Raises Refusal."""
        sender, body = await self.sender(request)
        asked = parse(ChangesRequest, body)
        return await self.feed.look_of(sender, asked), asked.wait_s, coding_for(request)

    def take_commands(self, request: Request, packed: bytes) -> Response:
        """Outcomes of a batch. The request's number is used up in the batch's own transaction: one commit in all. Raises Refusal."""
        sender = check_request(self.database, request, packed, facility=self.facility)
        try:
            batch = parse(CommandBatch, unpack(packed, request.headers.get("content-encoding", "")))
        except Refusal:
            use_up(self.database, sender, now_ms())
            raise
        return answer(request, self.intake.take(sender, batch.commands, now_ms(), batch.tokens))


class _Application(FastAPI):
    """FastAPI, but for the one path on which thousands wait."""

    changes: CalmErrors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "http" and scope["path"] == CHANGES_PATH and scope["method"] == "POST":
            await self.changes(scope, receive, send)
        else:
            await super().__call__(scope, receive, send)


def create_app(settings: CentralSettings, database: Database | None = None) -> FastAPI:
    """The application. Its `state.central` holds the parts. Raises NoFacility, or SchemaOutdated when `central migrate` is due."""
    opened = database or Database(settings.database_url)
    ensure_current(opened)
    keys = load_keys(settings.data)
    notifier = Notifier()
    with opened.read() as connection:
        facility = load_facility(connection).id
    refresh_prices(opened, now_ms())  # before the first command: a database of an older program has no list yet
    blobs, signer = Blobs(settings.blobs_path), Signer.of(keys.signing)
    taking = Taking(signer)
    central = Central(
        database=opened,
        blobs=blobs,
        asks=Asks(opened, keys, signer),
        intake=Intake(opened, _kinds(taking), signer),
        feed=Feed(opened, notifier),
        notifier=notifier,
        uploads=Uploads(opened, settings.uploads_path, blobs),
        wrong_codes=WrongCodes(opened),
        licences=Licences(opened, keys.media, signer),
        media=Objects(settings.media, settings.media_path),
        quarantine=Quarantine(opened, {**sending.LANES, **taking.lanes()}),
        health=DeviceHealth(opened),
        facility=facility,
        reports=Reports(opened, signer),
        cleared=Cleared(opened),
        copies=Copies(keys, blobs, settings.copies_path),
        outcomes=Outcomes(opened),
        updates=Repository(settings.updates_path),
    )
    opened.on_commit(notifier.notify)
    announcements = None if opened.is_sqlite else Announcements(opened, notifier.notify)
    if announcements is not None:
        opened.on_commit(announcements.tell)

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        notifier.bind(asyncio.get_running_loop())
        watcher = asyncio.create_task(notifier.watch(opened))
        if announcements is not None:
            announcements.start()
        yield
        notifier.close()
        watcher.cancel()
        if announcements is not None:
            await asyncio.to_thread(announcements.stop)
        with contextlib.suppress(asyncio.CancelledError):
            await watcher

    app = _Application(title=TITLE, version="1", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url="/v1/openapi.json")
    app.state.central = central
    app.changes = CalmErrors(central.changes)
    app.add_middleware(CalmErrors)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(OperationalError, _busy)
    app.add_exception_handler(PoolExhausted, _busy)
    _public_paths(app, central, keys, tls_files(settings.data))
    _device_paths(app, central)
    _media_paths(app, central)
    _update_paths(app, central)
    _health_path(app, central)
    _provider_paths(app, DepositFeed(opened, keys.deposits), SmsFeed(opened, keys.deposits), SmsReports(opened, keys.deposits))
    _filing_paths(app, central, StaffDesk(opened, Desk(keys), RoleKeys.of(settings.data)))
    _staff_pages(app, ReceiptPage(opened))
    describe(app)
    return app


def paths_only() -> FastAPI:
    """The paths without anything behind them, for their description."""
    app = FastAPI(title=TITLE, version="1")
    nothing: Any = None
    _public_paths(app, nothing, nothing, nothing)
    _device_paths(app, nothing)
    _media_paths(app, nothing)
    _update_paths(app, nothing)
    _health_path(app, nothing)
    _provider_paths(app, nothing, nothing, nothing)
    _filing_paths(app, nothing, nothing)
    _staff_pages(app, nothing)
    return app


def _kinds(taking: Taking) -> Kinds:
    features = (
        simple,
        sending,
        drafts,
        buying,
        transfers,
        contact_commands,
        card_commands,
        notices,
        staff,
        media_buying,
        media_playlists,
        passing,
        visit_commands,
        leaving_plan,
        ordering,
    )
    handled = {key: kind for feature in features for key, kind in feature.HANDLERS.items()}
    return {**handled, **taking.handlers()}


def check_ready(settings: CentralSettings) -> None:
    """Raises NoFacility, or SchemaOutdated when `central migrate` is due."""
    database = Database(settings.database_url)
    try:
        ensure_current(database)
        with database.read() as connection:
            load_facility(connection)
    finally:
        database.close()


def _public_paths(app: FastAPI, central: Central, keys: Any, tls: TlsFiles) -> None:
    @app.get("/v1/health")
    async def health() -> dict[str, object]:
        """Whether central answers, and its time."""
        return {"status": "ok", "server_ms": now_ms()}

    @app.get("/v1/authority")
    async def authority() -> Response:
        """The facility's certificate authority (PEM). A device that is not enrolled yet believes it by its fingerprint only."""
        bundle = await run_in_threadpool(read_bundle, tls)
        if bundle is None:
            raise Refusal(404, "not_found", "this central has no certificate authority")
        return Response(bundle, media_type="application/x-pem-file")

    @app.post("/v1/enrol")
    async def enrolment(request: Request) -> Response:
        """Join the fleet with a one-time code (not signed: central does not know the key yet)."""
        asked = parse(EnrolRequest, unpack(await read_body(request), request.headers.get("content-encoding", "")))
        enrolled = await run_in_threadpool(enrol, central.database, keys, central.wrong_codes, asked, now_ms())
        return answer(request, enrolled.model_copy(update={"facility_ca": await run_in_threadpool(read_bundle, tls)}))

    @app.post("/v1/announce")
    async def announcement(request: Request) -> Response:
        """A device that is not enrolled says who it would be, and asks whether it is approved (signed by its own key in the body)."""
        said = parse(Announcement, unpack(await read_body(request), request.headers.get("content-encoding", "")))
        told = await run_in_threadpool(Announcing(central.database, keys).answer, said, now_ms())
        if told.enrolled is not None:
            enrolled = told.enrolled.model_copy(update={"facility_ca": await run_in_threadpool(read_bundle, tls)})
            told = told.model_copy(update={"enrolled": enrolled})
        return answer(request, told)


def _device_paths(app: FastAPI, central: Central) -> None:
    @app.post("/v1/commands")
    async def commands(request: Request) -> Response:
        """A run of commands; an outcome each."""
        return await run_in_threadpool(central.take_commands, request, await read_body(request))

    @app.post(CHANGES_PATH)
    async def changes(request: Request) -> Response:
        """The next page of all streams that the device follows; waits up to `wait_s` for something new."""
        raise Refusal(500, "internal", f"{request.url.path} is answered by `Central.changes`")

    @app.post("/v1/asks")
    async def asks(request: Request) -> Response:
        """A sealed question that needs its answer now."""
        sender, body = await central.sender(request)
        return answer(request, await run_in_threadpool(central.asks.answer, sender, parse(AskRequest, body), now_ms()))

    @app.post("/v1/quarantine")
    async def quarantine(request: Request) -> Response:
        """What is never blocked, of a frozen device, outside its chain."""
        sender, body = await central.sender(request)
        batch = parse(QuarantineBatch, body)
        return answer(request, await run_in_threadpool(central.quarantine.take, sender, batch.commands, now_ms()))

    @app.post("/v1/licences")
    async def licences(request: Request) -> Response:
        """Keys of titles that residents of this device own or rent, sealed to the device."""
        sender, body = await central.sender(request)
        asked = parse(LicencesRequest, body)
        return answer(request, await run_in_threadpool(central.licences.give, sender, asked, now_ms()))

    @app.get("/v1/blobs/{sha256}/progress")
    async def upload_progress(request: Request, sha256: str) -> Response:
        """How much of an upload is here."""
        sender, _ = await central.sender(request)
        return answer(request, await run_in_threadpool(central.uploads.progress, sender, sha256))

    @app.put("/v1/blobs/{sha256}")
    async def upload(request: Request, sha256: str) -> Response:
        """A piece of a photo or a clip that a message of this device waits for: at `Upload-Offset` of `Upload-Length` bytes."""
        sender, body = await central.sender(request)
        offset, length = (_count(request, name) for name in ("upload-offset", "upload-length"))
        progress = await run_in_threadpool(
            central.uploads.put, sender, sha256, offset=offset, length=length, data=body, now_ms=now_ms()
        )
        return answer(request, progress)

    @app.get("/v1/blobs/{sha256}")
    async def blob(request: Request, sha256: str) -> Response:
        """A photo, a clip, its poster or captions: of a released message of a resident whom this device follows."""
        sender, _ = await central.sender(request)
        data = await run_in_threadpool(_blob, central, sender, sha256)
        if data is None:
            raise Refusal(404, "not_found", "there is no such blob for this device")
        return Response(data, media_type="application/octet-stream", headers={"cache-control": "private, immutable"})


def _media_paths(app: FastAPI, central: Central) -> None:
    @app.get("/v1/media/{name}")
    async def media(request: Request, name: str) -> Response:
        """A sealed title, its artwork or its preview, whole or in part (`Range`)."""
        await central.active_sender(request)
        return await serve_file(central.media, request, name)

    @app.head("/v1/media/{name}")
    async def media_head(request: Request, name: str) -> Response:
        """How long a sealed title is, and its tag."""
        await central.active_sender(request)
        return await serve_file(central.media, request, name)


def _update_paths(app: FastAPI, central: Central) -> None:
    @app.get("/v1/updates/metadata/{name}")
    async def update_metadata(request: Request, name: str) -> Response:
        """Signed metadata of releases (The Update Framework)."""
        await central.active_sender(request)
        return await run_in_threadpool(serve_metadata, central.updates, name)

    @app.get("/v1/updates/targets/{name}")
    async def update_target(request: Request, name: str) -> Response:
        """A release, whole or in part (`Range`)."""
        await central.active_sender(request)
        return await run_in_threadpool(serve_target, central.updates, name)


def _health_path(app: FastAPI, central: Central) -> None:
    @app.post("/v1/cleared")
    async def cleared(request: Request) -> Response:
        """The last word of a device that obeyed its last order: which keys it destroyed."""
        sender, body = await central.sender(request)
        return answer(request, await run_in_threadpool(central.cleared.take, sender, parse(ClearedRequest, body), now_ms()))

    @app.post("/v1/orders")
    async def orders(request: Request) -> Response:
        """What became of orders to this device."""
        sender, body = await central.sender(request)
        return answer(request, await run_in_threadpool(central.outcomes.take, sender, parse(OrderReport, body), now_ms()))

    @app.post("/v1/orders/logs")
    async def order_logs(request: Request) -> Response:
        """The logs that an order asked for."""
        sender, body = await central.sender(request)
        return answer(request, await run_in_threadpool(central.outcomes.keep_logs, sender, parse(OrderLogs, body), now_ms()))

    @app.post("/v1/device-health")
    async def device_health(request: Request) -> Response:
        """What changed about a device's own parts, and now and then the whole picture."""
        sender, body = await central.sender(request)
        report = parse(HealthReport, body)
        return answer(request, await run_in_threadpool(central.health.take, sender, report, now_ms()))


def _provider_paths(app: FastAPI, deposit_feed: DepositFeed, sms_feed: SmsFeed, sms_reports: SmsReports) -> None:
    @app.post("/v1/deposits")
    async def deposits(request: Request) -> Response:
        """A notice of a provider of deposits, signed (RFC 9421); the same one is answered the same."""
        body = await _plain_body(request)
        return answer(request, await run_in_threadpool(deposit_feed.take, request, body, now_ms()))

    @app.post("/v1/sms/inbound")
    async def sms_inbound(request: Request) -> Response:
        """A short message that the facility's gateway received, signed (RFC 9421); the same one is taken once."""
        body = await _plain_body(request)
        return answer(request, await run_in_threadpool(sms_feed.take, request, body, now_ms()))

    @app.post("/v1/sms/report")
    async def sms_report(request: Request) -> Response:
        """What became of a short message that the gateway took, signed (RFC 9421); the first final word counts."""
        body = await _plain_body(request)
        return answer(request, await run_in_threadpool(sms_reports.take, request, body, now_ms()))


def _filing_paths(app: FastAPI, central: Central, desk: StaffDesk) -> None:
    @app.post("/v1/reports")
    async def reports(request: Request) -> Response:
        """A report without a name, of any enrolled device; the same one is taken once."""
        sender, body = await central.sender(request)
        return answer(request, await run_in_threadpool(central.reports.take, sender, parse(ReportRequest, body), now_ms()))

    @app.get("/v1/staff/filings")
    async def staff_filings(request: Request) -> Response:
        """Filings of the roles of whoever asks: `status`, `role`, `overdue`, `search`."""
        return answer(request, await run_in_threadpool(desk.filings, request, now_ms()))

    @app.get("/v1/staff/filings/{filing}")
    async def staff_filing(request: Request, filing: str) -> Response:
        """One filing, by id or number."""
        return answer(request, await run_in_threadpool(desk.filing, request, filing, now_ms()))

    @app.post("/v1/staff/filings/{filing}")
    async def staff_action(request: Request, filing: str) -> Response:
        """Take it, go a step on, write, answer, hear, close, mark as a duplicate, hand to another role."""
        asked = parse(DeskAction, await _plain_body(request))
        return answer(request, await run_in_threadpool(desk.act, request, filing, asked, now_ms()))

    @app.get("/v1/staff/reports")
    async def staff_reports(request: Request) -> Response:
        """Reports without a name of the roles of whoever asks: `closed`."""
        return answer(request, await run_in_threadpool(desk.reports, request))

    @app.get("/v1/staff/reports/{report}")
    async def staff_report(request: Request, report: str) -> Response:
        """One report, by id or number."""
        return answer(request, await run_in_threadpool(desk.report, request, report, now_ms()))

    @app.post("/v1/staff/reports/{report}")
    async def staff_report_action(request: Request, report: str) -> Response:
        """Close it: it was looked into."""
        asked = parse(ReportAction, await _plain_body(request))
        return answer(request, await run_in_threadpool(desk.act_on_report, request, report, asked, now_ms()))


def _staff_pages(app: FastAPI, receipts: ReceiptPage) -> None:
    @app.get("/receipts")
    async def receipt_form() -> Response:
        """A form for staff: is this receipt genuine?"""
        return receipts.ask()

    @app.post("/receipts")
    async def receipt_answer(request: Request) -> Response:
        """Whether the receipt is genuine, and what it stands for."""
        return await run_in_threadpool(receipts.judge, await read_body(request), now_ms())


async def _plain_body(request: Request) -> bytes:
    body = await read_body(request)
    if request.headers.get("content-encoding"):
        raise Refusal(415, "encoding", "a notice is not compressed")
    return body


def _count(request: Request, header: str) -> int:
    value = request.headers.get(header, "")
    if not value.isascii() or not value.isdecimal() or len(value) > 12:
        raise Refusal(400, "bad_request", f"{header} is a whole number of bytes")
    return int(value)


def _blob(central: Central, sender: Sender, sha256: str) -> bytes | None:
    if not sender.serves:
        raise Refusal(409, "frozen", "this device is frozen")
    with central.database.read() as connection:
        allowed = connection.execute(
            select(message_parts.c.blob)
            .join(messages, messages.c.id == message_parts.c.message)
            .where(
                or_(message_parts.c.blob == sha256, message_parts.c.poster == sha256, message_parts.c.captions == sha256),
                message_parts.c.kind.in_(("photo", "video")),
                messages.c.state == "released",
                messages.c.resident.in_(followed_residents(connection, sender.device, now_ms())),
            )
            .limit(1)
        ).one_or_none()
    if allowed is None:  # pictures and previews of the media store are for everybody
        try:
            return central.media.get(sha256, MAX_ARTWORK_BYTES)
        except NotReached:
            raise Refusal(503, "busy", "the store of titles cannot be reached now") from None
    return central.blobs.get(sha256)


async def _refused(_request: Request, error: Exception) -> Response:
    if not isinstance(error, Refusal):
        raise error
    return error.response()


async def _http_error(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return Refusal(status, "not_found" if status == 404 else "http", "there is no such thing here").response()


async def _busy(_request: Request, _error: Exception) -> Response:
    return _busy_response()


def _busy_response() -> Response:
    response = Refusal(503, "busy", "central's database cannot take this now").response()
    response.headers["retry-after"] = "5"
    return response
