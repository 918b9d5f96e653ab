"""The committed description of the HTTP paths is the program's."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from central.app import paths_only
from central.openapi import as_text
from kiosk.sync.wire import CHANGE_TYPES, COMMAND_TYPES

COMMITTED = Path(__file__).parents[3] / "docs" / "openapi.json"


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_text(paths_only()))
    return found


def references(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "$ref":
                yield value
            else:
                yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_the_committed_description_has_not_drifted(described: dict[str, Any]) -> None:
    assert json.loads(COMMITTED.read_text(encoding="utf-8")) == described, "run `make openapi`"


def test_every_reference_leads_somewhere(described: dict[str, Any]) -> None:
    found = set(references(described))
    assert len(found) > 30
    for reference in found:
        place: Any = described
        for step in reference.removeprefix("#/").split("/"):
            place = place[step]


def test_every_operation_says_what_it_takes_and_answers(described: dict[str, Any]) -> None:
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            assert operation["summary"], path
            assert operation["description"], path
            assert {"200", "default"} <= operation["responses"].keys(), path
            if method not in {"get", "head"}:
                assert operation["requestBody"]["content"], path


def test_every_kind_of_command_and_change_is_described(described: dict[str, Any]) -> None:
    schemas = described["components"]["schemas"]
    for name, types in (("Command", COMMAND_TYPES), ("Change", CHANGE_TYPES)):
        assert set(schemas[name]["x-payloads"]) == {f"{kind} {version}" for kind, version in types}
