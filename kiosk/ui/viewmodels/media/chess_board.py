"""The 64 squares as QML shows them, from the upper left corner on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.games.chess_game import ChessGame
from kiosk.games.chess_rules import EMPTY, Move, side_of
from kiosk.ui.viewmodels.media.chess_words import ChessWords

_NAMES = {"k": "king", "q": "queen", "r": "rook", "b": "bishop", "n": "knight", "p": "pawn"}


@dataclass(frozen=True)
class Marks:
    """What the person has chosen, and what was advised."""

    chosen: int | None = None
    hint: Move | None = None


@dataclass(frozen=True)
class Square:
    """One square. `mark`: "", "chosen", "last", "hint", "check"; `target`: "", "move", "take"; `useful`: a press does something."""

    slot: int
    man: str
    dark: bool
    mark: str
    target: str
    useful: bool
    name: str


ROLES: Mapping[str, Callable[[Square], Any]] = {
    "man": lambda row: row.man,
    "dark": lambda row: row.dark,
    "mark": lambda row: row.mark,
    "target": lambda row: row.target,
    "useful": lambda row: row.useful,
    "name": lambda row: row.name,
}


def square_at(slot: int, *, turned: bool) -> int:
    """Which square is shown at a place, counted from the upper left."""
    row, column = divmod(slot, 8)
    return 8 * row + 7 - column if turned else 8 * (7 - row) + column


def man_picture(man: str, side: str) -> str:
    """The name of a drawing in resources/games/chess."""
    return f"{'white' if side == 'w' else 'black'}-{_NAMES[man.lower()]}"


def squares(game: ChessGame, marks: Marks, words: ChessWords, *, turned: bool, mine: bool) -> list[Square]:
    """The board as it stands. `mine`: whoever looks at it may move now."""
    position = game.position
    legal = position.moves() if mine else []
    ends = {move.end for move in legal if move.start == marks.chosen}
    starts = {move.start for move in legal}
    last = game.moves[-1] if game.moves else None
    checked = position.king(position.turn) if position.in_check() else None
    rows = []
    for slot in range(64):
        square = square_at(slot, turned=turned)
        man = position.board[square]
        target = "" if square not in ends else "take" if man != EMPTY or square == position.passing else "move"
        mark = ""
        if square == marks.chosen:
            mark = "chosen"
        elif marks.hint is not None and square in {marks.hint.start, marks.hint.end}:
            mark = "hint"
        elif square == checked:
            mark = "check"
        elif last is not None and square in {last.start, last.end}:
            mark = "last"
        picture = "" if man == EMPTY else man_picture(man, side_of(man))
        name = words.square(square, man, chosen=mark == "chosen", target=target)
        useful = bool(target) or mark == "chosen" or square in starts
        rows.append(Square(slot, picture, (square // 8 + square) % 2 == 0, mark, target, useful, name))
    return rows
