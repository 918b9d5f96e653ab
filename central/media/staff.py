"""Who at the facility did something: the account of the operating system that ran the command. It stays on record."""

from __future__ import annotations

import getpass


def who() -> str:
    """The name of the account, or its number where it has none."""
    try:
        return getpass.getuser()[:80]
    except (KeyError, OSError):
        import os  # noqa: PLC0415 - accounts without a name are rare: those of a container

        return f"uid {os.getuid()}"
