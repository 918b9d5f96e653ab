"""One game of Klondike: its deal, its moves, undo, and what is kept of it."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from kiosk.games.saved import Saved, read_saved
from kiosk.games.solitaire_rules import CARDS, BadMove, Move, State, deal
from resources import RESOURCES

#: A move is kept as three signs, and a place holds 16 KB.
MOST_MOVES = 4_000
_SIGNS = "0123456789abcdefghijklmnopqrstuvwxyz"
MOST_SEED = 2**31 - 1
Count = Annotated[int, Field(ge=0, le=9_999_999)]
Draw = Literal[1, 3]


class SavedSolitaire(Saved):
    """A game as it is kept. `seconds` played in it; `best`: of games won, by how many cards are turned over, in seconds (0: none)."""

    game: Literal["solitaire"] = "solitaire"
    on: bool = False
    seed: Annotated[int, Field(ge=0, le=MOST_SEED)] = 0
    draw: Draw = 1
    sure: bool = True
    choose: bool = False
    moves: Annotated[str, Field(max_length=3 * MOST_MOVES)] = ""
    seconds: Count = 0
    played: Count = 0
    won: Count = 0
    best1: Count = 0
    best3: Count = 0


class SolitaireGame:
    """The states of a game from its deal on."""

    def __init__(self, seed: int, draw: Draw) -> None:
        self.seed, self.draw = seed, draw
        self.states: list[State] = [deal(seed, draw)]
        self.moves: list[Move] = []

    @property
    def state(self) -> State:
        """Where the cards are now."""
        return self.states[-1]

    @property
    def full(self) -> bool:
        """Whether so much was moved that no more can be kept."""
        return len(self.moves) >= MOST_MOVES

    def move(self, move: Move) -> None:
        """Make a move. Raises BadMove."""
        if self.full:
            raise BadMove("too many moves")
        self.states.append(self.state.after(move))
        self.moves.append(move)

    def undo(self) -> bool:
        """Go back one move; False at the deal."""
        if not self.moves:
            return False
        self.moves.pop()
        self.states.pop()
        return True

    def saved_moves(self) -> str:
        """The moves as they are kept."""
        return "".join(_SIGNS[move.start] + _SIGNS[move.end] + _SIGNS[move.many] for move in self.moves)


def read_solitaire(text: str | None) -> tuple[SavedSolitaire, SolitaireGame] | None:
    """What was kept, played again move by move; None when there is nothing, or something that never was a game."""
    saved = read_saved(text, SavedSolitaire)
    if saved is None:
        return None
    game = SolitaireGame(saved.seed, saved.draw)
    try:
        for at in range(0, len(saved.moves), 3):
            game.move(Move(*(_SIGNS.index(sign) for sign in saved.moves[at : at + 3])))
    except (ValueError, TypeError):
        return None
    return saved, game


def new_seed(draw: Draw, *, sure: bool) -> int:
    """A deal: any, or one of those of which it is known that they can be won."""
    if sure:
        return random.choice(winnable()[str(draw)])  # noqa: S311 - a game
    return random.randint(0, MOST_SEED)  # noqa: S311 - a game


@cache
def winnable() -> dict[str, list[int]]:
    """Numbers of deals that can be won, by how many cards are turned over at once (`resources/games/build_deals.py`)."""
    found: dict[str, list[int]] = json.loads((RESOURCES / "games" / "deals.json").read_text())
    return found


__all__ = ["CARDS", "MOST_MOVES", "Draw", "SavedSolitaire", "SolitaireGame", "new_seed", "read_solitaire", "winnable"]
