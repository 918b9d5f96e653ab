"""Which PINs a neighbour guesses. Pure; devices have the same rule, so that they can say it before anything is sent."""

from __future__ import annotations

from itertools import pairwise


def easy_pin(pin: str, *, birth_year: int | None, number: str) -> bool:
    """One digit repeated, a run up or down, a short pattern repeated, the birth year, or a part of the resident's number."""
    digits = [int(digit) for digit in pin]
    steps = {(right - left) % 10 for left, right in pairwise(digits)}
    if len(steps) <= 1 and steps <= {0, 1, 9}:
        return True
    if any(len(pin) % size == 0 and pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1)):
        return True
    if birth_year is not None and str(birth_year) in pin:
        return True
    return pin in number
