"""The manifest: serial numbers of devices that the facility bought, each let in once without anybody approving it.

A line without a fingerprint believes the first device that says its serial number, within the line's days. That is meant for the days
of an installation, on the facility's own network; a fingerprint, or a one-time code in a file, is stricter.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from central.devices.tables import manifest

MAX_LINES = 20_000
_SERIAL = re.compile(r"[0-9A-Za-z][0-9A-Za-z ._/#+-]{0,63}")
_FINGERPRINT = re.compile(r"[0-9A-F]{32}")


class BadManifest(Exception):
    """A manifest that cannot be used; the text names the line."""


@dataclass(frozen=True)
class Line:
    """One device that may come. `fingerprint`: of its key, where it is known beforehand."""

    serial: str
    kind: str
    name: str
    unit: str | None = None
    fingerprint: str | None = None


def read_manifest(text: Iterable[str], facility: str) -> list[Line]:
    """The lines of a CSV with a head: `serial,kind`, and where wanted `name`, `unit`, `facility`, `fingerprint`. Raises BadManifest."""
    found: dict[str, Line] = {}
    for number, values in _rows(text):
        line = _line(number, values, facility)
        if line.serial in found:
            raise BadManifest(f"line {number}: the serial number {line.serial!r} stands there twice")
        found[line.serial] = line
        if len(found) > MAX_LINES:
            raise BadManifest(f"a manifest has at most {MAX_LINES} lines")
    if not found:
        raise BadManifest("the manifest is empty")
    return list(found.values())


def add_lines(connection: Connection, lines: Iterable[Line], *, by: str, now_ms: int, until_ms: int) -> int:
    """Let these devices in until then; returns how many. A line that is there already is replaced, unless it was used."""
    added = 0
    for line in lines:
        old = connection.execute(select(manifest.c.device).where(manifest.c.serial == line.serial).with_for_update()).one_or_none()
        if old is not None and old.device is not None:
            continue
        connection.execute(delete(manifest).where(manifest.c.serial == line.serial))
        values = {"serial": line.serial, "kind": line.kind, "name": line.name, "unit": line.unit, "fingerprint": line.fingerprint}
        connection.execute(insert(manifest).values(**values, added_by=by[:200], added_ms=now_ms, until_ms=until_ms))
        added += 1
    return added


def line_for(connection: Connection, serial: str, kind: str, fingerprint: str, now_ms: int) -> Row[Any] | None:
    """The unused line that lets this device in, locked; None: there is none."""
    row = connection.execute(select(manifest).where(manifest.c.serial == serial).with_for_update()).one_or_none()
    if row is None or row.device is not None or row.until_ms <= now_ms or row.kind != kind:
        return None
    return row if row.fingerprint in {None, fingerprint} else None


def use_line(connection: Connection, serial: str, device: str) -> None:
    """This device came by the line: nobody else does."""
    connection.execute(update(manifest).where(manifest.c.serial == serial).values(device=device))


def end_unused(connection: Connection, now_ms: int) -> int:
    """Lines that nobody used end now; returns how many."""
    unused = (manifest.c.device.is_(None), manifest.c.until_ms > now_ms)
    return connection.execute(update(manifest).where(*unused).values(until_ms=now_ms)).rowcount


def _rows(text: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(text, strict=True)
    try:
        heads = {(name or "").strip().lower() for name in reader.fieldnames or ()}
        if not {"serial", "kind"} <= heads:
            raise BadManifest("the first line names the columns: serial and kind at least, and name, unit, facility, fingerprint")
        for values in reader:
            yield reader.line_num, {(name or "").strip().lower(): (value or "").strip() for name, value in values.items() if name}
    except (csv.Error, UnicodeDecodeError) as error:
        raise BadManifest(f"line {reader.line_num}: this is no CSV in UTF-8") from error


def _line(number: int, values: dict[str, str], facility: str) -> Line:
    serial, kind = values.get("serial", ""), values.get("kind", "").lower()
    if not _SERIAL.fullmatch(serial):
        raise BadManifest(f"line {number}: {serial!r} is no serial number")
    if kind not in {"kiosk", "tablet"}:
        raise BadManifest(f"line {number}: the kind is kiosk or tablet")
    if values.get("facility", facility) not in {"", facility}:
        raise BadManifest(f"line {number}: this central serves {facility}")
    name = values.get("name") or f"{kind.capitalize()} {serial}"
    unit = values.get("unit") or None
    if len(name) > 200 or len(unit or "") > 40 or not (name + (unit or "")).isprintable():
        raise BadManifest(f"line {number}: the name or the unit is too long, or cannot be printed")
    fingerprint = values.get("fingerprint", "").replace(" ", "").replace(":", "").upper() or None
    if fingerprint is not None and not _FINGERPRINT.fullmatch(fingerprint):
        raise BadManifest(f"line {number}: a fingerprint has 32 hex digits")
    return Line(serial, kind, name, unit, fingerprint)
