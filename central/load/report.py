"""Results as tables, and the times of requests as a plot in the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.bar import Bar
from rich.console import Group
from rich.table import Table

from central.load.scenarios import Result

#: Steps of the plot: so many per cent of the requests were answered within …
_STEPS = (10, 25, 50, 75, 90, 95, 99, 100)
_PLOT_COLUMNS = 50


def quantile(times_s: Sequence[float], percent: int) -> float:
    """The time that `percent` of the requests did not exceed (nearest rank). `times_s` is not empty."""
    ranked = sorted(times_s)
    return ranked[max(0, -(-percent * len(ranked) // 100) - 1)]


def report(results: Sequence[Result]) -> Group:
    """Everything, ready for a console."""
    return Group(_figures(results), *(_plot(result) for result in results if result.times_s))


def _figures(results: Sequence[Result]) -> Table:
    table = Table("scenario", "figure", title="What was measured", title_justify="left")
    table.add_column("value", justify="right")
    for result in results:
        rows = [(name, f"{value:,.1f} {unit}") for name, (value, unit) in result.figures.items()]
        if result.times_s:
            count = f"{len(result.times_s):,}"
            rows += [(f"{part} % of {count} within", f"{quantile(result.times_s, part) * 1000:,.1f} ms") for part in (50, 95, 99)]
        rows.append(("errors", str(result.errors)))
        for number, (name, value) in enumerate(rows):
            table.add_row("" if number else result.name, name, value, end_section=number == len(rows) - 1)
    return table


def _plot(result: Result) -> Table:
    slowest = quantile(result.times_s, 100)
    table = Table(show_header=False, box=None, title=f"{result.name}: answered within", title_justify="left")
    for percent in _STEPS:
        time_s = quantile(result.times_s, percent)
        table.add_row(f"{percent} %", Bar(slowest, 0, time_s, width=_PLOT_COLUMNS), f"{time_s * 1000:,.1f} ms")
    return table
