"""`GET` and `HEAD /v1/media/NAME` with `Range` (RFC 9110 section 14), for enrolled devices.

A sealed file is the same for everybody and opens for nobody without a licence: a cache between may keep it.
"""

from __future__ import annotations

import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from central.media.objects import NotReached, Objects
from central.web import Refusal

#: One range; several at once, or another unit, are answered with the whole file, as the RFC allows.
_RANGE = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


async def serve_file(objects: Objects, request: Request, name: str) -> Response:
    """The file or one part of it. Raises Refusal."""
    try:
        size = await run_in_threadpool(objects.size, name)
    except NotReached:
        raise Refusal(503, "busy", "the store of titles cannot be reached now") from None
    if size is None:
        raise Refusal(404, "not_found", "there is no such file")
    etag = f'"{name}"'
    headers = {"etag": etag, "accept-ranges": "bytes", "cache-control": "public, max-age=31536000, immutable"}
    if request.headers.get("if-none-match") == etag:
        return Response(status_code=304, headers=headers)
    if request.method == "HEAD":  # `Range` is for GET (section 14.2)
        return Response(status_code=200, headers=headers | {"content-length": str(size)}, media_type="application/octet-stream")
    asked = _RANGE.fullmatch(request.headers.get("range", "").replace(" ", ""))
    if asked is None or request.headers.get("if-range", etag) != etag:
        return _stream(objects, name, 0, size, headers | {"content-length": str(size)}, 200)
    span = _span(asked[1], asked[2], size)
    if span is None:
        return Response(status_code=416, headers=headers | {"content-range": f"bytes */{size}"})
    first, end = span
    headers |= {"content-range": f"bytes {first}-{end - 1}/{size}", "content-length": str(end - first)}
    return _stream(objects, name, first, end, headers, 206)


def _stream(objects: Objects, name: str, first: int, end: int, headers: dict[str, str], status: int) -> Response:
    return StreamingResponse(objects.pieces(name, first, end), status, headers, media_type="application/octet-stream")


def _span(first: str, last: str, size: int) -> tuple[int, int] | None:
    """First byte and the one after the last of `bytes=FIRST-LAST`; None when there is no such part."""
    if not first:
        return (max(0, size - int(last)), size) if last and int(last) and size else None
    if int(first) >= size or (last and int(last) < int(first)):
        return None
    return int(first), min(size, int(last) + 1) if last else size
