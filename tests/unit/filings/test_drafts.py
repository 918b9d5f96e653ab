from __future__ import annotations

from dataclasses import replace

import pytest
from uuid_utils import uuid7

from kiosk.filings import changes, drafts
from kiosk.filings.changes import forget
from kiosk.filings.drafts import CannotAdd, FilingDraft
from kiosk.filings.filing import file
from kiosk.store.blobs import get_blob
from tests.enrolled import Device
from tests.unit.filings.forms import RECORDS, offer

DRAFT = FilingDraft("01900000-0000-7000-8000-000000000001", "records", None, {"wish": "copy"})


def test_what_was_begun_is_found_again(device: Device) -> None:
    session, clock = device.session(), device.clock
    first = drafts.save_draft(device.store, session, DRAFT, clock)
    drafts.save_draft(device.store, session, replace(DRAFT, answers=RECORDS, page=1), clock)
    drafts.save_draft(device.store, session, replace(DRAFT, id="other", about="fil-1"), clock)
    with device.store.read() as conn:
        found = drafts.draft_for(conn, "marcus", "records", None)
        about = drafts.draft_for(conn, "marcus", "records", "fil-1")
        assert drafts.draft_for(conn, "marcus", "job", None) is None
        assert drafts.drafts(conn, "andre") == []
    assert found is not None
    assert about is not None
    assert (found.answers, found.page, about.id) == (RECORDS, 1, "other")
    assert found.saved_ms >= first


def test_it_is_gone_once_it_is_filed(device: Device) -> None:
    offer(device, "records")
    session = device.session()
    draft = replace(DRAFT, id=str(uuid7()), answers=RECORDS)
    drafts.save_draft(device.store, session, draft, device.clock)
    file(
        device.store, session, "records", RECORDS, id=draft.id, clock=device.clock, language="en",
        also=lambda conn: drafts.drop_draft(conn, "marcus", draft.id),
    )  # fmt: skip
    with device.store.read() as conn:
        assert drafts.drafts(conn, "marcus") == []


def test_photos_stay_with_the_draft(device: Device) -> None:
    session, clock = device.session(), device.clock
    blob = drafts.add_photo(device.store, session, DRAFT, b"one", 2, clock)
    drafts.add_photo(device.store, session, DRAFT, b"two", 2, clock)
    with pytest.raises(CannotAdd):
        drafts.add_photo(device.store, session, DRAFT, b"three", 2, clock)
    with device.store.read() as conn:
        assert drafts.photo_bytes(conn, "marcus", DRAFT.id) == [b"one", b"two"]
        assert set(conn.execute(drafts.kept_blobs()).scalars()) == set(drafts.photos_of(conn, "marcus", DRAFT.id))
        assert get_blob(conn, blob) == b"one"
    drafts.drop_photo(device.store, session, DRAFT.id, blob)
    with device.store.read() as conn:
        assert drafts.photo_bytes(conn, "marcus", DRAFT.id) == [b"two"]


def test_the_sweep_spares_photos_of_drafts(device: Device) -> None:
    assert changes.FEATURE.kept_blobs is not None
    drafts.add_photo(device.store, device.session(), DRAFT, b"one", 2, device.clock)
    with device.store.read() as conn:
        assert conn.execute(changes.FEATURE.kept_blobs(conn)).scalars().all() == drafts.photos_of(conn, "marcus", DRAFT.id)


def test_a_device_that_forgets_a_resident_forgets_what_they_began(device: Device) -> None:
    drafts.add_photo(device.store, device.session(), DRAFT, b"one", 2, device.clock)
    with device.store.write() as conn:
        forget(conn, "marcus")
    with device.store.read() as conn:
        assert drafts.drafts(conn, "marcus") == []
        assert drafts.photos_of(conn, "marcus", DRAFT.id) == []
