"""Bodies in and out: bounded, JSON, compressed above 1 KiB (zstd or gzip); every refusal is `{"code": …, "reason": …}`."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any, TypeVar

import zstandard
from pydantic import BaseModel, ValidationError
from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response

from central.log import log_unexpected
from kiosk.sync.wire import MAX_BODY_BYTES

PACK_FROM_BYTES = 1024
#: What bodies may be packed with, the better one first; told in each answer (RFC 7694).
CODINGS = "zstd, gzip"
BODY_SECONDS = 30

Model = TypeVar("Model", bound=BaseModel)
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


class Refusal(Exception):
    """An answer other than success; `more` joins the body."""

    def __init__(self, status: int, code: str, reason: str, **more: Any) -> None:
        super().__init__(reason)
        self.status = status
        self.code = code
        self.reason = reason
        self.more = more

    def response(self) -> Response:
        """The refusal as JSON."""
        return JSONResponse({"code": self.code, "reason": self.reason, **self.more}, status_code=self.status)


async def read_body(request: Request) -> bytes:
    """The body as sent (still compressed). Raises Refusal when it is too large or too slow."""
    declared = request.headers.get("content-length", "0")
    if declared.isdecimal() and int(declared) > MAX_BODY_BYTES:
        raise Refusal(413, "too_large", f"a body has at most {MAX_BODY_BYTES} bytes")
    parts: list[bytes] = []
    size = 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for chunk in request.stream():
                size += len(chunk)
                if size > MAX_BODY_BYTES:
                    raise Refusal(413, "too_large", f"a body has at most {MAX_BODY_BYTES} bytes")
                parts.append(chunk)
    except TimeoutError as error:
        raise Refusal(408, "too_slow", "the body did not arrive in time") from error
    except ClientDisconnect as error:
        raise Refusal(400, "cut_off", "the body did not arrive whole") from error
    return b"".join(parts)


def unpack(body: bytes, encoding: str) -> bytes:
    """Undo the content coding within bounds. Raises Refusal."""
    coding = encoding.strip().lower()
    if coding in {"", "identity"}:
        return body
    if coding == "zstd":
        return _unpack_zstd(body)
    if coding != "gzip":
        raise Refusal(415, "encoding", f"a body is plain, or one of {CODINGS}")
    unpacker = zlib.decompressobj(wbits=31)
    try:
        plain = unpacker.decompress(body, MAX_BODY_BYTES + 1)
    except zlib.error as error:
        raise Refusal(400, "encoding", "the body is not gzip") from error
    if len(plain) > MAX_BODY_BYTES or unpacker.unconsumed_tail:
        raise Refusal(413, "too_large", f"a body has at most {MAX_BODY_BYTES} bytes")
    if not unpacker.eof:
        raise Refusal(400, "encoding", "the gzip body is cut off")
    return plain


def _unpack_zstd(body: bytes) -> bytes:
    try:
        if zstandard.frame_content_size(body) <= MAX_BODY_BYTES:
            return zstandard.ZstdDecompressor().decompress(body, max_output_size=MAX_BODY_BYTES, allow_extra_data=False)
    except zstandard.ZstdError as error:
        # Also a frame that does not say its size and is over the bound.
        raise Refusal(400, "encoding", "the body is not one whole zstd frame within the bound") from error
    raise Refusal(413, "too_large", f"a body has at most {MAX_BODY_BYTES} bytes")


def parse(model: type[Model], body: bytes) -> Model:
    """Read a body of JSON. Raises Refusal (400: not JSON; 422: not this type), whose reason names fields, not their values."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        if first["type"] == "json_invalid":
            raise Refusal(400, "bad_json", "the body is not JSON") from error
        place = ".".join(str(part) for part in first["loc"][:6])
        raise Refusal(422, "bad_request", f"{place or 'body'}: {first['type']}") from error


def answer(request: Request, model: BaseModel, status: int = 200) -> Response:
    """A model as JSON, compressed when that pays and the caller takes it."""
    return answer_json(request, model.model_dump_json().encode(), status)


def answer_json(request: Request, body: bytes, status: int = 200) -> Response:
    """JSON, compressed when that pays and the caller takes it. The lightest compression: the next ones cost more than they save."""
    headers = {"vary": "accept-encoding", "accept-encoding": CODINGS}
    coding, body = pack(body, coding_for(request))
    if coding:
        headers["content-encoding"] = coding
    return Response(body, status_code=status, media_type="application/json", headers=headers)


def pack(body: bytes, coding: str) -> tuple[str, bytes]:
    """The body in a coding of `coding_for` when that pays, and the coding that it is in."""
    if not coding or len(body) <= PACK_FROM_BYTES:
        return "", body
    return coding, zstandard.compress(body, 1) if coding == "zstd" else gzip.compress(body, 1, mtime=0)


def coding_for(request: Request) -> str:
    """What the caller best takes; empty for nothing. In an Accept-Encoding header, weight 0 means no."""
    parts = (part.replace(" ", "").lower().partition(";") for part in request.headers.get("accept-encoding", "").split(","))
    taken = {name for name, _, weight in parts if not weight.startswith("q=0") or weight.strip("q=0.")}
    return next((coding for coding in ("zstd", "gzip") if coding in taken), "")


class CalmErrors:
    """Outermost layer: an unexpected error becomes a plain 500 and a log line without its message."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the application."""
        started = False

        async def watched(message: MutableMapping[str, Any]) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as error:  # noqa: BLE001 - the last place before the server, which would log the message
            log_unexpected("request failed", error, path=scope.get("path", ""))
            if scope["type"] == "http" and not started:
                response = JSONResponse({"code": "internal", "reason": "central could not do this now"}, status_code=500)
                await response(scope, receive, send)
