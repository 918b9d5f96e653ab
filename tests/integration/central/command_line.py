"""The `central` command, run within the test's own process."""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import structlog
from typer import testing
from typer.main import get_command

from central.cli import app
from tests.integration.central.world import World

#: Typer's runner makes some hundred commands anew at each call; once is enough.
testing._get_command = functools.cache(get_command)  # type: ignore[attr-defined]


def central_command(*words: str, environment: Mapping[str, str] | None = None) -> testing.Result:
    """What `central …` does and says, with these variables in its environment."""
    with logs_as_before():
        return testing.CliRunner().invoke(app, list(words), env=environment)


@contextmanager
def logs_as_before() -> Iterator[None]:
    """Logs go where they went once this ends: what a command writes them to is closed by then."""
    configured, ours = structlog.is_configured(), structlog.get_config()
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    try:
        yield
    finally:
        if configured:
            structlog.configure(**ours)
        else:
            structlog.reset_defaults()
        root.handlers[:] = handlers
        root.setLevel(level)


class Cli:
    """`central` on a world's database."""

    def __init__(self, world: World) -> None:
        self.options = ["--database", world.settings.database, "--data", str(world.settings.data)]

    def run(self, *words: str, code: int = 0) -> str:
        """Its output; the exit code is as expected."""
        done = central_command(*words, *self.options)
        assert done.exit_code == code, done.output
        return done.output.strip()
