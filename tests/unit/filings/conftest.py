from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.enrolled import Device, enrolled_device


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    made = enrolled_device(tmp_path)
    yield made
    made.store.close()
