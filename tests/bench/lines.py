"""What a child and its parent say to each other. Small, because the child that is measured loads it."""

from __future__ import annotations

import json
import sys

#: What a child has to say begins with this; everything else that it prints is its log.
MARK = "BENCH "


def say(**told: object) -> None:
    """In a child: tell the parent."""
    print(MARK + json.dumps(told), flush=True)


def hear() -> list[str]:
    """In a child: the next order of the parent, word by word; empty when the parent is gone."""
    return sys.stdin.readline().split()
