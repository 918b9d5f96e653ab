"""From the wish for another screen to its first frame; what an inbox of 10,000 costs beside one of a hundred."""

from __future__ import annotations

from statistics import median

import pytest

from tests.bench.children import Child
from tests.bench.conftest import MANY, Site
from tests.bench.figures import Table, percentile, verdict

ROUTES = ("inbox", "sent", "drafts", "people", "money", "help")
CHANGES = 240
LIMIT_MS = 100
OPENINGS = 40
LIMIT_OPENING = 1.5

pytestmark = [pytest.mark.bench, pytest.mark.timeout(900)]


def test_changing_the_screen(site: Site, table: Table) -> None:
    with site.signed_in() as screen:
        screen.ask("change", 2 * len(ROUTES), *ROUTES)  # each page is compiled and its pictures are made once
        taken = screen.ask("change", CHANGES, *ROUTES)["taken"]
    every = [value for values in taken.values() for value in values]
    p95 = percentile(every, 95)
    words = f"p50 {percentile(every, 50):.0f}, p95 {p95:.0f}, worst {max(every):.0f}"
    table.add("another screen: to its first frame, ms", words, verdict=verdict(p95, LIMIT_MS, " ms"))
    table.add("    of it: p50 of each", ", ".join(f"{route} {median(values):.0f}" for route, values in taken.items()))


def test_opening_a_long_inbox(hundred_site: Site, large_site: Site, table: Table) -> None:
    """By turns, from Home, over a store that is quiet."""
    opened: dict[str, list[float]] = {"hundred": [], "many": []}

    def turn(name: str, screen: Child) -> None:
        opened[name] += screen.ask("change", OPENINGS // 4, "inbox")["taken"]["inbox"]

    with hundred_site.signed_in() as few, large_site.signed_in() as many:
        for screen in (few, many):
            screen.ask("change", 4, "inbox")
        for _ in range(4):
            turn("hundred", few)
            turn("many", many)
    ratio = median(opened["many"]) / median(opened["hundred"])
    table.add(
        f"opening an inbox of {MANY:,}, beside one of 100, ms",
        f"{median(opened['many']):.0f}",
        f"{median(opened['hundred']):.0f}",
        ratio,
        verdict(ratio, LIMIT_OPENING, "x"),
    )
