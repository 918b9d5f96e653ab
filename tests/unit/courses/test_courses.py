"""What the school gave and what was passed, on a device: offline, rejected, forgotten, read anew."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import literal, select

from kiosk.courses.changes import FEATURE
from kiosk.courses.courses import Certified, assigned, certificate, passed
from kiosk.media_store import changes as media
from kiosk.sync.tables import outbox
from kiosk.sync.wire import CertificateChange, OwnedChange, PlaceChange, TaskChange, TitleChange
from tests.enrolled import NOON_MS, Device, enrolled_device

STREAM = "resident:marcus"


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path)
    features = [FEATURE, media.FEATURE]
    for title in ("engines", "math"):
        sold = TitleChange(title=title, kind="course", name=title.title(), buy_cents=0, container="a" * 64, container_bytes=9)
        made.apply(features, made.change("catalogue", "catalogue.title", sold))
    yield made
    made.store.close()


def give(device: Device, title: str = "engines", due: str | None = None, **changed: Any) -> None:
    task = TaskChange(task=f"t-{title}", title=title, due=due, note="", at_ms=NOON_MS).model_copy(update=changed)
    device.apply([FEATURE], device.change(STREAM, "course.task", task))


def tasks(device: Device) -> list[tuple[str, date | None, int, str | None]]:
    with device.store.read() as conn:
        return [(one.title, one.due, one.percent, one.licence) for one in assigned(conn, "marcus")]


def passed_one(device: Device, title: str = "engines") -> Certified | None:
    with device.store.read() as conn:
        return certificate(conn, "marcus", title)


def test_what_is_due_first_comes_first_with_licence_and_progress(device: Device) -> None:
    give(device)
    give(device, "math", "2026-06-01")
    said = OwnedChange(licence="l", title="engines", how="own", state="held", at_ms=NOON_MS, cents=0)
    place = PlaceChange(title="engines", place='{"v":1,"percent":32}', at_ms=NOON_MS)
    device.apply([media.FEATURE], device.change(STREAM, "media.owned", said))
    device.apply([media.FEATURE], device.change(STREAM, "media.place_kept", place))
    assert tasks(device) == [("math", date(2026, 6, 1), 0, None), ("engines", None, 32, "l")]
    with device.store.read() as conn:
        assert [one.days_left(date(2026, 6, 3)) for one in assigned(conn, "marcus")] == [-2, None]
        assert assigned(conn, "andre") == []


def test_a_task_that_is_withdrawn_or_passed_is_none(device: Device) -> None:
    give(device)
    give(device, "math")
    give(device, "math", active=False)
    assert [title for title, *_ in tasks(device)] == ["engines"]
    said = CertificateChange(number="n", title="engines", name="Marcus Bell", course="Engines", percent=90, passed_ms=NOON_MS)
    device.apply([FEATURE], device.change(STREAM, "course.certificate", said))
    assert tasks(device) == []


def test_who_passes_without_a_connection_has_the_certificate_at_once(device: Device) -> None:
    session = device.session()
    for command in ("c-1", "c-2"):
        passed(device.store, session, "engines", "Engines", 92, command, device.clock)
    found = passed_one(device)
    assert found is not None
    assert (found.number, found.command, found.course, found.percent) == (None, "c-1", "Engines", 92)
    with device.store.read() as conn:
        assert conn.execute(select(outbox.c.id).where(outbox.c.kind == "course.passed")).scalars().all() == ["c-1"]
    said = CertificateChange(number="7K4M", title="engines", name="Marcus Bell", course="Engines", percent=92, passed_ms=NOON_MS)
    device.apply([FEATURE], device.change(STREAM, "course.certificate", said))
    found = passed_one(device)
    assert found is not None
    assert (found.number, found.name, found.command) == ("7K4M", "Marcus Bell", "c-1")


def test_what_central_rejects_is_no_certificate(device: Device) -> None:
    session = device.session()
    passed(device.store, session, "engines", "Engines", 92, "c-1", device.clock)
    assert FEATURE.on_rejected is not None
    with device.store.write() as conn:
        FEATURE.on_rejected(conn, "c-1", "course.passed", {}, "not_yours")
    assert passed_one(device) is None


def test_a_stream_read_anew_drops_what_is_gone_and_keeps_what_waits(device: Device) -> None:
    session = device.session()
    give(device)
    give(device, "math")
    passed(device.store, session, "math", "Math", 80, "c-1", device.clock)
    assert FEATURE.sweep is not None
    with device.store.write() as conn:
        FEATURE.sweep(conn, STREAM, select(literal("task:t-math")))
    assert passed_one(device, "math") is not None
    assert tasks(device) == []
    assert FEATURE.forget is not None
    with device.store.write() as conn:
        FEATURE.forget(conn, "marcus")
    assert passed_one(device, "math") is None
