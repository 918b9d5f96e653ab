"""The model holds on the program as it is, and sees every bug of the list. `MODEL_EXAMPLES` sets how many runs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.model.run import run
from tests.model.seeded_bugs import BUGS, Bug, plant, run_model
from tests.model.world import reached

EXAMPLES = int(os.environ.get("MODEL_EXAMPLES", "20"))
#: What a session of the model must have met, or it proves nothing about it.
MUST_BE_REACHED = (
    "sent",
    "bought",
    "undone",
    "refunded",
    "taken back",
    "payload edited",
    "trick",
    "allowance spent",
    "allowance expired",
    "allowance returned",
    "race for a reply stamp",
    "reply stamp paid",
    "alert: fork",
    "enrolled anew",
    "disk put back",
    "clone used",
    "central restored",
    "central crashed",
    "device crashed",
    "wrong clock",
    "signed in offline",
    "replayed",
    "message delivered late",
    "message lost",
    "message answer lost",
    "message twice",
    "agreed",
)


@pytest.mark.timeout(1800)
def test_no_order_of_events_loses_or_doubles_anything(tmp_path: Path) -> None:
    reached.clear()
    run(EXAMPLES, tmp_path / "start")
    print(dict(sorted(reached.items())))
    missing = [name for name in MUST_BE_REACHED if not reached[name]]
    assert missing == []


def test_the_list_of_bugs_is_long_enough_and_fits_the_program(tmp_path: Path) -> None:
    assert len(BUGS) >= 15
    assert len({bug.name for bug in BUGS}) == len(BUGS)
    for number, bug in enumerate(BUGS):
        plant(bug, tmp_path / str(number))


@pytest.mark.slow
@pytest.mark.timeout(1000)
@pytest.mark.parametrize("bug", BUGS, ids=lambda bug: bug.name.replace(" ", "-"))
def test_the_model_sees_the_bug(bug: Bug, tmp_path: Path) -> None:
    plant(bug, tmp_path / "copy")
    seen = run_model(tmp_path / "copy", 150)
    assert seen.returncode == 1, f"not seen: {bug.name}\n{seen.stdout[-500:]}"
    assert "AssertionError" in seen.stderr, seen.stderr[-2000:]
