"""What became of an attempt to get out. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

#: "pass": the way out is shut. "untested": it cannot be tried here; `detail` says why.
Outcome = Literal["pass", "fail", "untested"]

FORM = 1
EXIT_SHUT, EXIT_OPEN, EXIT_UNTESTED = 0, 1, 3


@dataclass(frozen=True)
class Tried:
    """One attempt. `attack` is its number in `docs/threat-model.md`; `name` is stable, the sentences may change."""

    attack: int
    name: str
    outcome: Outcome
    detail: str

    def as_line(self) -> str:
        """One line for a person."""
        mark = {"pass": "pass", "fail": "FAIL", "untested": "cannot be tested here"}[self.outcome]
        return f"{self.attack}  {self.name}: {mark}. {self.detail}"


def shut(attack: int, name: str, found: Sequence[str], *, otherwise: str) -> Tried:
    """Passed when nothing was found open."""
    return Tried(attack, name, "fail", f"Open: {', '.join(found)}.") if found else Tried(attack, name, "pass", otherwise)


def untested(attack: int, name: str, why: str) -> Tried:
    """It cannot be tried on this machine."""
    return Tried(attack, name, "untested", why)


def exit_code(tried: Sequence[Tried]) -> int:
    """1: something is open; 3: nothing is, but something could not be tried; 0: every way out is shut."""
    outcomes = {one.outcome for one in tried}
    return EXIT_OPEN if "fail" in outcomes else EXIT_UNTESTED if "untested" in outcomes else EXIT_SHUT


def as_json(tried: Sequence[Tried]) -> dict[str, Any]:
    """The report for programs."""
    return {"form": FORM, "exit_code": exit_code(tried), "tried": [asdict(one) for one in tried]}
