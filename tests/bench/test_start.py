"""From the start of the process to the first frame of sign-in."""

from __future__ import annotations

from statistics import median

import pytest

from tests.bench.children import Child
from tests.bench.conftest import Site
from tests.bench.figures import Table, middle, verdict

RUNS = 7
LIMIT = 1.6

pytestmark = pytest.mark.bench


def _frames_ms(module: str, words: tuple[str, ...], environment: dict[str, str], count: int = 1) -> list[float]:
    with Child(module, *words, environment=environment) as child:
        return [float(child.hear()["at_s"] - child.started_s) * 1000 for _ in range(count)]


def test_first_frame_of_sign_in(site: Site, bare: dict[str, str], table: Table) -> None:
    def ours() -> tuple[float, float]:
        picture, ready = _frames_ms("tests.bench.first_screen", (), site.environment, 2)
        return picture, ready

    def peer() -> float:
        return _frames_ms("tests.bench.bare_window", ("first",), bare)[0]

    cold_peer, (cold_ours, _) = peer(), ours()
    bare_ms, screen_ms, ready_ms = [], [], []
    for _ in range(RUNS):
        bare_ms.append(peer())
        picture, ready = ours()
        screen_ms.append(picture)
        ready_ms.append(ready)
    ratio = median(screen_ms) / median(bare_ms)
    table.add("first frame, ms", middle(screen_ms, ".0f"), middle(bare_ms, ".0f"), ratio, verdict(ratio, LIMIT, "x"))
    table.add("until it answers a touch, ms", middle(ready_ms, ".0f"), middle(bare_ms, ".0f"), median(ready_ms) / median(bare_ms))
    table.add("first frame, nothing compiled yet, ms", f"{cold_ours:.0f}", f"{cold_peer:.0f}", cold_ours / cold_peer)
