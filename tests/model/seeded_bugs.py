"""Bugs that were made on purpose, one at a time, in a copy of the program; the model must see each of them.

A bug is a replacement in one source file. Its text must stand there exactly once, so that a list that no longer fits the program fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Bug:
    """`old` becomes `new` in `file`."""

    name: str
    file: str
    old: str
    new: str


BUGS: tuple[Bug, ...] = ()


def plant(bug: Bug, folder: Path) -> None:
    """A copy of the program with the bug in it."""
    for name in ("kiosk", "central", "resources", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    file = folder / bug.file
    text = file.read_text(encoding="utf-8")
    assert text.count(bug.old) == 1, f"{bug.name}: its place in {bug.file} is gone"
    file.write_text(text.replace(bug.old, bug.new), encoding="utf-8")


def run_model(folder: Path, examples: int) -> subprocess.CompletedProcess[str]:
    """Run the model of the copy in `folder`, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tests.model.run", str(examples)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
