"""Lumen: the application that residents of a correctional facility touch, and the processes beside it."""

import sys

# structlog loads `rich` where it finds it (5 MiB in each process), to draw tracebacks on a developer's console. Ours are JSON lines.
if "structlog" not in sys.modules and "rich" not in sys.modules:
    sys.modules["rich"] = None  # type: ignore[assignment]
    import structlog  # noqa: F401

    del sys.modules["rich"]
