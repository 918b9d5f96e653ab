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


def run(examples: int, start: Path, chance: int | None = None) -> None:
    """Raises what broke. The same examples each time, for each seed."""
    quiet_logs()
    Model.start = template(start)
    run_state_machine_as_test(
        Model if chance is None else seed(chance)(Model),
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            derandomize=chance is None,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def main() -> None:
    """Entry point."""
    with tempfile.TemporaryDirectory(prefix="model-") as folder:
        run(int(sys.argv[1]), Path(folder) / "start", *map(int, sys.argv[2:3]))
    print(dict(sorted(reached.items())))


if __name__ == "__main__":
    main()
