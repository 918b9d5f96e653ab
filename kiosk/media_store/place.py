"""What a place in a title tells those who are not its player: how far somebody is. Pure.

The text is the player's own JSON. Where its object has any of these at its top, the library can say where one goes on:
`part` and `parts` (the chapter or lesson, from 1, of how many), `percent`, `ms` (how far into sound or film).
"""

from __future__ import annotations

import json
from dataclasses import dataclass


@dataclass(frozen=True)
class Told:
    """0 where it does not say."""

    part: int = 0
    parts: int = 0
    percent: int = 0
    ms: int = 0


def told(place: str | None) -> Told:
    """What a place says; nothing, where there is none or it is another form. Never an error: it may be a later version's."""
    try:
        held = json.loads(place or "null")
    except ValueError:
        return Told()
    if not isinstance(held, dict):
        return Told()
    part, parts, percent, ms = (_count(held.get(name)) for name in ("part", "parts", "percent", "ms"))
    return Told(part, parts if 0 < part <= parts else 0, percent if percent <= 100 else 0, ms)


def _count(value: object) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 1 << 53 else 0
