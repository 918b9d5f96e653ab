"""One game of chess: its moves, how it ends (FIDE Laws of Chess, articles 5 and 9), and what is kept of it."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Literal

from pydantic import Field

from kiosk.games.chess_rules import BLACK, START, WHITE, BadPosition, Move, Position, read_fen, read_uci, side_of
from kiosk.games.saved import Saved, read_saved

Side = Literal["w", "b"]
Mode = Literal["computer", "two"]
#: How a game ended. All but the first two are draws.
Ending = Literal["mate", "resigned", "stalemate", "repetition", "fifty", "material", "length"]
#: A position that comes for the third time, and 50 moves of each side without a capture or a pawn move, end the game here by
#: themselves; the laws let a player claim both.
REPEATED = 3
QUIET_HALF_MOVES = 100
#: More do not fit into what is kept of a game; the longest game on record has 538.
MOST_HALF_MOVES = 2_400
_MINOR = frozenset("BNbn")
_ON_BOARD = {"q": 1, "r": 2, "b": 2, "n": 2, "p": 8}
Count = Annotated[int, Field(ge=0, le=99_999)]


class SavedChess(Saved):
    """A game as it is kept. `on`: it goes on. `turned`: black stands below. `counted`: its end is in the numbers.

    `won`, `drawn`, `lost`: games against the computer."""

    game: Literal["chess"] = "chess"
    on: bool = False
    moves: Annotated[str, Field(max_length=6 * MOST_HALF_MOVES)] = ""
    mode: Mode = "computer"
    side: Side = "w"
    level: Annotated[int, Field(ge=1, le=5)] = 2
    resigned: Side | None = None
    turned: bool = False
    counted: bool = False
    won: Count = 0
    drawn: Count = 0
    lost: Count = 0


class ChessGame:
    """The positions of a game from its start. `move`, `take_back` and `resign` change it."""

    def __init__(self) -> None:
        self.positions: list[Position] = [read_fen(START)]
        self.moves: list[Move] = []
        self.resigned: Side | None = None

    @property
    def position(self) -> Position:
        """Where it stands now."""
        return self.positions[-1]

    @property
    def turn(self) -> Side:
        """Whose turn it is."""
        return "w" if self.position.turn == WHITE else "b"

    @property
    def ending(self) -> Ending | None:
        """How the game ended; None: it goes on."""
        position = self.position
        if self.resigned is not None:
            return "resigned"
        if not position.moves():
            return "mate" if position.in_check() else "stalemate"
        if is_dead(position):
            return "material"
        if position.quiet >= QUIET_HALF_MOVES:
            return "fifty"
        if self.positions.count(position) >= REPEATED:
            return "repetition"
        return "length" if len(self.moves) >= MOST_HALF_MOVES else None

    @property
    def winner(self) -> Side | None:
        """Who won a game that ended so."""
        ending = self.ending
        loser = self.resigned if ending == "resigned" else self.turn if ending == "mate" else None
        return None if loser is None else "b" if loser == WHITE else "w"

    def move(self, move: Move) -> None:
        """Play a move. Raises BadPosition when it is not a legal one, or the game is over."""
        if self.ending is not None:
            raise BadPosition("the game is over")
        self._play(move)

    def replay(self, moves: str) -> None:
        """Play moves as they were kept. Raises BadPosition when they never were a game."""
        for move in moves.split():
            self._play(read_uci(move))

    def _play(self, move: Move) -> None:
        if not self.position.is_legal(move):
            raise BadPosition(f"{move.uci} cannot be played")
        self.positions.append(self.position.after(move))
        self.moves.append(move)

    def take_back(self, half_moves: int) -> None:
        """Undo so many half moves, or a resignation."""
        if self.resigned is not None:
            self.resigned = None
            return
        for _ in range(min(half_moves, len(self.moves))):
            self.moves.pop()
            self.positions.pop()

    def resign(self, side: Side) -> None:
        """Give the game up."""
        if self.ending is None:
            self.resigned = side

    def captured(self, side: str) -> str:
        """Men of a side that were taken, the strongest first. A pawn that became a queen was not taken."""
        left = Counter(man.lower() for man in self.position.board if man != "." and side_of(man) == side)
        changed = Counter(move.promotion for at, move in enumerate(self.moves) if move.promotion and self.positions[at].turn == side)
        gone = {man: most - left[man] + changed[man] - (sum(changed.values()) if man == "p" else 0) for man, most in _ON_BOARD.items()}
        men = "".join(man * gone[man] for man in "qrbnp")
        return men.upper() if side == WHITE else men

    def saved_moves(self) -> str:
        """The moves as they are kept."""
        return " ".join(move.uci for move in self.moves)


def is_dead(position: Position) -> bool:
    """Whether nobody can be mated any more: kings alone, one bishop or knight beside them, or bishops on squares of one colour."""
    others = [(square, man) for square, man in enumerate(position.board) if man not in ".Kk"]
    if len(others) <= 1:
        return all(man in _MINOR for _, man in others)
    colours = {(square // 8 + square) % 2 for square, man in others if man in "Bb"}
    return all(man in "Bb" for _, man in others) and len(colours) == 1


def read_chess(text: str | None) -> tuple[SavedChess, ChessGame] | None:
    """What was kept, played again move by move; None when there is nothing, or something that never was a game."""
    saved = read_saved(text, SavedChess)
    if saved is None:
        return None
    game = ChessGame()
    try:
        game.replay(saved.moves)
    except BadPosition:
        return None
    game.resigned = saved.resigned
    return saved, game


def other(side: Side) -> Side:
    """The other side."""
    return "b" if side == WHITE else "w"


__all__ = ["BLACK", "WHITE", "ChessGame", "Ending", "Mode", "SavedChess", "Side", "is_dead", "other", "read_chess"]
