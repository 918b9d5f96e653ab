"""The HTTP application: composes the features, and maps each `/v1` path to one use case."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

from fastapi import FastAPI
from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from central.blobs import Blobs
from central.clock import now_ms
from central.commands import simple
from central.commands.intake import Intake
from central.database import Database
from central.devices.enrol import WrongCodes, enrol
from central.devices.signature import Sender, next_request, verify_request
from central.facility.facility import load_facility
from central.keys import load_keys
from central.mail_in.tables import message_parts, messages
from central.mail_out import sending
from central.migrate import ensure_current
from central.settings import CentralSettings
from central.signin.asks import Asks
from central.signin.grants import Signer, followed_residents
from central.streams.feed import Feed
from central.streams.notify import Notifier
from central.web import CalmErrors, Refusal, answer, parse, read_body, unpack
from kiosk.sync.wire import AskRequest, ChangesRequest, CommandBatch, EnrolRequest


@dataclass
class Central:
    """What the paths share."""

    database: Database
    blobs: Blobs
    asks: Asks
    intake: Intake
    feed: Feed
    notifier: Notifier
    facility: str
    wrong_codes: WrongCodes = field(default_factory=WrongCodes)

    async def sender(self, request: Request, *, resync: bool = False) -> tuple[Sender, bytes]:
        """The enrolled device that sent this, and the plain body. Raises Refusal."""
        body = await read_body(request)
        found = await run_in_threadpool(
            verify_request, self.database, request, body, facility=self.facility, now_ms=now_ms(), resync=resync
        )
        return found, unpack(body, request.headers.get("content-encoding", ""))


def create_app(settings: CentralSettings, database: Database | None = None) -> FastAPI:
    """The application. Its `state.central` holds the parts. Raises NoFacility, or SchemaOutdated when `central migrate` is due."""
    opened = database or Database(settings.database_url)
    ensure_current(opened)
    keys = load_keys(settings.data)
    notifier = Notifier()
    with opened.read() as connection:
        facility = load_facility(connection).id
    central = Central(
        database=opened,
        blobs=Blobs(settings.blobs_path),
        asks=Asks(opened, keys, Signer.of(keys.signing)),
        intake=Intake(opened, {**simple.HANDLERS, **sending.HANDLERS}),
        feed=Feed(opened, notifier),
        notifier=notifier,
        facility=facility,
    )
    opened.on_commit(notifier.notify)

    @contextlib.asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        notifier.bind(asyncio.get_running_loop())
        watcher = asyncio.create_task(notifier.watch(opened))
        yield
        notifier.close()
        watcher.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watcher

    app = FastAPI(title="Lumen central", version="1", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url="/v1/openapi.json")
    app.state.central = central
    app.add_middleware(CalmErrors)
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(OperationalError, _busy)
    _public_paths(app, central, keys)
    _device_paths(app, central)
    return app


def _public_paths(app: FastAPI, central: Central, keys: Any) -> None:
    @app.get("/v1/health")
    async def health() -> dict[str, object]:
        """Whether central answers, and its time."""
        return {"status": "ok", "server_ms": now_ms()}

    @app.post("/v1/enrol", openapi_extra=_takes(EnrolRequest))
    async def enrolment(request: Request) -> Response:
        """Join the fleet with a one-time code (not signed: central does not know the key yet)."""
        asked = parse(EnrolRequest, unpack(await read_body(request), request.headers.get("content-encoding", "")))
        enrolled = await run_in_threadpool(enrol, central.database, keys, central.wrong_codes, asked, now_ms())
        return answer(request, enrolled)


def _device_paths(app: FastAPI, central: Central) -> None:
    @app.post("/v1/commands", openapi_extra=_takes(CommandBatch))
    async def commands(request: Request) -> Response:
        """A run of commands; an outcome each."""
        sender, body = await central.sender(request)
        batch = parse(CommandBatch, body)
        return answer(request, await run_in_threadpool(central.intake.take, sender, batch.commands, now_ms()))

    @app.post("/v1/changes", openapi_extra=_takes(ChangesRequest))
    async def changes(request: Request) -> Response:
        """The next page of all streams that the device follows; waits up to `wait_s` for something new."""
        sender, body = await central.sender(request)
        return answer(request, await central.feed.page(sender, parse(ChangesRequest, body), request))

    @app.post("/v1/asks", openapi_extra=_takes(AskRequest))
    async def asks(request: Request) -> Response:
        """A sealed question that needs its answer now."""
        sender, body = await central.sender(request)
        return answer(request, await run_in_threadpool(central.asks.answer, sender, parse(AskRequest, body), now_ms()))

    @app.post("/v1/resync")
    async def resync(request: Request) -> Response:
        """A new block of request numbers for a device that lost its counter (signed with request number 0)."""
        sender, _ = await central.sender(request, resync=True)
        return JSONResponse({"next_request": await run_in_threadpool(next_request, central.database, sender.device)})

    @app.get("/v1/blobs/{sha256}")
    async def blob(request: Request, sha256: str) -> Response:
        """A photo of a released message of a resident whom this device follows."""
        sender, _ = await central.sender(request)
        data = await run_in_threadpool(_blob, central, sender, sha256)
        if data is None:
            raise Refusal(404, "not_found", "there is no such blob for this device")
        return Response(data, media_type="application/octet-stream", headers={"cache-control": "private, immutable"})


def _blob(central: Central, sender: Sender, sha256: str) -> bytes | None:
    if sender.state != "active":
        raise Refusal(409, "frozen", "this device is frozen")
    with central.database.read() as connection:
        allowed = connection.execute(
            select(message_parts.c.blob)
            .join(messages, messages.c.id == message_parts.c.message)
            .where(
                message_parts.c.blob == sha256,
                message_parts.c.kind == "photo",
                messages.c.state == "released",
                messages.c.resident.in_(followed_residents(connection, sender.device, now_ms())),
            )
            .limit(1)
        ).one_or_none()
    return None if allowed is None else central.blobs.get(sha256)


def _takes(model: Any) -> dict[str, Any]:
    """The request body in the OpenAPI description."""
    schema = model.model_json_schema(ref_template=f"#/components/schemas/{model.__name__}_{{model}}")
    schema.pop("$defs", None)
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


async def _refused(_request: Request, error: Exception) -> Response:
    if not isinstance(error, Refusal):
        raise error
    return error.response()


async def _http_error(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return Refusal(status, "not_found" if status == 404 else "http", "there is no such thing here").response()


async def _busy(_request: Request, _error: Exception) -> Response:
    response = Refusal(503, "busy", "central's database cannot take this now").response()
    response.headers["retry-after"] = "5"
    return response
