"""`central load`."""

from __future__ import annotations

import asyncio
import json
import resource
from typing import TYPE_CHECKING, Annotated

import typer

from central.cli_options import fail

if TYPE_CHECKING:
    from central.load.scenarios import Result


def load_command(
    devices: Annotated[int, typer.Option(min=1, help="Devices in the rush and the burst.")] = 100,
    idle: Annotated[int, typer.Option(min=0, help="Devices that wait for news; 0 leaves this out.")] = 2000,
    batches: Annotated[int, typer.Option(min=1)] = 5,
    size: Annotated[int, typer.Option(min=1, max=500, help="Commands in a batch.")] = 20,
    enrol: Annotated[int, typer.Option(min=0, help="Instead of all else: so many devices enrol from one manifest.")] = 0,
    workers: Annotated[int, typer.Option(min=1, max=64)] = 1,
    database: Annotated[str, typer.Option("--database", help="SQLAlchemy URL of an empty database; without one, SQLite.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Figures as JSON, without the plot.")] = False,
) -> None:
    """Simulate a fleet against a central of its own, and print throughput, times, memory and errors."""
    from rich.console import Console

    from central.load.report import report
    from central.load.stage import NotEmpty

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 2 * max(devices, idle, enrol) + 200
    if soft < wanted:
        if hard != resource.RLIM_INFINITY and hard < wanted:
            fail(f"this many devices need {wanted} open files; the system allows {hard}")
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
    try:
        results = asyncio.run(_run(devices, idle, batches, size, workers, database, enrol))
    except NotEmpty as error:
        fail(str(error))
    if as_json:
        typer.echo(
            json.dumps(
                {one.name: {"errors": one.errors, **{name: value for name, (value, _) in one.figures.items()}} for one in results}
            )
        )
        return
    Console(width=100).print(report(results))


async def _run(devices: int, idle: int, batches: int, size: int, workers: int, database: str, enrol: int) -> list[Result]:
    from central.load import scenarios
    from central.load.stage import set_up

    results: list[Result] = []
    with set_up(database, residents=min(devices, 40), workers=workers) as stage:
        if enrol:
            return [await scenarios.enrolment(stage, enrol)]
        if idle:
            async with scenarios.fleet(stage, idle) as waiting:
                results.append(await scenarios.idle(stage, waiting))
        async with scenarios.fleet(stage, devices) as fleet:
            results.append(await scenarios.rush(stage, fleet, spread_s=devices / 200))
            results.append(await scenarios.rush(stage, fleet, spread_s=0))
            results.append(await scenarios.burst(stage, fleet, batches, size))
    return results
