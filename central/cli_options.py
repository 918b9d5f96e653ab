"""Options that all `central` commands share, and how they open the database."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from central.database import Database
from central.log import configure_logs
from central.migrate import SchemaOutdated, ensure_current
from central.settings import CentralSettings
from central.streams.announce import announce

DatabaseOption = Annotated[
    str, typer.Option("--database", envvar="CENTRAL_DATABASE", help="SQLAlchemy URL; without one, SQLite in the data folder.")
]
DataOption = Annotated[Path, typer.Option("--data", envvar="CENTRAL_DATA", help="Folder of keys, blobs and quarantined mail.")]
DEFAULT_DATA = Path("central-data")


def settings_of(database: str, data: Path) -> CentralSettings:
    """Settings of one command; the data folder is made when missing."""
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    return CentralSettings(database=database, data=data)


@contextmanager
def opened(database: str, data: Path) -> Iterator[Database]:
    """The database, checked and closed again."""
    settings = settings_of(database, data)
    configure_logs("WARNING")
    found = Database(settings.database_url)
    try:
        ensure_current(found)
        found.on_commit(functools.partial(announce, found))
        yield found
    except SchemaOutdated as error:
        fail(str(error))
    finally:
        found.close()


def fail(words: str) -> NoReturn:
    """Say why on standard error and end with code 1."""
    typer.echo(f"central: {words}", err=True)
    raise typer.Exit(1)
