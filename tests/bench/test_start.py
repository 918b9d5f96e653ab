"""From the start of the process to the first frame of sign-in."""

from __future__ import annotations

from statistics import median

import pytest

from tests.bench.children import Child
from tests.bench.conftest import Site
from tests.bench.figures import Table, middle, verdict

RUNS = 7
LIMIT = 2.0

pytestmark = pytest.mark.bench


def _first_frame_ms(module: str, words: tuple[str, ...], environment: dict[str, str]) -> float:
    with Child(module, *words, environment=environment) as child:
        taken = (child.hear()["at_s"] - child.started_s) * 1000
    return float(taken)


def test_first_frame_of_sign_in(site: Site, bare: dict[str, str], table: Table) -> None:
    def ours() -> float:
        return _first_frame_ms("tests.bench.first_screen", (), site.environment)

    def peer() -> float:
        return _first_frame_ms("tests.bench.bare_window", ("first",), bare)

    cold_peer, cold_ours = peer(), ours()
    bare_ms, screen_ms = [], []
    for _ in range(RUNS):
        bare_ms.append(peer())
        screen_ms.append(ours())
    ratio = median(screen_ms) / median(bare_ms)
    table.add("first frame, ms", middle(screen_ms, ".0f"), middle(bare_ms, ".0f"), ratio, verdict(ratio, LIMIT, "x"))
    table.add("first frame, nothing compiled yet, ms", f"{cold_ours:.0f}", f"{cold_peer:.0f}", cold_ours / cold_peer)
