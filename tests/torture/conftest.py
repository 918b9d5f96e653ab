"""A PostgreSQL of its own, for the test that kills it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.postgres import running_postgres


@pytest.fixture
def postgres_url() -> Iterator[str]:
    """A fresh database of a server that only this test uses."""
    with running_postgres() as server, server.fresh(migrated=False) as url:
        yield url
