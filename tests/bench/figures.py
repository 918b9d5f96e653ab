"""What was measured, summed up, and the table that is printed at the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


def percentile(values: Sequence[float], percent: float) -> float:
    """The nearest-rank percentile of `values` (not empty)."""
    ranked = sorted(values)
    return ranked[max(0, min(len(ranked) - 1, -(-len(ranked) * int(percent * 10) // 1000) - 1))]


def middle(values: Sequence[float], form: str) -> str:
    """The median and, in brackets, the lowest and the highest."""
    return f"{median(values):{form}} ({min(values):{form}} to {max(values):{form}})"


def verdict(value: float, limit: float, unit: str) -> str:
    """How a figure stands to the limit declared here."""
    return f"limit {limit:g}{unit} here: {'met' if value <= limit else 'NOT met'}"


@dataclass(frozen=True)
class Line:
    """One line of the table, in words."""

    what: str
    ours: str
    peer: str
    ratio: str
    verdict: str


class Table:
    """Collects the lines of a run."""

    def __init__(self) -> None:
        self._lines: list[Line] = []

    def add(self, what: str, ours: str, peer: str = "", ratio: float | None = None, verdict: str = "") -> None:
        """One more figure; `peer` is the same of the bare window."""
        self._lines.append(Line(what, ours, peer, "" if ratio is None else f"{ratio:.2f}", verdict))

    def __str__(self) -> str:
        rows = [("figure", "Lumen", "bare window", "ratio", ""), *((n.what, n.ours, n.peer, n.ratio, n.verdict) for n in self._lines)]
        widths = [max(len(row[column]) for row in rows) for column in range(5)]
        written = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
        return "\n".join([written[0], "-" * max(map(len, written)), *written[1:]])
