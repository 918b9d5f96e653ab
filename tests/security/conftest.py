"""Fixtures: a served central, and devices in hostile hands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.central.device import Device
from tests.integration.central.world import World, running


@pytest.fixture
def policy() -> dict[str, Any]:
    """The facility's policy; tests override it."""
    return {}


@pytest.fixture
def world(tmp_path: Path, policy: dict[str, Any]) -> Iterator[World]:
    with running(World(tmp_path / "central", policy)) as served:
        yield served


@pytest.fixture
def device(world: World) -> Device:
    return world.device()
