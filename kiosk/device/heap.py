"""The memory of a process, as glibc hands it out. Elsewhere nothing is done."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_M_ARENA_MAX = -8
_M_MMAP_THRESHOLD = -3
_MMAP_BYTES = 128 * 1024


def one_heap() -> None:
    """One heap for all threads: each would keep its own, and none gives back what another could use (10 MiB more at the peak).

    Call it before threads are started. Pictures lie outside the heap and are given back as soon as they are dropped; without this,
    glibc takes them into the heap from the second one on.
    """
    with suppress(AttributeError, OSError):
        glibc = ctypes.CDLL(None)
        glibc.mallopt(_M_ARENA_MAX, 1)
        glibc.mallopt(_M_MMAP_THRESHOLD, _MMAP_BYTES)


def give_back() -> None:
    """Let the system have what is free within the heap (some milliseconds)."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).malloc_trim(0)
