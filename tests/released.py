"""Releases that are programs, signed by a real repository, and the folders of a device that takes them from it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from central.updates.repository import Repository
from kiosk.sync.client import Malformed, Refused, TooLarge
from kiosk.sync.wire_orders import Release


@dataclass
class Maker:
    """Makes releases in a folder; the keys of root and targets lie apart."""

    folder: Path
    repository: Repository = field(init=False)

    def __post_init__(self) -> None:
        self.repository = Repository(self.folder / "repository")
        self.root = self.repository.begin(self.offline)

    @property
    def offline(self) -> Path:
        return self.folder / "offline"

    @property
    def metadata(self) -> Path:
        return self.repository.folder / "metadata"

    def add(self, version: str, program: str = "exit 0") -> Release:
        """Sign a release whose program is a line of shell."""
        return self.repository.add(tree(self.folder / "trees" / version, program), version, self.offline)

    def target(self, release: Release) -> Path:
        """Its archive in the repository."""
        return self.repository.folder / "targets" / f"{release.sha256}.{release.target}"


def tree(folder: Path, program: str) -> Path:
    """A release's tree."""
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "kiosk").write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    (folder / "bin" / "kiosk").chmod(0o755)
    (folder / "share").mkdir()
    (folder / "share" / "words.txt").write_text("words\n" * 4000, encoding="utf-8")
    return folder


class FolderCentral:
    """What the device's client brings of a repository, without the network between. `tamper` changes what is answered to a path."""

    def __init__(self, repository: Path) -> None:
        self.repository = repository
        self.tamper: Callable[[str, bytes], bytes] = lambda _path, content: content
        self.asked: list[str] = []

    def document(self, path: str, most_bytes: int) -> bytes:
        content = self.tamper(path, self._read(path))
        if len(content) > most_bytes:
            raise TooLarge("too large")
        return content

    def part(self, path: str, first: int, end: int, take: Callable[[bytes], None]) -> None:
        content = self.tamper(path, self._read(path))[first:end]
        if len(content) != end - first:
            raise Malformed("another part")
        take(content)

    def _read(self, path: str) -> bytes:
        self.asked.append(path)
        found = self.repository / path.removeprefix("/updates/")
        if not found.is_file():
            raise Refused(404, "not_found", "")
        return found.read_bytes()


def lay_out(maker: Maker, release: Release, spool: Path) -> None:
    """What sync lays into the spool once it has checked all of it."""
    metadata = spool / "metadata"
    (metadata / "root_history").mkdir(parents=True, exist_ok=True)
    (spool / "targets").mkdir(exist_ok=True)
    for root in maker.metadata.glob("*.root.json"):
        shutil.copy(root, metadata / "root_history" / root.name)
    newest = max(maker.metadata.glob("*.targets.json"), key=lambda path: int(path.name.split(".")[0]))
    shutil.copy(newest, metadata / "targets.json")
    shutil.copy(maker.target(release), spool / "targets" / release.target)


def say_good(spool: Path, order: str) -> None:
    """What sync says of a release that is well."""
    (spool / "good").write_text(json.dumps({"order": order}), encoding="ascii")
