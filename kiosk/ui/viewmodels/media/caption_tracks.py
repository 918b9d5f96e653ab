"""The caption tracks of a movie: what each is called, and which of them is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale


def tag_of(code: str) -> str:
    """ISO 639-1 of a track's language, where it has one; "" where nobody knows. Files write ISO 639-2: "eng"."""
    return QLocale.languageToCode(QLocale.codeToLanguage(code.partition("-")[0].lower()))


class CaptionTracks:
    """One movie's tracks, in the file's order, and what the person chose while they sit here."""

    def __init__(self) -> None:
        self.tags: tuple[str, ...] = ()
        #: What was chosen in a movie before; None: nothing yet.
        self._wanted: str | None = None
        self.on = False
        self.track = 0

    def begin(self, *, on: bool) -> None:
        """A movie that did not tell its tracks yet; `on`: what the person's settings say."""
        self.tags, self.track = (), 0
        self.on = on if self._wanted is None else bool(self._wanted)

    def tell(self, codes: Sequence[str], screen: str) -> None:
        """The movie's tracks: the language chosen before, else the screen's, English, or the first."""
        tags = tuple(tag_of(code) for code in codes)
        if tags == self.tags:  # told again, after its end
            return
        self.tags = tags
        wanted = (self._wanted or screen, screen, "en")
        self.track = next((tags.index(one) for one in wanted if one in tags), 0)

    def next(self) -> None:
        """Off, then each of them, and off again; remembered until the person leaves."""
        if not self.on:
            self.on, self.track = True, 0
        elif self.track + 1 < len(self.tags):
            self.track += 1
        else:
            self.on = False
        self._wanted = (self.tags[self.track] or "und") if self.on else ""

    def unwant(self) -> None:
        """The settings were changed, or the person left: nothing is remembered."""
        self._wanted = None

    def name(self, language: Callable[[str], str], number: Callable[[int], str]) -> str:
        """What the track that is shown is called among several: its language, or its number where that says too little."""
        tag = self.tags[self.track]
        return language(tag) if tag and self.tags.count(tag) == 1 else number(self.track + 1)
