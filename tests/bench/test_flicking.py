"""Frames while an inbox of 10,000 letters is flicked, with another process committing to the store."""

from __future__ import annotations

import pytest

from tests.bench.children import Child
from tests.bench.conftest import MANY, Site
from tests.bench.figures import Table, middle, percentile, verdict

ROUNDS = 3
FLICKS = 6
MOVE_MS = 3000
LIMIT_MS = 18
#: A frame so late is seen as a stop by everybody.
STOP_MS = 50

pytestmark = pytest.mark.bench


def _flick(screen: Child, peer: Child | None) -> tuple[list[list[float]], float]:
    """Rounds of frame intervals, and commits of the other process a round."""
    rounds, commits = [], 0
    for _ in range(ROUNDS):
        if peer is not None:
            peer.ask("busy")
        told = screen.ask("flick", FLICKS)
        if peer is not None:
            commits += peer.ask("stop")["commits"]
        assert told["pixels"] > 1000
        rounds.append(told["intervals"])
    return rounds, commits / ROUNDS


def _report(table: Table, name: str, ours: list[list[float]], peer: list[list[float]]) -> None:
    p95 = percentile([value for values in ours for value in values], 95)
    peer_p95 = percentile([value for values in peer for value in values], 95)
    table.add(
        f"{name}, frame interval p95, ms",
        middle([percentile(values, 95) for values in ours], ".1f"),
        middle([percentile(values, 95) for values in peer], ".1f"),
        p95 / peer_p95,
        verdict(p95, LIMIT_MS, " ms"),
    )
    every = [value for values in ours for value in values]
    late = sum(value > STOP_MS for value in every)
    table.add("    of it: p50, worst, share over 50 ms", f"{percentile(every, 50):.1f}, {max(every):.0f}, {late / len(every):.1%}")


def test_flicking_a_long_inbox(large_site: Site, bare: dict[str, str], table: Table) -> None:
    with Child("tests.bench.bare_window", "work", environment=bare) as window:
        window.hear()
        pace = [window.ask("move", MOVE_MS)["intervals"] for _ in range(ROUNDS)]
    with large_site.signed_in() as screen:
        screen.ask("go", "inbox")
        assert screen.ask("older", 250)["rows"] == 250
        _report(table, "flick, 250 of 10,000 loaded, quiet", _flick(screen, None)[0], pace)
        ours, commits = _flick(screen, large_site.peer)
        _report(table, f"flick, 250 of 10,000 loaded, {commits:.0f} commits beside", ours, pace)
        loaded = screen.ask("older", MANY)
        assert loaded["rows"] >= MANY
        table.add("show 50 older letters, ms: p50, worst", f"{percentile(loaded['page_ms'], 50):.0f}, {max(loaded['page_ms']):.0f}")
        _report(table, "flick, all 10,000 loaded, quiet", _flick(screen, None)[0], pace)
        ours, commits = _flick(screen, large_site.peer)
        _report(table, f"flick, all 10,000 loaded, {commits:.0f} commits beside", ours, pace)
