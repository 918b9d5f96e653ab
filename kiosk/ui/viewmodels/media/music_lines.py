"""The rows of the player's list: the songs of the list that plays, or the chapters of an audiobook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from kiosk.player.messages import Chapter
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.media.play_queue import Entry
from kiosk.ui.viewmodels.media.title_words import TitleWords


@dataclass(frozen=True)
class Line:
    """A song, or a chapter. `here`: on this device."""

    key: str
    number: int
    name: str
    line: str
    here: bool
    length_ms: int
    current: bool


class MusicLines(QObject):
    """Shows lines; each way to show them returns which one plays, -1 for none."""

    def __init__(self, words: TitleWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self.rows: RowsModel[Line] = RowsModel(
            lambda line: line.key,
            {
                "key": lambda line: line.key,
                "number": lambda line: line.number,
                "name": lambda line: line.name,
                "line": lambda line: line.line,
                "here": lambda line: line.here,
                "lengthText": lambda line: words.short_length(line.length_ms),
                "current": lambda line: line.current,
            },
            parent,
        )

    def songs(self, entries: Sequence[Entry], current: str) -> int:
        """Songs as their list stands; `current` plays."""
        return self._show([self._song(number, entry, entry.title == current) for number, entry in enumerate(entries, 1)])

    def chapters(self, chapters: Sequence[Chapter], at: int, name: str, length_ms: int) -> int:
        """Chapters, the one at `at` plays; a book without any is one."""
        told = chapters or ((Chapter(0, name),) if name else ())
        ends = [*(one.at_ms for one in told[1:]), length_ms]
        lines = []
        for n, (one, end) in enumerate(zip(told, ends, strict=False)):
            current, length = n == at or not chapters, max(0, end - one.at_ms)
            line = self.tr("Playing now") if current else self._words.length(length)
            chapter = one.name or self.tr("Chapter %1").replace("%1", str(n + 1))
            lines.append(Line(str(n), n + 1, chapter, line, True, length, current))
        return self._show(lines)

    def _song(self, number: int, entry: Entry, current: bool) -> Line:
        line = self.tr("Playing now") if current else self._words.length(entry.length_ms)
        line = line if entry.here or current else self.tr("Not on this device")
        return Line(entry.title, number, entry.name, line, entry.here, entry.length_ms, current)

    def _show(self, lines: list[Line]) -> int:
        self.rows.show(lines)
        return next((n for n, line in enumerate(lines) if line.current), -1)
