"""Units of the packages as systemd reads them: a unit, then the drop-ins of its prefix and its own; what comes later counts."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

PACKAGING = Path(__file__).parents[3] / "packaging"
ROOTS = {name: PACKAGING / "deb" / name / "root" for name in ("kiosk", "central")}
_UNITS = "usr/lib/systemd/system"
#: Lists that an empty value empties and others add to; of all else the last value counts.
_LISTS = {
    "ExecStart",
    "Environment",
    "EnvironmentFile",
    "DeviceAllow",
    "ReadWritePaths",
    "InaccessiblePaths",
    "LoadCredentialEncrypted",
    "RestrictAddressFamilies",
    "SystemCallFilter",
    "SupplementaryGroups",
    "CapabilityBoundingSet",
    "IPAddressDeny",
    "ConditionPathExists",
    "Wants",
    "Requires",
    "After",
    "Before",
    "Conflicts",
}


class Unit(dict[str, list[str]]):
    """Settings of all sections by name."""

    def one(self, key: str) -> str:
        """The value that counts; "" when it is not set."""
        return self[key][-1] if self.get(key) else ""

    def words(self, key: str) -> set[str]:
        """All words of a list."""
        return {word for value in self.get(key, []) for word in value.split()}


def services(package: str) -> list[str]:
    """Names of a package's services."""
    return sorted(path.name for path in (ROOTS[package] / _UNITS).glob("*.service"))


def read(package: str, name: str) -> Unit:
    """One unit with its drop-ins."""
    folder = ROOTS[package] / _UNITS
    stem, _, kind = name.partition(".")
    prefixes = [f"{stem[: end + 1]}.{kind}.d" for end, letter in enumerate(stem) if letter == "-"]
    found = [path for drop in [*prefixes, f"{name}.d"] for path in (folder / drop).glob("*.conf")]
    drop_ins = sorted(found, key=lambda path: path.name)
    unit: dict[str, list[str]] = defaultdict(list)
    for path in [folder / name, *drop_ins]:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "=" not in line or line.startswith("#"):
                continue
            key, _, value = line.partition("=")
            if not value:
                unit[key] = []
            else:
                unit[key] = [*unit[key], value] if key in _LISTS else [value]
    return Unit(unit)
