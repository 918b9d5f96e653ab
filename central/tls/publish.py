"""Telling the devices which certificate authorities count."""

from __future__ import annotations

from sqlalchemy import Connection

from central.streams.streams import FACILITY, append
from central.tls.authority import TlsFiles, read_bundle
from kiosk.sync.wire import AuthorityChange


def publish_authority(connection: Connection, files: TlsFiles, now_ms: int) -> None:
    """Append the bundle to the facility's stream; devices that are enrolled over TLS pin it."""
    bundle = read_bundle(files)
    if bundle is not None:
        append(connection, FACILITY, "facility.authority", AuthorityChange(bundle=bundle), now_ms, key="authority")
