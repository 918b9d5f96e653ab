"""One-time codes in files, for devices that are set up by the hundred: `lumen-enrol.toml` on the boot partition, used once."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from sqlalchemy import Connection

from central.devices.enrol import make_code
from central.devices.manifest import Line


def write_code_files(
    connection: Connection, lines: Iterable[Line], folder: Path, bundle: str | None, *, now_ms: int, until_ms: int
) -> int:
    """A folder for each serial number with the file that its device wants; returns how many. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    count = 0
    for line in lines:
        code = make_code(
            connection,
            name=line.name,
            kind=line.kind,
            serial=line.serial,
            now_ms=now_ms,
            lifetime_ms=until_ms - now_ms,
            unit=line.unit,
        )
        place = folder / line.serial.replace("/", "_").replace(" ", "_")
        place.mkdir(mode=0o700, exist_ok=True)
        _write(place / "lumen-enrol.toml", code_file(code, bundle))
        count += 1
    return count


def code_file(code: str, bundle: str | None) -> str:
    """What the file says: the code and, where central has a CA of its own, how to know it."""
    words = f'code = "{code}"\n'
    if bundle is not None:
        newest = x509.load_pem_x509_certificates(bundle.encode())[-1]
        words += f'ca_fingerprint = "{newest.fingerprint(SHA256()).hex()}"\n'
    return words


def _write(path: Path, words: str) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(words)
