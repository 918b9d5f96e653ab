# ruff: noqa: INP001
"""Whether the lock names a version with a known vulnerability: `python packaging/supply/audit_lock.py PIP-AUDIT LOCK`.

Exit 0: every package of the lock was asked about and none is known to be vulnerable. 1: some are, and which. 2: it could not be
told, because the service (OSV) was not reached or left a package out. Never 0 without an answer for each.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

SERVICE = "osv"
TIMEOUT_S = 20
_NAMED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==([^ \\;]+)", re.MULTILINE)


def locked(lock: str) -> dict[str, str]:
    """Names (normal form, PEP 503) and versions that a lock holds."""
    return {normal(name): version for name, version in _NAMED.findall(lock)}


def normal(name: str) -> str:
    """A package's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def judge(lock: str, said: str) -> tuple[int, list[str]]:
    """The exit status, and what is to be told; `said` is pip-audit's JSON, or whatever came in its place."""
    try:
        found: list[dict[str, Any]] = json.loads(said)["dependencies"]
        asked = {normal(one["name"]): one["vulns"] for one in found if "skip_reason" not in one}
    except (ValueError, KeyError, TypeError):
        return 2, ["the vulnerability service gave no answer: NOTHING WAS CHECKED"]
    wanted = locked(lock)
    missing = sorted(set(wanted) - set(asked))
    if not wanted or missing:
        return 2, [f"NOT CHECKED: {', '.join(missing) or 'the lock is empty'}"]
    bad = [
        f"{name} {wanted[name]}: {one['id']}, mended in {', '.join(one['fix_versions']) or 'no version yet'}"
        for name in sorted(wanted)
        for one in asked[name]
    ]
    return (1, bad) if bad else (0, [f"{len(wanted)} packages, no known vulnerability"])


def main(tool: str, lock: Path) -> int:
    """Ask, tell, and return the exit status."""
    command = [tool, "--strict", "--disable-pip", "--require-hashes", "-s", SERVICE, "--timeout", str(TIMEOUT_S), "-f", "json"]
    done = subprocess.run([*command, "-r", str(lock)], capture_output=True, text=True, check=False)
    status, words = judge(lock.read_text(encoding="utf-8"), done.stdout)
    for line in words:
        (sys.stderr if status else sys.stdout).write(f"{lock}: {line}\n")
    if status == 2 and done.stderr:
        sys.stderr.write(f"{done.stderr.strip().splitlines()[-1][:300]}\n")
    return status


if __name__ == "__main__":
    sys.exit(max(main(sys.argv[1], Path(lock)) for lock in sys.argv[2:]))
