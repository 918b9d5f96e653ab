"""Whether the network leads to central at all, and which address this device has in it."""

from __future__ import annotations

import socket
from urllib.parse import urlsplit

#: Documentation addresses (RFC 5737, RFC 3849): nothing is sent, the kernel only says which way it would go.
_ANYWHERE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))


def central_host(url: str) -> bool:
    """Whether the name in central's address is known here."""
    parts = urlsplit(url)
    try:
        return bool(socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_STREAM))
    except OSError:
        return False


def own_address(url: str) -> str | None:
    """This device's address on the way to central, or to anywhere while central's name is not known; None: there is no way out."""
    parts = urlsplit(url)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 443, type=socket.SOCK_DGRAM)
        ways = [(int(family), str(place[0])) for family, _, _, _, place in found]
    except OSError:
        ways = [(int(family), host) for family, host in _ANYWHERE]
    for family, host in ways:
        with socket.socket(family, socket.SOCK_DGRAM) as way:
            try:
                way.connect((host, 9))
            except OSError:
                continue
            return str(way.getsockname()[0])
    return None
