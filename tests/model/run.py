"""Runs the model alone: `python -m tests.model.run EXAMPLES [SEED]`. Ends with 1 and the failure when an invariant broke."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.model.beginning import quiet_logs
from tests.model.machine import Model, template
from tests.model.world import reached

#: After ten examples Hypothesis repeats parts of earlier ones. Here fresh ones find more, so that each ten have a seed of their own.
FRESH = 10


def run(examples: int, start: Path, chance: int = 0) -> None:
    """Raises what broke. The same examples each time, for each `chance`."""
    quiet_logs()
    Model.start = template(start)
    for done in range(0, examples, FRESH):
        run_state_machine_as_test(
            seed(chance * 1_000_000 + done)(Model),
            settings=settings(
                max_examples=min(FRESH, examples - done),
                stateful_step_count=40,
                deadline=None,
                database=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            ),
        )


def main() -> None:
    """Entry point."""
    try:
        with tempfile.TemporaryDirectory(prefix="model-") as folder:
            run(int(sys.argv[1]), Path(folder) / "start", *map(int, sys.argv[2:3]))
    finally:
        print(dict(sorted(reached.items())))


if __name__ == "__main__":
    main()
