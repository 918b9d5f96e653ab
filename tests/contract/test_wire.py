"""The wire format must not drift: golden payloads parse to the same objects, and hashes of commands stay what they were."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from kiosk.sync import wire
from kiosk.sync.wire_base import Id

GOLDEN = Path(__file__).parent / "golden" / "v1.json"
#: Before letters carried clips and cards.
BEFORE_CLIPS = GOLDEN.parent / "v1-before-clips.json"
KNOWN = {**wire.COMMAND_TYPES, **wire.CHANGE_TYPES}


def golden() -> dict[str, dict[str, object]]:
    loaded: dict[str, dict[str, object]] = json.loads(GOLDEN.read_text())
    return loaded


def test_every_kind_has_a_golden_payload() -> None:
    assert set(golden()) == {f"{kind} {version}" for kind, version in KNOWN}


@pytest.mark.parametrize("name", sorted(golden()))
def test_golden_payload_survives_a_round_trip(name: str) -> None:
    kind, version = name.split()
    payload = golden()[name]
    parsed = KNOWN[kind, int(version)].model_validate(payload)
    # Fields that joined later have defaults: what an older program wrote still means the same.
    assert parsed.model_dump(mode="json", exclude_unset=True) == payload


def test_what_older_programs_wrote_still_means_the_same() -> None:
    for name, payload in json.loads(BEFORE_CLIPS.read_text()).items():
        kind, version = name.split()
        assert KNOWN[kind, int(version)].model_validate(payload).model_dump(mode="json", exclude_unset=True) == payload


@pytest.mark.parametrize("name", sorted(golden()))
def test_an_unknown_field_is_ignored(name: str) -> None:
    """An old device lives with a new central."""
    kind, version = name.split()
    parsed = KNOWN[kind, int(version)].model_validate({**golden()[name], "from_the_future": {"deep": [1]}})
    assert "from_the_future" not in parsed.model_dump()


def test_the_hash_of_a_command_is_what_it_was() -> None:
    payload = wire.sealed_payload("mail.read", 1, {"message": "m-1"})
    digest = wire.payload_hash(payload)
    assert digest == "0fe86e9f07e49d9fc3a7ae88620a30704ca3043784a5b89edb37a3cf016d31e5"
    link = wire.command_hash(wire.GENESIS_HASH, seq=1, id="c-1", grant="g-1", at_ms=5, boot_ms=7, payload_hash=digest)
    assert link == golden_link()


def golden_link() -> str:
    return (GOLDEN.parent / "link.txt").read_text().strip()


@given(
    first=st.integers(1, 1 << 40),
    second=st.integers(1, 1 << 40),
    kind=st.sampled_from(["mail.read", "mail.send", "x"]),
    other=st.sampled_from(["mail.read", "mail.send", "x"]),
)
def test_another_number_or_kind_gives_another_hash(first: int, second: int, kind: str, other: str) -> None:
    one = wire.payload_hash(wire.sealed_payload(kind, 1, {"a": 1}))
    two = wire.payload_hash(wire.sealed_payload(other, 1, {"a": 1}))
    assert (one == two) == (kind == other)

    def link(seq: int) -> str:
        return wire.command_hash(wire.GENESIS_HASH, seq=seq, id="c", grant=None, at_ms=0, boot_ms=0, payload_hash=one)

    assert (link(first) == link(second)) == (first == second)


@pytest.mark.parametrize("bad", ["", "a" * 65, "a\n", "a b", "../a", "ä"])
def test_ids_are_plain(bad: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(bad)
