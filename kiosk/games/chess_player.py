"""A small chess player of our own: a program that speaks UCI over its standard input and output, like any engine.

It plays the easy levels, and all of them where no stronger engine is installed. `python -m kiosk.games.chess_player`
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from typing import TextIO

from kiosk.games.chess_rules import START, WHITE, Move, Position, attacked, pseudo_legal, read_fen, read_uci

MATE = 100_000
DEFAULT_MS = 1_000
#: Exchanges are followed beyond the depth so many half moves.
MOST_EXCHANGES = 6
#: For each strength: how deep it looks, and by how much (hundredths of a pawn) it misjudges a move at most.
STRENGTHS = {1: (1, 240), 2: (2, 90), 3: (3, 12), 4: (12, 0)}
_WORTH = {"p": 100, "n": 320, "b": 330, "r": 500, "q": 900, "k": 0}


class _TimeUp(Exception):
    """The move must be given now."""


def _place_worth(man: str, square: int) -> int:
    """What a white man is worth on a square: towards the middle for pieces, forward for pawns, behind its pawns for the king."""
    column, row = square % 8, square // 8
    middle = int(6 - abs(column - 3.5) - abs(row - 3.5))
    bonus = {
        "p": 6 * row + (10 if column in {3, 4} else 0) * (row in {3, 4}) - 6,
        "n": 9 * middle - 18,
        "b": 5 * middle - 8 + 6 * (row > 0),
        "r": 12 * (row == 6) + (3 if column in {3, 4} else 0),
        "q": 2 * middle,
        "k": -12 * row + (14 if column in {1, 2, 6} and row == 0 else 0),
    }[man]
    return _WORTH[man] + bonus


_TABLE: dict[str, list[int]] = {".": [0] * 64}
for _man in _WORTH:
    _TABLE[_man.upper()] = [_place_worth(_man, square) for square in range(64)]
    _TABLE[_man] = [-_place_worth(_man, square ^ 56) for square in range(64)]


def worth(position: Position) -> int:
    """Hundredths of a pawn, as the side to move sees it."""
    sum_ = sum(_TABLE[man][square] for square, man in enumerate(position.board) if man != ".")
    return sum_ if position.turn == WHITE else -sum_


class Player:
    """Looks for a move: iterative deepening, alpha-beta, exchanges to their end."""

    def __init__(self, strength: int = 4, seed: int | None = None) -> None:
        self.depth, self.slip = STRENGTHS[strength]
        self._random = random.Random(seed)  # noqa: S311 - a game
        self._until = 0.0

    def choose(self, position: Position, movetime_ms: int) -> Move | None:
        """A legal move within the time, or None when there is none."""
        moves = position.moves()
        if len(moves) < 2:
            return moves[0] if moves else None
        self._until = time.monotonic() + movetime_ms / 1000
        slips = {move: self._random.randint(-self.slip, self.slip) for move in moves}
        self._random.shuffle(moves)
        best = moves[0]
        try:
            for depth in range(1, self.depth + 1):
                scored = self._look(position, moves, depth, slips)
                moves = [move for _, move in scored]
                best = moves[0]
                if abs(scored[0][0]) > MATE // 2:
                    break
        except _TimeUp:
            pass
        return best

    def _look(self, position: Position, moves: list[Move], depth: int, slips: dict[Move, int]) -> list[tuple[int, Move]]:
        scored = []
        floor = -2 * MATE
        for move in moves:
            # Nearly as good ones are looked at whole: a slip may make one of them the best.
            score = -self._search(position.after(move), depth - 1, -2 * MATE, -floor + 2 * self.slip) + slips[move]
            scored.append((score, move))
            floor = max(floor, score)
        return sorted(scored, key=lambda pair: -pair[0])

    def _search(self, position: Position, depth: int, floor: int, ceiling: int) -> int:
        if time.monotonic() > self._until:
            raise _TimeUp
        if depth <= 0:
            return self._exchanges(position, floor, ceiling, MOST_EXCHANGES)
        best, any_move = -2 * MATE, False
        for move in _best_first(position, position.moves()):
            any_move = True
            best = max(best, -self._search(position.after(move), depth - 1, -ceiling, -max(floor, best)))
            if best >= ceiling:
                break
        if not any_move:
            return -MATE - depth if position.in_check() else 0
        return best

    def _exchanges(self, position: Position, floor: int, ceiling: int, depth: int) -> int:
        best = worth(position)
        if best >= ceiling or depth == 0:
            return best
        own_king = position.king(position.turn)
        for move in _best_first(position, [move for move in pseudo_legal(position) if position.board[move.end] != "."]):
            if position.board[move.end] in "Kk":
                return MATE
            after = position.after(move)
            if attacked(after.board, move.end if move.start == own_king else own_king, position.other):
                continue
            best = max(best, -self._exchanges(after, -ceiling, -max(floor, best), depth - 1))
            if best >= ceiling:
                break
        return best


def _best_first(position: Position, moves: list[Move]) -> Iterator[Move]:
    """Great captures by small men are likely to be good, and cut the search short."""
    board = position.board
    yield from sorted(moves, key=lambda move: -(10 * _WORTH.get(board[move.end].lower(), 0) - _WORTH[board[move.start].lower()]))


def main(lines: TextIO, out: TextIO) -> None:
    """Answer UCI until `quit` or the end of the input."""
    position, player = read_fen(START), Player()
    for line in lines:
        words = line.split()
        command = words[0] if words else ""
        if command == "quit":
            return
        if command == "uci":
            out.write("id name Lumen\noption name Strength type spin default 4 min 1 max 4\nuciok\n")
        elif command == "isready":
            out.write("readyok\n")
        elif command == "setoption" and words[1:4] == ["name", "Strength", "value"]:
            player = Player(int(words[4]))
        elif command == "position":
            position = _position(words[1:])
        elif command == "go":
            movetime = int(words[2]) if words[1:2] == ["movetime"] else DEFAULT_MS
            move = player.choose(position, movetime)
            out.write(f"bestmove {'(none)' if move is None else move.uci}\n")
        out.flush()


def _position(words: list[str]) -> Position:
    """`startpos` or `fen …`, then `moves …`."""
    at = words.index("moves") if "moves" in words else len(words)
    position = read_fen(START if words[0] == "startpos" else " ".join(words[1:at]))
    for word in words[at + 1 :]:
        position = position.after(read_uci(word))
    return position


if __name__ == "__main__":
    main(sys.stdin, sys.stdout)
