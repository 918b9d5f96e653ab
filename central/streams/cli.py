"""`central streams …` and `central restored`."""

from __future__ import annotations

import typer

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.facility.facility import NoFacility
from central.streams.compaction import compact
from central.streams.restored import start_new_epoch

app = typer.Typer(help="The streams of changes that devices follow.", no_args_is_help=True)


@app.command("compact")
def compact_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Drop old changes that later ones replaced (the policy says how many days are kept; a running server does it daily)."""
    with opened(database, data) as db:
        try:
            done = compact(db, now_ms())
        except NoFacility as error:
            fail(str(error))
    typer.echo(f"{done.changes} changes dropped from {done.streams} streams")


def restored_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Run this once after restoring a backup, before central serves again: devices then find their way."""
    with opened(database, data) as db, db.write() as connection:
        epoch, count = start_new_epoch(connection, now_ms())
    typer.echo(f"{count} streams begin epoch {epoch}: every device reads them anew and sends again what was lost")
