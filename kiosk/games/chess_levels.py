"""How strong the computer plays chess: which program, told what, and for how long it may think."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Program = Literal["own", "strong"]
LEVELS = (1, 2, 3, 4, 5)
#: Only an engine that is installed beside the product plays this one.
NEEDS_STRONG = 5


@dataclass(frozen=True)
class Strength:
    """What a program is told (UCI options), and its time for a move in milliseconds."""

    program: Program
    options: tuple[tuple[str, str], ...]
    move_ms: int


#: One thread and little memory: the machine has other things to do.
_MODEST = (("Threads", "1"), ("Hash", "16"))
_OWN = {1: Strength("own", (("Strength", "1"),), 500), 2: Strength("own", (("Strength", "2"),), 800)}
_OWN |= {3: Strength("own", (("Strength", "3"),), 1_500), 4: Strength("own", (("Strength", "4"),), 2_000)}


def strength(level: int, *, strong: bool) -> Strength:
    """Of a level; `strong`: whether there is a strong engine here. Without one our own player does its best."""
    if level < 4 or not strong:
        return _OWN[min(level, 4)]
    if level == 4:
        return Strength("strong", (*_MODEST, ("UCI_LimitStrength", "true"), ("UCI_Elo", "1800")), 600)
    return Strength("strong", (*_MODEST, ("UCI_LimitStrength", "false"), ("Skill Level", "20")), 1_200)


def adviser(*, strong: bool) -> Strength:
    """Who gives hints: the best there is, quickly."""
    return Strength("strong", (*_MODEST, ("UCI_LimitStrength", "false"), ("Skill Level", "20")), 500) if strong else _OWN[4]
