"""The server's side of TLS: version 1.3, and a certificate that may be renewed while it serves."""

from __future__ import annotations

import asyncio
import ssl
from pathlib import Path

import structlog

log = structlog.get_logger()

LOOK_SECONDS = 10.0


class ServerContext:
    """A TLS context over a certificate file (and a key file, when the key is not in it)."""

    def __init__(self, certificate: Path, key: Path | None = None) -> None:
        """Raises OSError or ssl.SSLError (an OSError too) for files that cannot be used."""
        self._certificate = certificate
        self._key = key
        self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.context.minimum_version = ssl.TLSVersion.TLSv1_3
        self.context.set_alpn_protocols(["http/1.1"])
        self._loaded = self._stamp()
        self.context.load_cert_chain(certificate, key)

    @classmethod
    def of(cls, certificate: Path | None, key: Path | None) -> ServerContext | None:
        """None without a certificate: plain HTTP."""
        return None if certificate is None else cls(certificate, key)

    def refresh(self) -> bool:
        """Load the files again if they changed; True when they were. New connections get the new certificate."""
        try:
            found = self._stamp()
            if found == self._loaded:
                return False
            self.context.load_cert_chain(self._certificate, self._key)
        except OSError as error:
            log.warning("the renewed certificate cannot be used", error=type(error).__name__)
            return False
        self._loaded = found
        log.info("certificate renewed")
        return True

    async def keep_fresh(self) -> None:
        """Look for a renewed certificate until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self.refresh()

    def _stamp(self) -> tuple[int, ...]:
        files = [self._certificate, *([] if self._key is None else [self._key])]
        return tuple(number for path in files for number in (path.stat().st_mtime_ns, path.stat().st_ino))
