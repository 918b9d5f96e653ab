"""Memory of the screen process of somebody who reads and writes."""

from __future__ import annotations

import pytest

from tests.bench.children import Child
from tests.bench.conftest import Site
from tests.bench.figures import Table, verdict

LIMIT_MB = 150
ROUTES = ("inbox", "sent", "drafts", "people", "money", "help")
#: Changes of screen that fill caches and pools, and those that are counted.
SETTLING = 300
CHANGES = 1_500
AT_ONCE = 150
GROWTH_MB = 2

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1200)]


def _in_words(held: dict[str, float]) -> str:
    return ", ".join(f"{name} {held[key]:.0f}" for name, key in (("RSS", "rss"), ("PSS", "pss"), ("USS", "uss"), ("own", "own")))


def test_memory_signed_in(site: Site, bare: dict[str, str], table: Table) -> None:
    with Child("tests.bench.bare_window", "work", environment=bare) as window:
        window.hear()
        peer = window.memory()
    with site.signed_in() as screen:
        home = screen.memory()
        screen.ask("go", "inbox")
        screen.ask("read", "msg-1")
        screen.ask("reply")
        held = screen.memory()
    table.add("memory at home, MB", _in_words(home), _in_words(peer), home["rss"] / peer["rss"])
    table.add(
        "memory after inbox, message, compose, MB",
        _in_words(held),
        _in_words(peer),
        held["rss"] / peer["rss"],
        f"RSS: {verdict(held['rss'], LIMIT_MB, ' MB')}; PSS: {verdict(held['pss'], LIMIT_MB, ' MB')}",
    )


def test_memory_does_not_grow_with_use(site: Site, table: Table) -> None:
    """Memory of its own after the first changes of screen, which fill what is kept, and after many more.

    Not the unique memory: pages of Qt become unique when another process that has Qt ends.
    """
    with site.signed_in() as screen:
        held = [screen.memory()["own"] for _ in range(0, SETTLING + CHANGES, AT_ONCE) if screen.ask("change", AT_ONCE, *ROUTES)]
    before, after = held[SETTLING // AT_ONCE - 1], held[-1]
    grown = after - before
    table.add(
        f"growth after {CHANGES:,} more screens, MB",
        f"own {before:.1f} to {after:.1f}: {grown:+.1f}",
        verdict=verdict(grown, GROWTH_MB, " MB"),
    )
