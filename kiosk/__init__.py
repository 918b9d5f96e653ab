"""Lumen: the application that residents of a correctional facility touch, and the processes beside it."""

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType


class _WithoutRich(SourceFileLoader):
    """Loads structlog, which takes `rich` where it finds it (5 MiB in each process) to draw tracebacks on a developer's console.

    Ours are JSON lines.
    """

    @classmethod
    def find_spec(cls, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None) -> ModuleSpec | None:
        """structlog, to be loaded by this class; nothing else."""
        if name != "structlog" or "rich" in sys.modules:
            return None
        sys.meta_path.remove(cls)
        spec = PathFinder.find_spec(name, path, target)
        if spec is not None and spec.origin is not None:
            spec.loader = cls(name, spec.origin)
        return spec

    def exec_module(self, module: ModuleType) -> None:
        """Load it as if there were no `rich`."""
        sys.modules["rich"] = None  # type: ignore[assignment]
        try:
            super().exec_module(module)
        finally:
            del sys.modules["rich"]


# Not before it is asked for: structlog takes as long to load as the first picture of the screen takes to draw.
sys.meta_path.insert(0, _WithoutRich)
