"""The folder of sealed files, compared with what the store says of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

#: The folder is read anew at least so often, whatever its time says.
COMPARE_EVERY_MS = 60 * 1000


class Folder:
    """Each bell brings a comparison: where neither rows nor folder changed since the last one, it costs one look at its time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last: tuple[int, dict[str, str]] | None = None
        self._until_ms = 0

    def differs(self, known: Mapping[str, str], boot_ms: int) -> tuple[list[str], list[str]]:
        """Names in the folder that no row of `known` (state by container) is about; containers that should be whole and are gone."""
        changed_ns = self._path.stat().st_mtime_ns if self._path.is_dir() else 0
        if self._last == (changed_ns, known) and boot_ms < self._until_ms:
            return [], []
        here = {path.name for path in self._path.iterdir()} if changed_ns else set()
        self._last, self._until_ms = (changed_ns, dict(known)), boot_ms + COMPARE_EVERY_MS
        stray = [name for name in here if name.removesuffix(".part") not in known]
        return stray, [container for container, state in known.items() if state == "whole" and container not in here]
