"""The outermost layer: what every answer carries, what no request may be. Cookies go to this site alone, by TLS alone, to no script."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from central.web import App, Receive, Scope, Send

#: A policy is the largest thing that anybody posts.
MAX_BODY_BYTES = 512 * 1024
CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": CSP,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "strict-transport-security": "max-age=31536000",
}
_SAFE = frozenset({"GET", "HEAD"})


class Guard:
    """Wraps the whole console."""

    def __init__(self, app: App) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if scope["method"] not in _SAFE | {"POST"}:
            await PlainTextResponse("This is not done here.", 405)(scope, receive, send)
        elif scope["method"] == "POST" and not _is_own(headers):
            await PlainTextResponse("This came from another site.", 403)(scope, receive, send)
        elif not _is_bounded(headers):
            await PlainTextResponse("This is too large.", 413)(scope, receive, send)
        else:
            await self.app(scope, receive, _Sender(send, scope["path"]))


class _Sender:
    """Puts the headers on."""

    def __init__(self, send: Send, path: str) -> None:
        self._send = send
        # Styles, scripts and fonts lie in the package; everything else is somebody's.
        self._caching = "max-age=3600" if path.startswith(("/static/", "/fonts/", "/tokens.css")) else "no-store"

    async def __call__(self, message: Any) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message.setdefault("headers", []))
            cookies = headers.getlist("set-cookie")
            del headers["set-cookie"]
            for cookie in cookies:
                headers.append("set-cookie", _strict(cookie))
            for name, value in _HEADERS.items():
                headers[name] = value
            headers["cache-control"] = self._caching
        await self._send(message)


def _is_bounded(headers: Headers) -> bool:
    """A body says how long it is (nothing comes in pieces without an end), and is not too long."""
    length = headers.get("content-length", "0")
    known = "transfer-encoding" not in headers and length.isascii() and length.isdecimal() and len(length) < 12
    return known and int(length) <= MAX_BODY_BYTES


def _is_own(headers: Headers) -> bool:
    """Whether a page of this very site sent it: browsers say so in one of these headers, and scripts cannot change them."""
    site = headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = headers.get("origin")
    if origin is None:
        return site == "same-origin"
    return origin != "null" and urlsplit(origin).netloc == headers.get("host", "")


def _strict(cookie: str) -> str:
    parts = [part.strip() for part in cookie.split(";")]
    kept = [part for part in parts if part.partition("=")[0].lower() not in {"secure", "httponly", "samesite"}]
    return "; ".join([*kept, "Secure", "HttpOnly", "SameSite=strict"])
