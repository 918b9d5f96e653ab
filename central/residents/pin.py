"""PINs at central: Argon2id, and the waits after wrong ones. `PinCount` is pure.

An attempt is charged before it is checked: a crash or a race in between never gives a free guess.
"""

from __future__ import annotations

from dataclasses import dataclass

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from central.policy import SignInPolicy

_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


def hash_pin(pin: str) -> str:
    """Argon2id of a PIN."""
    return _hasher.hash(pin)


def pin_matches(stored: str, pin: str) -> bool:
    """Whether this is the PIN; about 20 ms."""
    try:
        return _hasher.verify(stored, pin)
    except (VerificationError, InvalidHashError):
        return False


@dataclass(frozen=True)
class PinCount:
    """Wrong PINs since the last right one, and until when the account waits."""

    wrong: int
    locked_until_ms: int

    def wait_ms(self, now_ms: int) -> int:
        """How long to wait still; 0 when a PIN may be tried."""
        return max(0, self.locked_until_ms - now_ms)

    def tries_left(self, policy: SignInPolicy) -> int:
        """Tries before the next wait."""
        return policy.tries - self.wrong % policy.tries

    def after_wrong(self, count: int, policy: SignInPolicy, now_ms: int) -> PinCount:
        """The count after `count` more wrong PINs; each full round of tries starts a longer wait."""
        wrong = min(self.wrong + count, 1_000_000)
        rounds = wrong // policy.tries
        if rounds == self.wrong // policy.tries:
            return PinCount(wrong, self.locked_until_ms)
        wait = policy.waits_ms[min(rounds, len(policy.waits_ms)) - 1]
        return PinCount(wrong, max(self.locked_until_ms, now_ms + wait))
