"""Fixtures: a served central, a device, a signed-in session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, MARCUS_PIN, World, running


@pytest.fixture
def policy() -> dict[str, Any]:
    """The facility's policy; tests override it. Nothing is set aside for devices, so that wallets are easy to reckon."""
    return {"screening": {"words": ["contraband"]}, "allowance": {"kiosk_stamps": 0, "kiosk_cents": 0}}


@pytest.fixture
def world(tmp_path: Path, policy: dict[str, Any], database_url: str) -> Iterator[World]:
    with running(World(tmp_path / "central", policy, database_url)) as served:
        yield served


@pytest.fixture
def device(world: World) -> Device:
    return world.device()


@pytest.fixture
def grant(device: Device) -> str:
    """Marcus is signed in at `device`."""
    return device.sign_in(MARCUS, MARCUS_PIN)


@pytest.fixture
def cli(world: World) -> Cli:
    return Cli(world)
