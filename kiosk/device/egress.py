"""The packet filter of a device (nftables): each process reaches what its settings name, and nobody reaches anything else.

Hosts are looked up when the rules are made; one that has no address yet gets no rule, so that an error closes and never opens.
"""

from __future__ import annotations

import pwd
import socket
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from urllib.parse import urlsplit

from kiosk.settings import DeviceSettings

Address = IPv4Address | IPv6Address
LookUp = Callable[[str], Iterable[Address]]
UserId = Callable[[str], int | None]

TABLE = "inet lumen"
SYNC, CALL, HARDWARE = "lumen-sync", "lumen-call", "lumen-hardware"
#: What the system itself asks for: names, the time, an address. By the users that do it, on the ports of these protocols.
_SYSTEM = (
    ("systemd-resolve", "udp", 53),
    ("systemd-resolve", "tcp", 53),
    ("systemd-timesync", "udp", 123),
    ("systemd-network", "udp", 67),
    ("systemd-network", "udp", 547),
    ("root", "udp", 67),
)


@dataclass(frozen=True)
class Flow:
    """One user may speak to one host; `port` None: any port of that protocol, as the relay of a visit gives out."""

    user: str
    host: str
    protocol: str
    port: int | None


def flows_of(settings: DeviceSettings) -> list[Flow]:
    """What the settings name: central for sync, the relay of visits for calls, a printer on the network for hardware."""
    flows = [Flow(SYNC, *_endpoint(settings.central_url))]
    if settings.calls_url is not None:
        host, protocol, port = _endpoint(settings.calls_url)
        flows += [Flow(CALL, host, protocol, port), Flow(CALL, host, "udp", None)]
    if settings.printer is not None and settings.printer.transport == "tcp":
        host, port = settings.printer.address
        flows.append(Flow(HARDWARE, host, "tcp", port))
    return flows


def filter_rules(flows: Iterable[Flow], look_up: LookUp, user_id: UserId) -> str:
    """The rules for `nft -f`, which replace those that stand in one transaction."""
    allowed = [line for flow in flows for line in _rules(flow, look_up, user_id)]
    system = [
        f"meta skuid {number} {protocol} dport {port} accept"
        for user, protocol, port in _SYSTEM
        if (number := user_id(user)) is not None
    ]
    neighbours = "icmpv6 type { nd-router-solicit, nd-router-advert, nd-neighbor-solicit, nd-neighbor-advert } accept"
    answers = ["ct state established,related accept", "ct state invalid drop"]
    return "\n".join(
        [
            f"table {TABLE} {{}}",
            f"delete table {TABLE}",
            f"table {TABLE} {{",
            *_chain("input", ["iif lo accept", *answers, neighbours, "udp dport { 68, 546 } accept"]),
            *_chain("forward", []),
            *_chain("output", ["oif lo accept", *answers, neighbours, *system, *allowed, "counter"]),
            "}",
            "",
        ]
    )


def addresses(host: str) -> list[Address]:
    """What the system's resolver says; nothing where it does not answer."""
    try:
        found = {ip_address(str(one[4][0]).partition("%")[0]) for one in socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)}
    except OSError:
        return []
    return sorted(found, key=lambda address: (address.version, int(address)))


def system_user_id(user: str) -> int | None:
    """None where this system has no such user."""
    try:
        return pwd.getpwnam(user).pw_uid
    except KeyError:
        return None


def _endpoint(url: str) -> tuple[str, str, int]:
    parts = urlsplit(url)
    return parts.hostname or "", "tcp", parts.port or (443 if parts.scheme == "https" else 80)


def _rules(flow: Flow, look_up: LookUp, user_id: UserId) -> list[str]:
    number = user_id(flow.user)
    if number is None:
        return []
    ports = f"meta l4proto {flow.protocol}" if flow.port is None else f"{flow.protocol} dport {flow.port}"
    return [
        f"meta skuid {number} {'ip' if address.version == 4 else 'ip6'} daddr {address} {ports} accept"
        for address in look_up(flow.host)
    ]


def _chain(hook: str, rules: list[str]) -> list[str]:
    return [
        f"  chain {hook} {{",
        f"    type filter hook {hook} priority filter; policy drop;",
        *(f"    {rule}" for rule in rules),
        "  }",
    ]
