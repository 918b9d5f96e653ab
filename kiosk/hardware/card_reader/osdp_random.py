"""Randomness for libosdp, whose wheel (3.2.9) draws the nonces of the Secure Channel from libc's `rand()` and never seeds it.

With the same nonce after each restart a recorded session could be played back as if it were the reader. `srand` would leave 2^32
sessions to record; instead libc's generator is given a state of our own (`initstate`, 64 words), which is filled from the system's
randomness before every step of the panel, so that each nonce is fresh and no earlier one tells of it.
"""

from __future__ import annotations

import ctypes
import os

_STATE_BYTES = 256
#: The first word is libc's note of the kind of generator.
_NOTE_BYTES = 4


class NoRandomness(Exception):
    """This libc's generator cannot be fed: there must be no secure channel on it."""


class FedRandom:
    """The one state of `rand()` in this process; keep it as long as libosdp runs. Raises NoRandomness."""

    def __init__(self) -> None:
        self._state = ctypes.create_string_buffer(_STATE_BYTES)
        try:
            libc = ctypes.CDLL(None)
            initstate, rand = libc.initstate, libc.rand
        except (AttributeError, OSError) as error:
            raise NoRandomness("this libc has no initstate") from error
        initstate.argtypes, initstate.restype = (ctypes.c_uint, ctypes.c_void_p, ctypes.c_size_t), ctypes.c_void_p
        if not initstate(1, self._state, _STATE_BYTES):
            raise NoRandomness("initstate failed")
        self.feed()
        # a generator that works on our state changes it with each number
        before = self._state.raw
        rand()
        if self._state.raw == before:
            raise NoRandomness("rand() does not draw from the state that it was given")

    def feed(self) -> None:
        """Fresh randomness from the system."""
        ctypes.memmove(ctypes.addressof(self._state) + _NOTE_BYTES, os.urandom(_STATE_BYTES - _NOTE_BYTES), _STATE_BYTES - _NOTE_BYTES)
