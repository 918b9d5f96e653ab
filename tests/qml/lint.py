"""qmllint over every QML file, with the types of the Python view models.

    python -m tests.qml.lint

Type descriptions of `Kiosk.Models` are made from the view models' own Qt properties (pyside6-qml-stubgen), so a QML file that names a
property no view model has is an error here. Any warning fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from pathlib import Path

import PySide6
from PySide6.QtCore import QLibraryInfo

ROOT = Path(__file__).resolve().parents[2]
QML = ROOT / "kiosk" / "ui" / "qml"
VIEW_MODELS = ROOT / "kiosk" / "ui" / "viewmodels"


def describe_types(folder: Path) -> None:
    """Write the type descriptions of the view models below `folder`. Raises CalledProcessError with what the tool said."""
    _run("pyside6-qml-stubgen", str(VIEW_MODELS), f"--out-dir={folder}", "--force-rebuild")


def screens() -> list[Path]:
    """Every QML file of the screens."""
    return sorted(QML.rglob("*.qml"))


def lint(folder: Path, files: Sequence[Path]) -> str:
    """What qmllint has to say of these files; empty when all is well. `folder` holds the type descriptions."""
    paths = [str(QML), str(folder), QLibraryInfo.path(QLibraryInfo.LibraryPath.QmlImportsPath)]
    imports = [argument for path in paths for argument in ("-I", path)]
    # The tool itself: the script around it adds its whole command line to every complaint.
    command = [str(Path(PySide6.__file__).with_name("qmllint")), "-W", "0", "--bare", *imports, *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def main() -> int:
    """Lint; returns the exit status."""
    with tempfile.TemporaryDirectory() as scratch:
        describe_types(Path(scratch))
        found = lint(Path(scratch), screens())
    sys.stderr.write(found)
    return 1 if found else 0


def _program(name: str) -> str:
    return str(Path(sysconfig.get_path("scripts")) / name)


def _run(name: str, *arguments: str) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run([_program(name), *arguments], cwd=ROOT, env=environment, check=True, capture_output=True, text=True)


if __name__ == "__main__":
    sys.exit(main())
