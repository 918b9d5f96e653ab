"""Destroying this device's keys and everything that they open, so that nobody reads it any more: the owner of the disk included.

The keyring's master key is overwritten and replaced: what lay sealed under it, here or in a copy of the file, is lost. A file system
may keep old blocks of a flash disk, which only a key in a TPM or full-disk encryption answers; both files are overwritten first.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from pathlib import Path

from kiosk.device.keys import FileKeyring, Keyring, KeysUnreadable

#: In the data folder, what a cleared device still has: its last words, and where its last key lies until they were heard.
LAST_WORDS = "cleared.json"
#: Central's signed word that this device is its owner's now.
UNLOCKED = "unlocked.jws"
KEYS = "keys"


def destroy_keys(folder: Path, keep: tuple[str, str] | None) -> list[str]:
    """Every key but `keep` (service and name) is gone afterwards, under a new master key; returns the names of those that were
    destroyed. Done again, it goes on. Raises KeysUnreadable."""
    keyring = FileKeyring(folder)
    entries = _names(folder)
    kept = None if keep is None else keyring.get_password(*keep)
    for name in ("entries.json", "entries.new", "master.key", "master.new"):
        overwrite(folder / name)
    if keep is not None and kept is not None:
        keyring.set_password(*keep, kept)
    else:
        shutil.rmtree(folder, ignore_errors=True)
    return sorted(name for service, name in entries if keep != (service, name))


def keys_gone(folder: Path, names: list[str], service: str, master_before: bytes) -> bool:
    """Whether none of these keys can be opened any more, nor the master key that sealed them be found."""
    if not folder.exists():
        return True
    keyring: Keyring = FileKeyring(folder)
    try:
        opened = [name for name in names if keyring.get_password(service, name) is not None]
    except KeysUnreadable:
        return False
    return not opened and all(master_before not in path.read_bytes() for path in folder.iterdir() if path.is_file())


def destroy_files(data: Path) -> bool:
    """Everything in the data folder but the keyring and the last words; True when nothing else is there any more."""
    kept = {KEYS, LAST_WORDS, UNLOCKED}
    for path in data.iterdir():
        if path.name in kept:
            continue
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            # The key is gone: the first pages are overwritten so that no tool even finds a store.
            overwrite(path, at_most=1 << 20)
    return {path.name for path in data.iterdir()} <= kept


def overwrite(path: Path, at_most: int | None = None) -> None:
    """Overwrite a file with noise, durably, and remove it; one that is not there is fine."""
    try:
        if path.is_file() and not path.is_symlink():
            size = path.stat().st_size
            with path.open("r+b") as file:
                file.write(secrets.token_bytes(size if at_most is None else min(size, at_most)))
                file.flush()
                os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return


def _names(folder: Path) -> list[tuple[str, str]]:
    try:
        entries = json.loads((folder / "entries.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    pairs = (name.partition("/") for name in entries) if isinstance(entries, dict) else ()
    return [(service, key) for service, _, key in pairs]
