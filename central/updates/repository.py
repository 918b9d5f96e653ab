"""The repository of releases (The Update Framework, specification 1.0): metadata, targets, and the keys of its roles.

Each role has a key of its own in a file. `root` and `targets` belong where no network is: they are asked for by folder, to begin and to
add a release. `snapshot` and `timestamp` stay with central, which signs anew before they expire: whoever has those two
alone can bring no device to install anything.
"""

from __future__ import annotations

import os
import shutil
import tarfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal

from cryptography.hazmat.primitives.serialization import load_pem_private_key
from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import StorageError
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp
from tuf.api.serialization.json import JSONSerializer

from kiosk.sync.wire_orders import Release

Role = Literal["root", "targets", "snapshot", "timestamp"]
ROLES: Final[tuple[Role, ...]] = ("root", "targets", "snapshot", "timestamp")
LIFETIMES: Final[dict[Role, timedelta]] = {
    "root": timedelta(days=3 * 365),
    "targets": timedelta(days=365),
    "snapshot": timedelta(days=30),
    "timestamp": timedelta(days=7),
}
#: Signed anew when less than this share of the lifetime is left.
RENEW_BELOW = 0.5
_PROGRAM = "bin/kiosk"
_SERIALIZER = JSONSerializer(compact=True)


class NotPossible(Exception):
    """Why something was not done, in plain words."""


@dataclass(frozen=True)
class Repository:
    """`folder` is central's, with `metadata/` and `targets/` that devices read, and `keys/` of the two roles that stay here."""

    folder: Path

    @property
    def exists(self) -> bool:
        """Whether it was begun."""
        return (self.folder / "metadata" / "timestamp.json").exists()

    def begin(self, offline: Path) -> Path:
        """Make the keys and the first metadata; returns the root file that goes into the devices' package. Raises NotPossible."""
        if self.exists:
            raise NotPossible("there is a repository of updates already")
        signers = {role: _make_key(self._keys(role, offline) / f"{role}.pem") for role in ROLES}
        for name in ("metadata", "targets"):
            (self.folder / name).mkdir(parents=True, exist_ok=True)
        root = Root(expires=_until("root"), consistent_snapshot=True)
        for role in ROLES:
            root.add_key(signers[role].public_key, role)
        self._write(Metadata(root), "root", signers["root"], "1.root.json")
        targets = Metadata(Targets(expires=_until("targets")))
        self._write(targets, "targets", signers["targets"], "1.targets.json")
        self._publish(targets, begin=True)
        return self.folder / "metadata" / "1.root.json"

    def add(self, source: Path, version: str, offline: Path) -> Release:
        """Add a release: a tree with `bin/kiosk` in it, or its tar. Its build is one more than the last. Raises NotPossible."""
        targets = self._read("targets")
        releases = self._releases(targets)
        if any(one.version == version for one in releases):
            raise NotPossible(f"there is a release {version} already")
        build = 1 + max((one.build for one in releases), default=0)
        name = f"lumen-{version}.tar"
        fresh = self.folder / "targets" / f".{name}"
        try:
            _pack(source, fresh, version, build)
            target = TargetFile.from_file(name, str(fresh), ["sha256"])
            target.unrecognized_fields["custom"] = {"version": version, "build": build}
            targets.signed.targets[name] = target
            fresh.replace(self.folder / "targets" / f"{target.hashes['sha256']}.{name}")
        finally:
            fresh.unlink(missing_ok=True)
        self._sign_targets(targets, offline)
        return _release(name, target)

    def remove(self, version: str, offline: Path) -> None:
        """Take a release out. Raises NotPossible."""
        targets = self._read("targets")
        found = targets.signed.targets.pop(f"lumen-{version}.tar", None)
        if found is None:
            raise NotPossible(f"there is no release {version}")
        self._sign_targets(targets, offline)
        (self.folder / "targets" / f"{found.hashes['sha256']}.{found.path}").unlink(missing_ok=True)

    def releases(self) -> list[Release]:
        """Every release, the newest first. Raises NotPossible."""
        return self._releases(self._read("targets"))

    def find(self, version: str) -> Release:
        """A release. Raises NotPossible."""
        for one in self.releases():
            if one.version == version:
                return one
        raise NotPossible(f"there is no release {version}")

    def refresh(self) -> bool:
        """Sign snapshot and timestamp anew where half of their time is over; False when nothing was due."""
        if not self.exists:
            return False
        due = any(_left(self._read(role).signed.expires, role) < RENEW_BELOW for role in ("snapshot", "timestamp"))
        if due:
            self._publish(self._read("targets"))
        return due

    def file(self, kind: Literal["metadata", "targets"], name: str) -> Path | None:
        """A file that devices may read; None: there is none of this name."""
        found = self.folder / kind / name
        return found if Path(name).name == name and not name.startswith(".") and found.is_file() else None

    def _sign_targets(self, targets: Metadata[Targets], offline: Path) -> None:
        targets.signed.version += 1
        targets.signed.expires = _until("targets")
        self._write(targets, "targets", _read_key(offline / "targets.pem"), f"{targets.signed.version}.targets.json")
        self._publish(targets)

    def _publish(self, targets: Metadata[Targets], *, begin: bool = False) -> None:
        """A snapshot of these targets, and the timestamp that names it: the last file written is the one that counts."""
        snapshot = Metadata(Snapshot(expires=_until("snapshot"))) if begin else self._read("snapshot")
        timestamp = Metadata(Timestamp(expires=_until("timestamp"))) if begin else self._read("timestamp")
        if not begin:
            snapshot.signed.version += 1
            timestamp.signed.version += 1
        snapshot.signed.expires, timestamp.signed.expires = _until("snapshot"), _until("timestamp")
        snapshot.signed.meta["targets.json"] = MetaFile(version=targets.signed.version)
        timestamp.signed.snapshot_meta = MetaFile(version=snapshot.signed.version)
        keys = self.folder / "keys"
        self._write(snapshot, "snapshot", _read_key(keys / "snapshot.pem"), f"{snapshot.signed.version}.snapshot.json")
        self._write(timestamp, "timestamp", _read_key(keys / "timestamp.pem"), "timestamp.json")

    def _keys(self, role: Role, offline: Path) -> Path:
        return offline if role in {"root", "targets"} else self.folder / "keys"

    def _read(self, role: Role) -> Metadata[Any]:
        """The newest metadata of a role. Raises NotPossible."""
        folder = self.folder / "metadata"
        found = [folder / "timestamp.json"] if role == "timestamp" else sorted(folder.glob(f"*.{role}.json"), key=_version)
        try:
            return Metadata.from_file(str(found[-1]))
        except (StorageError, IndexError) as error:
            raise NotPossible("there is no repository of updates yet: run `central update init`") from error

    def _write(self, metadata: Metadata[Any], role: Role, signer: CryptoSigner, name: str) -> None:
        metadata.sign(signer)
        place = self.folder / "metadata" / name
        fresh = place.with_name(f".{role}.new")
        fresh.write_bytes(metadata.to_bytes(_SERIALIZER))
        fresh.replace(place)

    def _releases(self, targets: Metadata[Targets]) -> list[Release]:
        found = [_release(name, target) for name, target in targets.signed.targets.items()]
        return sorted(found, key=lambda one: one.build, reverse=True)


