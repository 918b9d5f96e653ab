"""Releases side by side, and the one link that says which stands: `releases/VERSION/`, `current` -> `releases/VERSION`.

A release is a plain tar of a tree with `bin/kiosk` in it. It is copied to where only root writes while its hash is taken, unpacked
beside the others, and comes to stand by the replacement of one link. The one before stays, for the way back.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tarfile
from pathlib import Path

from kiosk.warden.kept import replace_durably, sync_folder

_PIECE = 1 << 20
PROGRAM = "bin/kiosk"
#: In each release: the hash of the archive that it came from.
_MARK = ".archive"
_PYTHON = re.compile(r"/usr/bin/python3(\.[0-9]{1,2})?")


class NotInstalled(Exception):
    """The release did not come to be; the message is a short code."""


class Releases:
    """The folder of releases. Only root writes in it."""

    def __init__(self, root: Path) -> None:
        self._folder = root / "releases"
        self._current = root / "current"

    @property
    def standing(self) -> str:
        """The version that stands; "" when none does."""
        try:
            return self._current.readlink().name
        except OSError:
            return ""

    def unpack(self, archive: Path, version: str, sha256: str, length: int) -> None:
        """Put a release beside the others. Again: nothing changes. Raises NotInstalled (altered, room, no_program)."""
        release = self._folder / version
        self._folder.mkdir(mode=0o755, parents=True, exist_ok=True)
        if release.is_dir() and _mark(release) == sha256:
            return
        if version == self.standing:
            raise NotInstalled("same_version")
        copy, fresh = self._folder / f".{version}.tar", self._folder / f".{version}.tree"
        try:
            shutil.rmtree(fresh, ignore_errors=True)
            shutil.rmtree(release, ignore_errors=True)
            _copy(archive, copy, sha256, length)
            with tarfile.open(copy, "r:") as tar:
                tar.extractall(fresh, filter=_kept)  # noqa: S202 - signed, and the filter keeps it below `fresh`
            if not os.access(fresh / PROGRAM, os.X_OK):
                raise NotInstalled("no_program")
            (fresh / _MARK).write_text(sha256, encoding="ascii")
            os.sync()
            replace_durably(fresh, release)
        except (tarfile.TarError, OSError) as error:
            raise NotInstalled("room" if getattr(error, "errno", 0) == 28 else "not_unpacked") from error
        finally:
            copy.unlink(missing_ok=True)
            shutil.rmtree(fresh, ignore_errors=True)

    def stand(self, version: str) -> None:
        """This release stands from now on."""
        fresh = self._current.with_name(".current.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path("releases") / version)
        replace_durably(fresh, self._current)

    def keep_only(self, *versions: str) -> None:
        """Every other release goes."""
        for path in self._folder.iterdir():
            if path.name not in versions:
                shutil.rmtree(path, ignore_errors=True)
        sync_folder(self._folder)


def _kept(member: tarfile.TarInfo, folder: str) -> tarfile.TarInfo | None:
    """Nothing leads out of the tree but the one link to the system's Python, which makes the tree an environment of it."""
    if member.issym() and member.name == "bin/python" and _PYTHON.fullmatch(member.linkname):
        return member
    return tarfile.data_filter(member, folder)


def _mark(release: Path) -> str:
    try:
        return (release / _MARK).read_text(encoding="ascii")
    except OSError:
        return ""


def _copy(archive: Path, copy: Path, sha256: str, length: int) -> None:
    """Take the archive to where nobody changes it. Raises NotInstalled (altered)."""
    descriptor = os.open(archive, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    digest, left = hashlib.sha256(), length + 1
    with os.fdopen(descriptor, "rb") as source, copy.open("wb") as target:
        while left and (piece := source.read(min(_PIECE, left))):
            digest.update(piece)
            target.write(piece)
            left -= len(piece)
    if left != 1 or digest.hexdigest() != sha256:
        raise NotInstalled("altered")
