"""What a check may say: states, codes, plain sentences with a next step. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Generic, Literal, TypeVar

#: "care": it works, and somebody should see to it soon. "absent": there is none, and none is missed.
State = Literal["ok", "care", "problem", "unknown", "absent"]

_SIZES = ((86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second"))
_MARKS: dict[State, str] = {"ok": "ok", "care": "CARE", "problem": "PROBLEM", "unknown": "unknown", "absent": "none"}

Scene = TypeVar("Scene")


@dataclass(frozen=True)
class Said:
    """What is said for one code. Braces in `text` are filled with values; a value named …_ms is told as a length of time."""

    state: State
    text: str
    next_step: str = ""


@dataclass(frozen=True)
class Seen:
    """What a look brought: a code of the check's own, and values for its sentence."""

    code: str
    values: Mapping[str, int | str] = field(default_factory=dict)


@dataclass(frozen=True)
class Finding:
    """One check's result. `check` and `code` are stable names for programs; the sentences are for people and may change."""

    check: str
    state: State
    code: str
    text: str
    next_step: str = ""
    values: Mapping[str, int | str] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)

    def as_line(self) -> str:
        """One line for a person."""
        return f"{_MARKS[self.state]:<7}  {self.check}: {self.text}{' ' + self.next_step if self.next_step else ''}"


@dataclass(frozen=True)
class Check(Generic[Scene]):
    """One check: everything it may say, by code, and how it looks. `of_store`: it reads the store."""

    name: str
    words: Mapping[str, Said]
    look: Callable[[Scene], Seen]
    of_store: bool = False

    def finding(self, seen: Seen) -> Finding:
        """What was seen, as it is told."""
        said = self.words[seen.code]
        told = {name: spoken(int(value)) if name.endswith("_ms") else value for name, value in seen.values.items()}
        return Finding(self.name, said.state, seen.code, said.text.format_map(told), said.next_step, dict(seen.values))


def spoken(duration_ms: int) -> str:
    """A length of time in its largest unit: "3 hours"."""
    seconds = max(0, duration_ms) // 1000
    for size, word in _SIZES:
        if seconds >= size:
            return f"{seconds // size} {word}{'' if seconds // size == 1 else 's'}"
    return "0 seconds"
