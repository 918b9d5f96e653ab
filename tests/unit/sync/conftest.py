from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.unit.sync.enrolled import EnrolledDevice, enrol_by_hand


@pytest.fixture
def device(tmp_path: Path) -> Iterator[EnrolledDevice]:
    enrolled = enrol_by_hand(tmp_path)
    yield enrolled
    enrolled.store.close()
