"""An update, step by step, each written down before it is taken: prepare, switch, try, keep or go back.

A release is on trial until sync, running in it, says that the device is well (`good` in the spool): the screen stands, the checks of
`kiosk doctor` find no new problem, central was reached. When nobody says so in time, the one before stands again by itself.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kiosk.warden import roles
from kiosk.warden.deeds import Deeds, Failed
from kiosk.warden.kept import Kept, read_foreign
from kiosk.warden.releases import NotInstalled, Releases

TRIAL_S = 300.0
#: A release that takes the machine or the warden down is not tried for ever.
MOST_TRIES = 3
GOOD = "good"
_MOST_ROOTS = 64

Ended = tuple[str, str]
Keep = Callable[[dict[str, Any]], None]


class Installing:
    """`spool`: where sync lays releases and their metadata (`targets/`, `metadata/`). `root`: the trusted root of the package."""

    def __init__(self, kept: Kept, releases: Releases, deeds: Deeds, spool: Path, root: Path, *, trial_s: float = TRIAL_S) -> None:
        self._kept = kept
        self._releases = releases
        self._deeds = deeds
        self._spool = spool
        self._root = root
        self._trial_s = trial_s
        #: Since when this process tries the release that stands.
        self._since: float | None = None

    def step(self, begun: dict[str, Any], keep: Keep) -> Ended | None:
        """The next step of an update; its outcome once it has one."""
        try:
            match begun.get("step", "prepare"):
                case "prepare":
                    return self._prepare(begun, keep)
                case "switch":
                    return self._switch(begun, keep)
                case "trial":
                    return self._trial(begun, keep)
                case _:
                    return self._back(begun)
        except (NotInstalled, roles.NotSigned) as why:
            return "refused", str(why)

    def _prepare(self, begun: dict[str, Any], keep: Keep) -> Ended | None:
        asked = begun.get("update")
        if not isinstance(asked, dict):
            return "refused", "no_such_release"
        version, name = str(asked.get("version")), str(asked.get("target"))
        if not self._root.exists():
            return "refused", "no_root"
        target = self._believed(name)
        said = {"sha256": target.sha256, "length": target.length, "build": target.build}
        if {key: asked.get(key) for key in said} != said or name != f"lumen-{version}.tar" or version.startswith("."):
            return "refused", "altered"
        if target.build <= self._kept.values.get("build", 0):
            return "refused", "older"
        self._releases.unpack(self._spool / "targets" / name, version, target.sha256, target.length)
        before = self._releases.standing
        if not before:
            return "refused", "no_release_stands"
        keep({**begun, "step": "switch", "version": version, "before": before, "build": target.build, "tries": 0})
        return None

    def _believed(self, name: str) -> roles.Target:
        """What the release keys say. The root that was come to, and the version of the metadata, are kept: neither goes back."""
        packaged = self._root.read_bytes()
        kept = str(self._kept.values.get("root") or "").encode()
        root = kept if kept and roles.root_version(kept) >= roles.root_version(packaged) else packaged
        for _ in range(_MOST_ROOTS):
            offered = read_foreign(self._spool / "metadata" / "root_history" / f"{roles.root_version(root) + 1}.root.json")
            if offered is None:
                break
            root = roles.next_root(root, offered)
        targets = read_foreign(self._spool / "metadata" / "targets.json")
        if targets is None:
            raise roles.NotSigned("metadata")
        target, version = roles.read_target(root, targets, name, time.time_ns() // 1_000_000, int(self._kept.values.get("targets", 0)))
        self._kept.put(root=root.decode(), targets=version)
        return target

    def _switch(self, begun: dict[str, Any], keep: Keep) -> Ended | None:
        self._releases.stand(begun["version"])
        keep({**begun, "step": "trial", "tries": 0})
        self._restart()
        self._since = time.monotonic()
        return None

    def _trial(self, begun: dict[str, Any], keep: Keep) -> Ended | None:
        if self._good(begun["order"]):
            self._kept.put(build=begun["build"])
            self._releases.keep_only(begun["version"], begun["before"])
            return "done", ""
        if self._since is None:
            # The warden, or the machine, started anew while the release was tried.
            if begun["tries"] >= MOST_TRIES:
                keep({**begun, "step": "back"})
                return None
            keep({**begun, "tries": begun["tries"] + 1})
            self._restart()
            self._since = time.monotonic()
        elif time.monotonic() - self._since > self._trial_s:
            keep({**begun, "step": "back"})
        return None

    def _back(self, begun: dict[str, Any]) -> Ended:
        self._releases.stand(begun["before"])
        self._restart()
        return "failed", "rolled_back"

    def _restart(self) -> None:
        try:
            self._deeds.restart_release()
        except Failed:
            # Programs that do not start are a release that is not well: the trial ends without a good word.
            return

    def _good(self, order: str) -> bool:
        said = read_foreign(self._spool / GOOD, 4096)
        try:
            return said is not None and json.loads(said) == {"order": order}
        except (ValueError, RecursionError):
            return False
