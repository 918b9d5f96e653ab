"""What the screen process does without: modules that libraries load for others."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
#: Libraries of other processes, or of moments that most sessions do not have.
NOT_LOADED = (
    *("asyncio", "ssl", "http", "requests", "keyring", "typer", "rich", "psutil", "alembic"),
    *("PIL", "av", "uvicorn", "fastapi", "escpos", "serial", "PySide6.QtMultimedia"),
)
LOADED = f"""
import sys
from PySide6 import QtCore
from kiosk.ui.spared import spare
spare()
spare()
import kiosk.app, kiosk.ui.screen, kiosk.ui.process
print(sorted(name for name in {NOT_LOADED} if type(sys.modules.get(name, 0)) is type(sys)))
import linecache
print(sum(len(entry) > 1 and not name.startswith("<") for name, entry in linecache.cache.items()) < 60)
"""
USED = """
import sys
from PySide6 import QtCore
from kiosk.ui.spared import spare
spare()
import asyncio, importlib.metadata
first = asyncio
assert not first.iscoroutine(3) and "asyncio.events" not in sys.modules
from asyncio import events
import asyncio
assert asyncio is not first and first.run is asyncio.run and events is asyncio.events
assert isinstance(asyncio.TimeoutError(), Exception)
print(importlib.metadata.version("pydantic").count("."), sys.modules["importlib.metadata"].version is importlib.metadata.version)
"""


def _say(program: str) -> list[str]:
    said = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], cwd=ROOT, env=os.environ, capture_output=True, text=True, check=True, timeout=60
    )
    return said.stdout.splitlines()


def test_the_screen_loads_nothing_of_other_processes() -> None:
    loaded, without_sources = _say(LOADED)
    assert loaded == "[]"
    assert without_sources == "True", "the sources of all modules are kept in memory"


def test_what_was_spared_is_there_once_it_is_used() -> None:
    assert _say(USED) == ["2 True"]
