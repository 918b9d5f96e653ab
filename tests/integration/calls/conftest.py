"""One running central's calls for each module."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from central.database import Database
from tests.integration.calls.house import Calls, Contact, DeviceSide, database_at
from tests.postgres import NewDatabase


@pytest.fixture(scope="module")
def database(engine: str, new_database: NewDatabase) -> Iterator[Database]:
    """An empty central."""
    with new_database(engine) as url, database_at(url) as made:
        yield made


@pytest.fixture(scope="module")
def calls(database: Database) -> Iterator[Calls]:
    """Central's calls."""
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
