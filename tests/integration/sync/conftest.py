from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.integration.sync.scripted_central import ScriptedCentral
from tests.unit.sync.enrolled import EnrolledDevice, enrol_by_hand


@pytest.fixture
def central() -> Iterator[ScriptedCentral]:
    scripted = ScriptedCentral()
    scripted.start()
    yield scripted
    scripted.stop()


@pytest.fixture
def device(tmp_path: Path, central: ScriptedCentral) -> Iterator[EnrolledDevice]:
    enrolled = enrol_by_hand(tmp_path, central.url)
    yield enrolled
    enrolled.store.close()
