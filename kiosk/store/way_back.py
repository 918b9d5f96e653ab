"""After an update was taken back: the newer release, which still lies beside this one, takes its own migrations back.

This release does not know them. What was saved meanwhile stays, as far as these tables have room for it.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from kiosk.store.engine import Store, StoreOutdated
from kiosk.store.migrate import HEAD, current_revision, scripts_know

TIMEOUT_S = 300.0


def is_newer(store: Store) -> bool:
    """Whether the store stands at a migration that this program does not know."""
    with store.read() as connection:
        found = current_revision(connection)
    return found is not None and not scripts_know(found)


def let_newer_go_back(release: Path, settings: Path | None) -> None:
    """Have another release beside `release` bring the store to this program's tables. Raises StoreOutdated: none can."""
    standing = release.resolve()
    others = sorted(standing.parent.glob("*/bin/kiosk"), key=lambda path: path.stat().st_mtime, reverse=True)
    named = [] if settings is None else ["--settings", str(settings)]
    for program in others:
        if program.parent.parent == standing:
            continue
        done = subprocess.run([str(program), "migrate", "--to", HEAD, *named], check=False, timeout=TIMEOUT_S)
        if done.returncode == 0:
            return
    raise StoreOutdated(f"the store is of a newer program, this one needs {HEAD}, and no release beside it takes it back")
