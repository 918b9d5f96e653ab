from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.enrolled import Device, enrolled_device


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    enrolled = enrolled_device(tmp_path, told=False)
    yield enrolled
    enrolled.store.close()
