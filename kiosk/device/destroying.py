"""Destroying this device's keys and everything that they open, so that nobody reads it any more: the owner of the disk included.

The files of the keyring are overwritten, and what sealed them is destroyed: in development the master key beside them, on a real device
the credentials, by root (`kiosk.device.credentials`). A file system may keep old blocks of a flash disk, which only a key in a TPM or
full-disk encryption answers.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from kiosk.device.keyrings import KeptKeyring, KeysUnreadable, overwrite

#: In the data folder, what a cleared device still has: its last words, and where its last key lies until they were heard.
LAST_WORDS = "cleared.json"
#: Central's signed word that this device is its owner's now.
UNLOCKED = "unlocked.jws"
KEYS = "keys"


def destroy_keys(keyring: KeptKeyring, keep: tuple[str, str] | None) -> list[str]:
    """Every key but `keep` (service and name) is gone afterwards; returns the names of those that were destroyed. Done again, it goes
    on. Raises KeysUnreadable."""
    entries = keyring.names()
    keyring.burn(keep)
    return sorted(name for service, name in entries if keep != (service, name))


def keys_gone(keyring: KeptKeyring, folder: Path, names: list[str], service: str, traces: list[bytes]) -> bool:
    """Whether none of these keys can be opened any more, nor what opened them be found in their folder."""
    if not folder.exists():
        return True
    try:
        opened = [name for name in names if keyring.get_password(service, name) is not None]
    except KeysUnreadable:
        return False
    left = [path.read_bytes() for path in folder.iterdir() if path.is_file()]
    return not opened and not any(trace in held for trace in traces for held in left)


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
