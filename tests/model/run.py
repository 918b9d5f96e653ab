"""Runs the model alone: `python -m tests.model.run EXAMPLES`. Ends with 1 and the failure when an invariant broke."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.model.machine import Model, template
from tests.model.world import quiet_logs, reached


def run(examples: int, start: Path) -> None:
    """Raises what broke. The same examples each time."""
    quiet_logs()
    Model.start = template(start)
    run_state_machine_as_test(
        Model,
        settings=settings(
            max_examples=examples,
            stateful_step_count=40,
            deadline=None,
            derandomize=True,
            database=None,
            phases=(Phase.generate,),
            suppress_health_check=list(HealthCheck),
        ),
    )


def main() -> None:
    """Entry point."""
    with tempfile.TemporaryDirectory(prefix="model-") as folder:
        run(int(sys.argv[1]), Path(folder) / "start")
    print(dict(reached))


if __name__ == "__main__":
    main()
