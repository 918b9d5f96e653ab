"""One running central's calls for each module."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.integration.calls.house import Calls, Contact, DeviceSide, database_in


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calls]:
    """Central's calls."""
    with database_in(tmp_path_factory.mktemp("central")) as database:
        running = Calls(database)
        yield running
        running.close()


@pytest.fixture
def device(calls: Calls) -> Iterator[Callable[[], DeviceSide]]:
    """Starts the process of a visit as the screen does."""
    started: list[DeviceSide] = []

    def start() -> DeviceSide:
        started.append(DeviceSide(calls.url))
        return started[-1]

    yield start
    for each in started:
        each.close()


@pytest.fixture
def contact(calls: Calls) -> Iterator[Callable[[str], Contact]]:
    """Lets a contact come."""
    came: list[Contact] = []

    def come(token: str) -> Contact:
        came.append(Contact(calls.url, token))
        return came[-1]

    yield come
    for each in came:
        each.leave()
