from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.enrolled import Device, enrolled_device
from tests.integration.sync.scripted_central import ScriptedCentral


@pytest.fixture
def central() -> Iterator[ScriptedCentral]:
    scripted = ScriptedCentral()
    scripted.start()
    yield scripted
    scripted.stop()


@pytest.fixture
def device(tmp_path: Path, central: ScriptedCentral) -> Iterator[Device]:
    enrolled = enrolled_device(tmp_path, central.url, told=False)
    yield enrolled
    enrolled.store.close()
