"""Drafts at central: the later save stands, the other is kept as a copy, and nobody here can read either."""

from __future__ import annotations

import base64
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import func, select

from central.drafts import drafts as rules
from central.drafts.tables import drafts
from kiosk.mail.draft_sync import open_draft, seal_draft
from kiosk.sync.wire import DraftContent
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, ANDRE_PIN, MARCUS, MARCUS_PIN, THEO, World

SEALED = base64.b64encode(b"sealed").decode()


def save(draft: str, saved_ms: int, sealed: str = SEALED, base_ms: int | None = None) -> dict[str, Any]:
    return {"draft": draft, "sealed": sealed, "saved_ms": saved_ms, "base_ms": base_ms}


def box(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def live(world: World) -> dict[str, tuple[str | None, int]]:
    with world.database.read() as connection:
        rows = connection.execute(select(drafts).where(drafts.c.resident == MARCUS)).all()
    return {row.id: (row.sealed, row.saved_ms) for row in rows}


def told(device: Device) -> list[dict[str, Any]]:
    return [payload for kind, payload in device.pull_all() if kind == "mail.draft"]


def test_a_later_save_that_goes_on_takes_the_place(world: World, device: Device, grant: str) -> None:
    assert device.do("mail.draft_save", save("d-1", 5, box("Dear")), grant).status == "accepted"
    assert device.do("mail.draft_save", save("d-1", 9, box("Dear Theo"), 5), grant).status == "accepted"
    assert live(world) == {"d-1": (box("Dear Theo"), 9)}
    assert [one["saved_ms"] for one in told(device)][-1] == 9


def test_two_saves_that_go_on_from_one_text_are_both_kept(world: World, device: Device, grant: str) -> None:
    other = world.device("Tablet", "SN-2")
    there = other.sign_in(MARCUS, MARCUS_PIN)
    device.do("mail.draft_save", save("d-1", 5, box("Dear")), grant)
    device.do("mail.draft_save", save("d-1", 9, box("Dear Theo"), 5), grant)
    other.do("mail.draft_save", save("d-1", 7, box("Dear Rosa"), 5), there)
    (copy,) = set(live(world)) - {"d-1"}
    assert live(world) == {"d-1": (box("Dear Theo"), 9), copy: (box("Dear Rosa"), 7)}
    assert copy.startswith("d-1.")
    other.do("mail.draft_save", save("d-1", 11, box("Dear Mom"), 7), there)
    assert {sealed for sealed, _ in live(world).values()} == {box("Dear Theo"), box("Dear Rosa"), box("Dear Mom")}
    assert live(world)["d-1"] == (box("Dear Mom"), 11)


def test_a_draft_goes_everywhere_but_not_with_a_text_its_dropper_never_saw(world: World, device: Device, grant: str) -> None:
    device.do("mail.draft_save", save("d-1", 5), grant)
    device.do("mail.draft_drop", {"draft": "d-1", "dropped_ms": 6}, grant)
    assert live(world) == {"d-1": (None, 6)}
    assert told(device)[-1] == {"draft": "d-1", "sealed": None, "saved_ms": 6}
    device.do("mail.draft_save", save("d-1", 5, box("late")), grant)
    assert live(world) == {"d-1": (box("late"), 5)}
    device.do("mail.draft_save", save("d-1", 20, box("later"), 5), grant)
    device.do("mail.draft_drop", {"draft": "d-1", "dropped_ms": 6}, grant)
    assert live(world)["d-1"] == (box("later"), 20)


def test_the_same_save_again_changes_nothing(world: World, device: Device, grant: str) -> None:
    device.do("mail.draft_save", save("d-1", 5), grant)
    before = len(told(device))
    device.do("mail.draft_save", save("d-1", 5, box("again")), grant)
    assert live(world) == {"d-1": (SEALED, 5)}
    assert (before, told(device)) == (1, [])


def test_a_resident_has_so_many_drafts_and_no_more(world: World, device: Device, grant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MAX_DRAFTS", 2)
    outcomes = [device.do("mail.draft_save", save(f"d-{n}", 5), grant) for n in range(3)]
    assert [one.code for one in outcomes] == ["", "", "too_many_drafts"]
    device.do("mail.draft_drop", {"draft": "d-0", "dropped_ms": 6}, grant)
    assert device.do("mail.draft_save", save("d-9", 5), grant).status == "accepted"
    with world.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(drafts)).scalar_one() == 3


def test_the_key_is_the_resident_s_on_every_device_and_no_one_else_s(world: World, device: Device) -> None:
    keys = [world.device("Tablet", f"SN-{n}").ask(MARCUS, MARCUS_PIN).drafts_key for n in range(2)]
    andre = device.ask(ANDRE, ANDRE_PIN).drafts_key
    assert keys[0] is not None
    assert andre is not None
    assert keys[0] == keys[1]
    content = DraftContent(contact=THEO, text="Dear Theo")
    sealed = seal_draft(base64.b64decode(keys[0]), MARCUS, "d-1", content)
    assert open_draft(base64.b64decode(keys[0]), MARCUS, "d-1.0a1b2c3d", sealed) == content
    for key, resident, draft in ((andre, MARCUS, "d-1"), (keys[0], ANDRE, "d-1"), (keys[0], MARCUS, "d-2")):
        with pytest.raises((ValueError, InvalidTag)):
            open_draft(base64.b64decode(key), resident, draft, sealed)
