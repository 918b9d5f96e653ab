"""Who at the facility did something: the account of the operating system that ran the command. It stays on record."""

from __future__ import annotations

import os
import pwd


def who() -> str:
    """The name of the account (of who became root by sudo: theirs), or its number where it has none."""
    number = os.getuid()
    try:
        name = pwd.getpwuid(number).pw_name
    except KeyError:
        return f"uid {number}"
    return (os.environ.get("SUDO_USER", "") or name if number == 0 else name)[:80]
