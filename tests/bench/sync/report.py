"""Figures beside their floor and aim, printed as a table. Only ratios and counts say met or missed: rates belong to a machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True)
class Target:
    """What is wanted of a figure. `less`: smaller is better."""

    measure: str
    floor: float
    aim: float
    less: bool = False
    form: str = ".2f"

    def wanted(self) -> tuple[str, str]:
        """Floor and aim."""
        return f"{self.floor:{self.form}}", f"{self.aim:{self.form}}"

    def verdict(self, value: float) -> str:
        """How a figure stands to it."""
        if value <= self.aim if self.less else value >= self.aim:
            return "aim met"
        return "floor met" if (value <= self.floor if self.less else value >= self.floor) else "MISSED"


def ratio(ours: Sequence[float], other: Sequence[float]) -> float:
    """The median of the ratios of each round: both sides of a round met the same machine."""
    return median(mine / its for mine, its in zip(ours, other, strict=True))


def spread(values: Sequence[float], form: str = ",.0f") -> str:
    """The median and, in brackets, the lowest and the highest."""
    return f"{median(values):{form}} ({min(values):{form}} to {max(values):{form}})"


class Report:
    """Collects the lines of a run."""

    def __init__(self) -> None:
        self._lines: list[tuple[str, ...]] = []

    def add(self, target: Target, value: float, ours: str = "", beside: str = "") -> None:
        """A figure, and the rates that it comes from."""
        self._lines.append((target.measure, *target.wanted(), f"{value:{target.form}}", target.verdict(value), ours, beside))

    def skip(self, target: Target, why: str) -> None:
        """A figure that this machine cannot give."""
        self._lines.append(
            (target.measure, f"{target.floor:{target.form}}", f"{target.aim:{target.form}}", "", "not measured", why, "")
        )

    def __str__(self) -> str:
        rows = [("measure", "floor", "aim", "figure", "", "Lumen", "beside"), *self._lines]
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        written = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
        return "\n".join([written[0], "-" * max(map(len, written)), *written[1:]])
