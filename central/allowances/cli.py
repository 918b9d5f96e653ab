"""`central allowances`: what lies set aside, reclaiming, fencing."""

from __future__ import annotations

from typing import Annotated

import typer

from central.allowances.aside import held
from central.allowances.endings import fence, reclaim
from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms

app = typer.Typer(help="What is set aside of wallets for devices.", no_args_is_help=True)


@app.command("list")
def list_command(
    resident: Annotated[str | None, typer.Option(help="Only this resident's.")] = None,
    device: Annotated[str | None, typer.Option(help="Only this device's.")] = None,
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """What is left of each allowance, where, and for how long; and the totals."""
    with opened(database, data) as db, db.read() as connection:
        rows = held(connection, resident=resident, device=device)
    now = now_ms()
    stamps = cents = 0
    for row in rows:
        left, left_cents = row.stamps - row.used_stamps, row.credits_cents - row.used_cents
        stamps, cents = stamps + left, cents + left_cents
        hours = max(0, row.reclaim_ms - now) / 3_600_000
        typer.echo(
            f"{row.id}  {row.state:<7}  {left:>5} of {row.stamps:>5} stamps  {left_cents:>8} of {row.credits_cents:>8} cents  "
            f"back within {hours:.1f} h  resident {row.resident}  device {row.device} ({row.device_name})"
        )
    typer.echo(f"set aside: {stamps} stamps, {cents} cents, in {len(rows)} allowances")


@app.command("reclaim")
def reclaim_command(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Return to their wallets what is left of allowances whose time and grace are over."""
    with opened(database, data) as db:
        ended = total = reclaim(db, now_ms())
        while ended:
            ended = reclaim(db, now_ms())
            total += ended
    typer.echo(f"{total} allowances ended")


@app.command("fence")
def fence_command(device: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """A device is lost or was copied: its allowances end; after their grace what is left returns, and the device is shut out."""
    with opened(database, data) as db, db.write() as connection:
        if not fence(connection, device, now_ms()):
            fail("there is no such device")
    typer.echo("fenced: what it saved before may still arrive until the grace is over; then it must be enrolled anew")
