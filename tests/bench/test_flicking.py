"""Frames while an inbox of 10,000 letters is flicked, with another process committing to the store."""

from __future__ import annotations

from dataclasses import dataclass, field

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

pytestmark = [pytest.mark.bench, pytest.mark.timeout(1800)]


@dataclass
class Rounds:
    """Frame intervals of each round, ms, and pages of changes that the other process committed meanwhile."""

    ours: list[list[float]] = field(default_factory=list)
    bare: list[list[float]] = field(default_factory=list)
    #: Processor time of the GUI thread between two frames, ms, of all rounds.
    work: list[float] = field(default_factory=list)
    bare_work: list[float] = field(default_factory=list)
    commits: list[int] = field(default_factory=list)
    #: Seconds until the work that a round left behind was done.
    after: list[float] = field(default_factory=list)

    def report(self, table: Table, name: str) -> None:
        """Lines of the table."""
        ours, bare = ([value for values in rounds for value in values] for rounds in (self.ours, self.bare))
        p95 = percentile(ours, 95)
        beside = f", {sum(self.commits) / len(self.commits):.0f} commits beside" if any(self.commits) else ", store quiet"
        table.add(
            f"flick, {name}{beside}: frame interval p95, ms",
            middle([percentile(values, 95) for values in self.ours], ".1f"),
            middle([percentile(values, 95) for values in self.bare], ".1f"),
            p95 / percentile(bare, 95),
            verdict(p95, LIMIT_MS, " ms"),
        )
        table.add("    of it: p50, worst, share over 50 ms", _in_words(ours), _in_words(bare))
        table.add("    of it: processor time of the GUI thread a frame, p50, p95, p99, ms", _ranks(self.work), _ranks(self.bare_work))
        if any(self.commits):
            table.add("    of it: work left behind by the burst, s", middle(self.after, ".1f"))


def _ranks(every: list[float]) -> str:
    return ", ".join(f"{percentile(every, rank):.1f}" for rank in (50, 95, 99))


def _in_words(every: list[float]) -> str:
    late = sum(value > STOP_MS for value in every)
    return f"{percentile(every, 50):.1f}, {max(every):.0f}, {late / len(every):.1%}"


def _flick(screen: Child, window: Child, peer: Child, *, busy: bool) -> Rounds:
    """The bare window's moving square and our list, by turns and never at once, beside the same load."""
    rounds = Rounds()
    for _ in range(ROUNDS):
        for child, order in ((window, ("move", MOVE_MS)), (screen, ("flick", FLICKS))):
            if busy:
                peer.ask("busy")
            told = child.ask(*order)
            commits = peer.ask("stop")["commits"] if busy else 0
            if child is window:
                rounds.bare.append(told["intervals"])
                rounds.bare_work += told["work"]
            else:
                assert told["pixels"] > 1000, "the list did not move"
                rounds.ours.append(told["intervals"])
                rounds.work += told["work"]
                rounds.commits.append(commits)
        # What came meanwhile is taken in before the next round.
        rounds.after.append(screen.ask("settle")["seconds"])
    return rounds


def test_flicking_a_long_inbox(large_site: Site, bare: dict[str, str], table: Table) -> None:
    peer = large_site.peer
    with Child("tests.bench.bare_window", "work", environment=bare) as window, large_site.signed_in() as screen:
        window.hear()
        screen.ask("go", "inbox")
        for rows in (50, MANY):
            loaded = screen.ask("older", rows)
            assert loaded["rows"] >= rows
            if loaded["page_ms"]:
                table.add(
                    "show 50 older letters: p50, worst, ms", f"{percentile(loaded['page_ms'], 50):.0f}, {max(loaded['page_ms']):.0f}"
                )
            for busy in (False, True):
                _flick(screen, window, peer, busy=busy).report(table, f"{rows:,} of {MANY:,} loaded")
