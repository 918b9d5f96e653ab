"""What is played one after another: pure."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Repeat = Literal["off", "all", "one"]
REPEATS: tuple[Repeat, ...] = ("off", "all", "one")


@dataclass(frozen=True)
class Entry:
    """A song (or an audiobook) and the licence that opens it. `here`: its file is on this device."""

    licence: str
    title: str
    name: str
    by: str
    artwork: str | None
    length_ms: int
    here: bool
    kind: str = "song"


class PlayQueue:
    """Entries and the order in which they come. The same song may stand in it once."""

    def __init__(self, shuffle: random.Random | None = None) -> None:
        self.repeat: Repeat = "off"
        self.shuffled = False
        self._random = shuffle or random.SystemRandom()
        self._entries: list[Entry] = []
        self._order: list[int] = []
        self._at = 0

    @property
    def entries(self) -> Sequence[Entry]:
        """As they stand in their list."""
        return self._entries

    @property
    def current(self) -> Entry | None:
        """What plays."""
        return self._entries[self._order[self._at]] if self._order else None

    def fill(self, entries: Sequence[Entry], title: str) -> None:
        """Another list, beginning with this one of it."""
        self._entries = list({entry.title: entry for entry in entries}.values())
        self._arrange(title)

    def renew(self, entries: Sequence[Entry]) -> None:
        """The same list as the store has it now; what plays stays what plays, even where it is gone from the list."""
        current = self.current
        self._entries = list({entry.title: entry for entry in entries}.values())
        if current is not None and all(entry.title != current.title for entry in self._entries):
            self._entries.append(current)
        if current is not None:
            self._arrange(current.title)

    def clear(self) -> None:
        """Nothing."""
        self._entries, self._order, self._at = [], [], 0

    def shuffle(self, wanted: bool) -> None:
        """Mix what is still to come, or go on in the order of the list."""
        self.shuffled = wanted
        if self.current is not None:
            self._arrange(self.current.title)

    def go_to(self, title: str) -> Entry | None:
        """This one plays now; None where it is not in the list."""
        for place, number in enumerate(self._order):
            if self._entries[number].title == title:
                self._at = place
                return self._entries[number]
        return None

    def after(self, *, asked: bool = False) -> Entry | None:
        """What comes next; None: nothing. `asked`: somebody wants the next one, even where one song is repeated."""
        if not self._order:
            return None
        if self.repeat == "one" and not asked:
            return self.current
        if self._at + 1 < len(self._order):
            return self._entries[self._order[self._at + 1]]
        return self._entries[self._order[0]] if self.repeat != "off" or (asked and len(self._order) > 1) else None

    def before(self) -> Entry | None:
        """What came before; at the beginning of a list that is repeated, its end."""
        if not self._order:
            return None
        if self._at > 0:
            return self._entries[self._order[self._at - 1]]
        return self._entries[self._order[-1]] if self.repeat == "all" else None

    def _arrange(self, title: str) -> None:
        numbers = list(range(len(self._entries)))
        first = next((n for n in numbers if self._entries[n].title == title), 0)
        if self.shuffled and numbers:
            numbers.remove(first)
            self._random.shuffle(numbers)
            self._order, self._at = [first, *numbers], 0
        else:
            self._order, self._at = numbers, first
