"""Sockets under `requests` that another thread can cut, that notice a dead peer, and that know whether anything was sent.

Over TLS they trust the certificates they are given and nothing else: not the machine's store, not `requests`' own, not the environment.

Workaround: `Session.close` leaves a connection in use alone, so a hanging long poll could only be waited for. Shutting its socket
down ends the read at once. Keep-alive probes find a link that went away without a word (a pulled cable) in some seconds.
"""

from __future__ import annotations

import socket
import ssl
import threading
from contextlib import suppress
from typing import Any
from weakref import WeakSet

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

#: First probe after 3 s of silence, then every 2 s; three unanswered ones end the connection (about 9 s).
_KEEP_ALIVE = (
    (socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1),
    (socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, 3),
    (socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, 2),
    (socket.IPPROTO_TCP, socket.TCP_KEEPCNT, 3),
    (socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, 10_000),
)


class Cut(OSError):
    """The connection was given up by this device."""


class Wire:
    """The open sockets of one session. `sent` tells whether any byte of the present request left."""

    def __init__(self) -> None:
        self._sockets: WeakSet[socket.socket] = WeakSet()
        self._lock = threading.Lock()
        self._closed = False
        self._cut = False
        self.sent = False

    def begin(self) -> None:
        """Before each request. Raises Cut when it was cut before it began, or after `close`."""
        with self._lock:
            cut, self._cut = self._cut or self._closed, False
            self.sent = False
        if cut:
            raise Cut("cut")

    def was_cut(self) -> bool:
        """Whether the request that just failed was cut; the next one may go."""
        with self._lock:
            cut, self._cut = self._cut or self._closed, False
        return cut

    def opened(self, connection: socket.socket) -> None:
        """A connection was made."""
        with self._lock:
            self._sockets.add(connection)
            cut = self._cut or self._closed
        if cut:
            _shut(connection)

    def cut(self) -> None:
        """End the request in flight whatever it waits for; when there is none, the next one. From any thread."""
        with self._lock:
            self._cut = True
            open_now = list(self._sockets)
        for connection in open_now:
            _shut(connection)

    def close(self) -> None:
        """Cut, and refuse every later request."""
        with self._lock:
            self._closed = True
        self.cut()


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):
        # The plain socket's method: an SSLSocket's would pull its state away under the reading thread.
        socket.socket.shutdown(connection, socket.SHUT_RDWR)


class CuttableAdapter(HTTPAdapter):
    """An adapter without retries of its own, whose connections report to a `Wire` and trust only `authority` (a PEM bundle)."""

    def __init__(self, wire: Wire, authority: str | None = None) -> None:
        self._wire = wire
        self._tls = None if authority is None else tls_context(authority)
        super().__init__(pool_connections=1, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **pool_kwargs: Any) -> None:
        """Called by `requests` once."""
        options = [*HTTPConnection.default_socket_options, *_KEEP_ALIVE]
        super().init_poolmanager(connections, maxsize, block, socket_options=options, **pool_kwargs)
        plain, secure = _connection_types(self._wire)
        self.poolmanager.pool_classes_by_scheme = {
            "http": type("Pool", (HTTPConnectionPool,), {"ConnectionCls": plain}),
            "https": type("SecurePool", (HTTPSConnectionPool,), {"ConnectionCls": secure}),
        }

    def build_connection_pool_key_attributes(
        self,
        request: Any,
        verify: Any,  # noqa: ARG002 - the signature is the library's
        cert: Any = None,
    ) -> tuple[Any, Any]:
        """Called by `requests` for each request: the connection's TLS context is ours, whatever the session says."""
        host, pool = super().build_connection_pool_key_attributes(request, True, cert)
        if host["scheme"] == "https":
            if self._tls is None:
                raise ssl.SSLError("no certificate authority is pinned")
            pool["ssl_context"] = self._tls
        return host, pool

    def cert_verify(self, conn: Any, url: Any, verify: Any, cert: Any) -> None:  # noqa: ARG002 - the signature is the library's
        """Called by `requests` for each request; its own version would add the certificates that it comes with."""
        conn.cert_reqs = "CERT_REQUIRED"


def tls_context(authority: str) -> ssl.SSLContext:
    """TLS 1.3 with a server whose certificate names the host and is signed by `authority`. Raises ssl.SSLError for a broken bundle."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # demands a certificate, and the host's name in it
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_verify_locations(cadata=authority)
    return context


def _connection_types(wire: Wire) -> tuple[type[HTTPConnection], type[HTTPSConnection]]:
    class Plain(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            wire.opened(self.sock)

        def send(self, data: Any) -> None:
            if self.sock is None:
                self.connect()
            wire.sent = True
            super().send(data)

    class Secure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            wire.opened(self.sock)

        def send(self, data: Any) -> None:
            if self.sock is None:
                self.connect()
            wire.sent = True
            super().send(data)

    return Plain, Secure
