"""From a touch of a key to the frame that shows it."""

from __future__ import annotations

from statistics import median

import pytest

from tests.bench.children import Child
from tests.bench.conftest import Site
from tests.bench.figures import Table, percentile, verdict

ROUNDS = 3
TAPS = 80
LIMIT_MS = 12

pytestmark = pytest.mark.bench


def _in_words(rounds: list[list[float]]) -> str:
    every = [value for values in rounds for value in values]
    worst = [percentile(values, 95) for values in rounds]
    return f"p50 {percentile(every, 50):.1f}, p95 {percentile(every, 95):.1f} ({min(worst):.1f} to {max(worst):.1f})"


def test_tap_to_paint(site: Site, bare: dict[str, str], table: Table) -> None:
    ours: dict[str, list[list[float]]] = {"lit": [], "painted": [], "work": []}
    peer: dict[str, list[list[float]]] = {"lit": [], "painted": [], "work": []}
    with Child("tests.bench.bare_window", "work", environment=bare) as window, site.signed_in() as screen:
        window.hear()
        screen.ask("go", "inbox")
        screen.ask("read", "msg-1")
        screen.ask("reply")
        for _ in range(ROUNDS):
            for seen, told in ((peer, window.ask("type", TAPS)), (ours, screen.ask("type", TAPS))):
                assert told["written"] == TAPS
                for part, values in seen.items():
                    values.append(told[part])
    for part, name in (("painted", "release of a key to the letter's frame, ms"), ("lit", "press of a key to its lit frame, ms")):
        p95 = percentile([value for values in ours[part] for value in values], 95)
        ratio = median(value for values in ours[part] for value in values) / median(value for values in peer[part] for value in values)
        table.add(name, _in_words(ours[part]), _in_words(peer[part]), ratio, verdict(p95, LIMIT_MS, " ms"))
    table.add("    of it: processor time of the GUI thread, release to frame, ms", _in_words(ours["work"]), _in_words(peer["work"]))
