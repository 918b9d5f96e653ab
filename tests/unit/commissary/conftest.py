from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.enrolled import Device, enrolled_device
from tests.unit.commissary.shop import stock


@pytest.fixture
def device(tmp_path: Path) -> Iterator[Device]:
    """With goods, balances and no window."""
    made = enrolled_device(tmp_path)
    stock(made)
    yield made
    made.store.close()
