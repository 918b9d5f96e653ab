"""Argon2id at its weakest, for tests: what a guess costs is asked by one test, of the hashers that are kept here."""

from __future__ import annotations

from argon2 import PasswordHasher

from central.residents import pin
from kiosk.signin import pins

#: The product's hashers, on the device and at central. Processes that tests start have them too.
OF_DEVICE, OF_CENTRAL = pins._HASHER, pin._hasher


def quick_pins() -> None:
    """From now on this process hashes PINs quickly."""
    pins._HASHER = pin._hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
