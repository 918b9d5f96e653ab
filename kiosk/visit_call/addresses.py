"""Where media may be sent from: aioice never offers the machine's own loopback, so without another address there was no call."""

from __future__ import annotations

from aioice import ice

LOOPBACK = "127.0.0.1"
_others = ice.get_host_addresses


def _addresses(use_ipv4: bool, use_ipv6: bool) -> list[str]:
    """Its addresses; on a machine without a network (a demo, a test) its loopback, by which its own relay is reached."""
    return _others(use_ipv4, use_ipv6) or [LOOPBACK]


def offer_loopback_where_there_is_no_network() -> None:
    """Let aioice ask here. Twice does nothing."""
    ice.get_host_addresses = _addresses
