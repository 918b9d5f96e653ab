"""Installs the peers into build/peers from the pinned versions beside this file. Needs `npm` for PouchDB.

python -m tests.bench.sync.peers.install
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import venv

from tests.bench.sync.peers.run import BUILD, HERE


def main() -> None:
    """Each peer by itself: one that cannot be installed leaves the others."""
    BUILD.mkdir(parents=True, exist_ok=True)
    for name in ("kinto", "morango"):
        folder = BUILD / name
        if not (folder / "bin").exists():
            venv.create(folder, with_pip=True)
        wanted = HERE / name / "requirements.txt"
        done = subprocess.run([folder / "bin" / "pip", "-q", "install", "-r", wanted], check=False)
        print(name, "is there" if done.returncode == 0 else "could not be installed")
    pouch = BUILD / "pouch"
    shutil.copytree(HERE / "pouch", pouch, dirs_exist_ok=True)
    if shutil.which("npm") is None:
        print("pouch needs npm")
        sys.exit(1)
    done = subprocess.run(["npm", "ci", "--no-audit", "--no-fund"], cwd=pouch, check=False)
    print("pouch", "is there" if done.returncode == 0 else "could not be installed")


if __name__ == "__main__":
    main()