def _release(name: str, target: TargetFile) -> Release:
    custom = target.unrecognized_fields["custom"]
    return Release(version=custom["version"], build=custom["build"], target=name, sha256=target.hashes["sha256"], length=target.length)


def _pack(source: Path, to: Path, version: str, build: int) -> None:
    """A plain tar: every file root's, in the order of their names, so that the same tree has the same hash."""
    if source.is_file():
        shutil.copyfile(source, to)
        with tarfile.open(to) as tar:
            told = {member.name for member in tar}
        if _PROGRAM not in told or "RELEASE.json" not in told:
            raise NotPossible(f"the archive has no {_PROGRAM}, or no RELEASE.json: give the tree instead")
        return
    if not os.access(source / _PROGRAM, os.X_OK):
        raise NotPossible(f"{source} has no {_PROGRAM}")
    (source / "RELEASE.json").write_text(f'{{"version": "{version}", "build": {build}}}\n', encoding="ascii")
    with tarfile.open(to, "w:", format=tarfile.PAX_FORMAT) as tar:
        for path in sorted(source.rglob("*")):
            tar.add(path, str(path.relative_to(source)), recursive=False, filter=_plain)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.uid = member.gid = 0
    member.uname = member.gname = "root"
    member.mtime = 0
    return member


def _make_key(place: Path) -> CryptoSigner:
    if place.exists():
        raise NotPossible(f"{place} exists already")
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    signer = CryptoSigner.generate_ed25519()
    descriptor = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(signer.private_bytes)
        file.flush()
        os.fsync(file.fileno())
    return signer


def _read_key(place: Path) -> CryptoSigner:
    try:
        return CryptoSigner(load_pem_private_key(place.read_bytes(), None))
    except (OSError, ValueError) as error:
        raise NotPossible(f"the key {place} cannot be read") from error


def _until(role: Role) -> datetime:
    return datetime.now(UTC).replace(microsecond=0) + LIFETIMES[role]


def _left(expires: datetime, role: Role) -> float:
    return (expires - datetime.now(UTC)) / LIFETIMES[role]


def _version(path: Path) -> int:
    return int(path.name.partition(".")[0])
