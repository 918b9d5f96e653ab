"""The word game: tiles, our own keys, the word of the day and free words."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Slot

from kiosk.games.saved import read_saved
from kiosk.games.word_rules import (
    HINTS,
    LETTERS,
    TRIES,
    Mark,
    Round,
    SavedWord,
    answers,
    guess,
    hint,
    known_letters,
    marks,
    plain,
    word_of_day,
    written,
)
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import qml_type, shown
from kiosk.ui.viewmodels.media.game_page import GamePage
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.ui.word_list import key_of, word_list

EPOCH = date(1970, 1, 1)
KEYS = {
    "en": ("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    "es": ("qwertyuiop", "asdfghjklñ", "zxcvbnm"),
}


@dataclass(frozen=True)
class Tile:
    """A place of the grid. `mark`: "", "here", "elsewhere", "absent"; `hinted`: the letter was told; `row`: it is being written."""

    at: int
    letter: str
    mark: str
    hinted: bool
    now: bool
    name: str


@dataclass(frozen=True)
class Key:
    """A key of the page, and what is known of its letter."""

    letter: str
    mark: str
    name: str


TILE_ROLES: Mapping[str, Callable[[Tile], Any]] = {
    "letter": lambda row: row.letter.upper(),
    "mark": lambda row: row.mark,
    "hinted": lambda row: row.hinted,
    "now": lambda row: row.now,
    "name": lambda row: row.name,
}
KEY_ROLES: Mapping[str, Callable[[Key], Any]] = {
    "letter": lambda row: row.letter,
    "mark": lambda row: row.mark,
    "name": lambda row: row.name,
}


@qml_type
class WordGameModel(GamePage):
    """Six tries for a word of five letters."""

    tiles = shown(QObject, constant=True)
    upperKeys = shown(QObject, constant=True)
    middleKeys = shown(QObject, constant=True)
    lowerKeys = shown(QObject, constant=True)
    howTo = shown(str)
    signs = shown(list)
    dailyText = shown(str)
    dailyLine = shown(str)
    dailyAction = shown(str)
    freeText = shown(str)
    freeAction = shown(str)
    freeLine = shown(str)
    scoreText = shown(str)

    roundTitle = shown(str)
    statusText = shown(str)
    over = shown(bool)
    solved = shown(bool)
    endTitle = shown(str)
    endLine = shown(str)
    keys = shown(list)
    isDaily = shown(bool)

    route = "word-game"

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator, session)
        self._tiles: RowsModel = RowsModel(lambda row: row.at, TILE_ROLES, self)  # type: ignore[type-arg]
        self._keys: list[RowsModel] = [RowsModel(lambda row: row.letter, KEY_ROLES, self) for _ in range(3)]  # type: ignore[type-arg]
        self._values.update(tiles=self._tiles, upperKeys=self._keys[0], middleKeys=self._keys[1], lowerKeys=self._keys[2])
        self._saved = SavedWord()
        self._round: Round | None = None
        self._typed = ""

    # --- a word begins ---

    @staticmethod
    def read(text: str | None) -> SavedWord | None:
        """What was kept."""
        return read_saved(text, SavedWord)

    def begin(self, kept: SavedWord | None) -> None:
        """The choice of word of the day and free word; a free one that was begun goes on at once."""
        self._saved = kept or SavedWord()
        self._round, self._typed = None, ""
        self.put(stage="start")
        self.reword()

    @Slot()
    def playDaily(self) -> None:
        """Today's word."""
        language, day = self._language(), self._today()
        kept = self._saved.daily.get(language)
        if kept is None or kept.day != day:
            kept = Round(word=word_of_day(day, language), language=language, day=day)
        self._play(kept)

    @Slot()
    def playFree(self) -> None:
        """The free word that was begun, or another one."""
        kept = self._saved.free.get(self._language())
        if kept is None or kept.over:
            self.playNext()
        else:
            self._play(kept)

    @Slot()
    def playNext(self) -> None:
        """Another free word."""
        language = self._language()
        word = plain(random.choice(answers(language)))  # noqa: S311 - a game
        self._play(Round(word=word, language=language))

    @Slot()
    def choose(self) -> None:
        """Back to the choice; the word waits."""
        self._round, self._typed = None, ""
        self.put(stage="start")
        self.reword()

    def forget_person(self) -> None:
        """Nothing of the game stays."""
        super().forget_person()
        self._saved, self._round, self._typed = SavedWord(), None, ""
        for rows in (self._tiles, *self._keys):
            rows.clear()

    # --- writing ---

    @Slot(str)
    def type(self, letter: str) -> None:
        """A key of the page or of a keyboard."""
        round_ = self._round
        letter = plain(letter)
        if (
            round_ is not None
            and not round_.over
            and len(self._typed) < LETTERS
            and letter in "".join(KEYS[round_.language])
            and letter
        ):
            self._typed += letter
            self._show()

    @Slot()
    def erase(self) -> None:
        """The last letter."""
        if self._typed:
            self._typed = self._typed[:-1]
            self._show()

    @Slot()
    def enter(self) -> None:
        """Try the word."""
        round_ = self._round
        if round_ is None or round_.over:
            return
        if len(self._typed) < LETTERS:
            self.say(self.tr("The word needs 5 letters."))
            return
        after = guess(round_, self._typed, lambda word: _is_word(word, round_.language))
        if after is None:
            self.say(self.tr("We do not know this word. Your try is not used up."))
            return
        self._typed = ""
        self._round = after
        if after.over:
            counts = {"played": min(99_999, self._saved.played + 1)}
            counts["solved"] = min(99_999, self._saved.solved + after.solved)
            self._saved = self._saved.model_copy(update=counts)
        self._keep(after)
        self.reword()

    @Slot()
    def hint(self) -> None:
        """Tell one letter."""
        round_ = self._round
        after = None if round_ is None else hint(round_)
        if after is None:
            return
        place = after.shown[-1]
        self._round = after
        self._keep(after)
        self.reword()
        self.say(self.tr("Letter %1 is %2.").replace("%1", str(place + 1)).replace("%2", after.word[place].upper()))

    @Slot(str)
    def act(self, key: str) -> None:
        """One of `keys`."""
        {"hint": self.hint, "choose": self.choose}[key]()

    # --- parts ---

    def _play(self, round_: Round) -> None:
        self._round, self._typed = round_, ""
        self.put(stage="play")
        self._keep(round_)
        self.reword()

    def _keep(self, round_: Round) -> None:
        kind = "free" if round_.day is None else "daily"
        rounds = {**getattr(self._saved, kind), round_.language: round_}
        self._saved = self._saved.model_copy(update={kind: rounds})
        going = any(not one.over for one in (*self._saved.free.values(), *self._saved.daily.values()))
        self._saved = self._saved.model_copy(update={"on": going})
        self.keep(self._saved, done=round_.solved)

    def _language(self) -> Any:
        return "es" if self.desk.words.language == "es" else "en"

    def _today(self) -> int:
        return (self.desk.words.local(self.desk.now_ms).date() - EPOCH).days

    # --- showing ---

    def reword(self) -> None:
        """Everything in the language of the screen; a word stays in its own."""
        if self.opened is None:
            return
        language, saved = self._language(), self._saved
        daily, free = saved.daily.get(language), saved.free.get(language)
        today = daily if daily is not None and daily.day == self._today() else None
        self.put(
            howTo=self.tr(
                "Find the hidden word of 5 letters in 6 tries. After each try signs tell what is right. Accents do not matter."
            ),
            signs=[
                {"letter": "A", "mark": "here", "text": self.tr("Right letter, right place")},
                {"letter": "B", "mark": "elsewhere", "text": self.tr("Right letter, wrong place")},
                {"letter": "C", "mark": "absent", "text": self.tr("Not in the word")},
            ],
            dailyText=self.tr("Word of the day"),
            dailyLine=self._line(today) or self.tr("The same word for everybody. A new one each day."),
            dailyAction=self._action(today),
            freeText=self.tr("Any word"),
            freeAction=self._action(None if free is None or free.over else free),
            freeLine=self._line(free if free is not None and not free.over else None) or self.tr("As many as you like."),
            scoreText=self.tr("You found %1 of %2 words.").replace("%1", str(saved.solved)).replace("%2", str(saved.played))
            if saved.played
            else "",
        )
        self._show()

    def _action(self, round_: Round | None) -> str:
        if round_ is None or not (round_.tries or round_.shown):
            return self.tr("Play")
        return self.tr("Look again") if round_.over else self.tr("Go on")

    def _line(self, round_: Round | None) -> str:
        if round_ is None or not (round_.tries or round_.shown):
            return ""
        if round_.over:
            return self.tr("Done for today.") if round_.solved else self.tr("Done for today. A new one comes tomorrow.")
        return self.tr("%n of 6 tries used", "", len(round_.tries))

    def _show(self) -> None:
        round_ = self._round
        if round_ is None:
            for rows in (self._tiles, *self._keys):
                rows.clear()
            return
        self._tiles.show([self._tile(round_, at) for at in range(LETTERS * TRIES)])
        known = known_letters(round_)
        for rows, letters in zip(self._keys, KEYS[round_.language], strict=True):
            rows.show([Key(letter, known.get(letter, ""), self._key_name(letter, known.get(letter))) for letter in letters])
        word = written(round_.word, round_.language)
        said = self.tr("The word was: %1.").replace("%1", word)
        self.put(
            roundTitle=self.tr("Word of the day") if round_.day is not None else self.tr("Any word"),
            statusText=self.tr("Try %1 of 6").replace("%1", str(len(round_.tries) + 1)),
            over=round_.over,
            solved=round_.solved,
            endTitle="" if not round_.over else self.tr("You found it.") if round_.solved else said,
            endLine=self._end_line(round_, word) if round_.over else "",
            keys=self._deeds(round_),
            isDaily=round_.day is not None,
        )

    def _deeds(self, round_: Round) -> list[dict[str, str]]:
        blocked = ""
        if hint(round_) is None:
            used = len(round_.shown) >= HINTS
            blocked = self.tr("There are no more hints for this word.") if used else self.tr("You know every letter by now.")
        keys = [{"key": "choose", "text": self.tr("Choose a word"), "icon": "shuffle"}]
        if not round_.over:
            keys.insert(0, {"key": "hint", "text": self.tr("Hint"), "icon": "lightbulb", "blocked": blocked})
        return keys

    def _end_line(self, round_: Round, word: str) -> str:
        if not round_.solved:
            return self.tr("It was a hard one. The next one may be yours.")
        tries = self.tr("%n try(s)", "", len(round_.tries))
        return self.tr("%1, found in %2.").replace("%1", word[:1].upper() + word[1:]).replace("%2", tries)

    def _tile(self, round_: Round, at: int) -> Tile:
        row, place = divmod(at, LETTERS)
        if row < len(round_.tries):
            tried = round_.tries[row]
            mark = marks(tried, round_.word)[place]
            return Tile(at, tried[place], mark, hinted=False, now=False, name=f"{tried[place].upper()}, {self._said(mark)}")
        now = row == len(round_.tries) and not round_.over
        if now and place < len(self._typed):
            return Tile(at, self._typed[place], "", hinted=False, now=True, name=self._typed[place].upper())
        if now and place in round_.shown:
            told = round_.word[place]
            return Tile(at, told, "", hinted=True, now=True, name=self.tr("Hint: %1").replace("%1", told.upper()))
        return Tile(at, "", "", hinted=False, now=now, name="")

    def _key_name(self, letter: str, mark: Mark | None) -> str:
        return letter if mark is None else f"{letter}, {self._said(mark)}"

    def _said(self, mark: Mark) -> str:
        return {
            "here": self.tr("right place"),
            "elsewhere": self.tr("in another place"),
            "absent": self.tr("not in the word"),
        }[mark]


def _is_word(word: str, language: str) -> bool:
    return any(plain(entry.word) == word and entry.word == entry.word.lower() for entry in word_list(language).entries(key_of(word)))
