"""The rules of chess: which moves there are, and what they do (FIDE Laws of Chess, articles 3 to 5 and 9).

A position is a value. Squares count from a1 (0) along the ranks to h8 (63); white's men are capitals, an empty square is ".".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

WHITE, BLACK = "w", "b"
EMPTY = "."
START = "rnbqkbnr/pppppppp/8/8/8/8/PPPPPPPP/RNBQKBNR w KQkq - 0 1"
PROMOTIONS = "qrbn"
_MEN = frozenset("KQRBNPkqrbnp")
_STEPS = {
    "n": ((1, 2), (2, 1), (2, -1), (1, -2), (-1, -2), (-2, -1), (-2, 1), (-1, 2)),
    "k": ((0, 1), (1, 1), (1, 0), (1, -1), (0, -1), (-1, -1), (-1, 0), (-1, 1)),
    "r": ((0, 1), (1, 0), (0, -1), (-1, 0)),
    "b": ((1, 1), (1, -1), (-1, -1), (-1, 1)),
}
#: Which right to castle is lost when something leaves or comes to a corner or a king's first square.
_RIGHTS = {0: "Q", 4: "KQ", 7: "K", 56: "q", 60: "kq", 63: "k"}
#: Of each castling: the king's way, the rook's, and the squares between them that must be empty.
_CASTLINGS = {"K": (4, 6, 7, 5), "Q": (4, 2, 0, 3), "k": (60, 62, 63, 61), "q": (60, 58, 56, 59)}


class BadPosition(ValueError):
    """This is no position that can be played on."""


class Move(NamedTuple):
    """From a square to a square; `promotion` is what a pawn becomes (q, r, b, n)."""

    start: int
    end: int
    promotion: str = ""

    @property
    def uci(self) -> str:
        """As engines write it: e2e4, e7e8q."""
        return name_of(self.start) + name_of(self.end) + self.promotion


def name_of(square: int) -> str:
    """12 is e2."""
    return "abcdefgh"[square % 8] + str(square // 8 + 1)


def square_of(name: str) -> int:
    """The square of e2 is 12. Raises BadPosition."""
    if len(name) != 2 or name[0] not in "abcdefgh" or name[1] not in "12345678":
        raise BadPosition(f"{name!r} is no square")
    return "abcdefgh".index(name[0]) + 8 * (int(name[1]) - 1)


def read_uci(text: str) -> Move:
    """A move as engines write it. Raises BadPosition."""
    if len(text) not in {4, 5} or text[4:] not in {"", *PROMOTIONS}:
        raise BadPosition(f"{text[:8]!r} is no move")
    return Move(square_of(text[:2]), square_of(text[2:4]), text[4:])


def _reach(man: str, *, far: bool) -> tuple[tuple[tuple[int, ...], ...], ...]:
    """For each square the squares that a man could go to, along each of its lines."""
    table = []
    for square in range(64):
        lines = []
        for along, up in _STEPS[man]:
            line, column, row = [], square % 8 + along, square // 8 + up
            while 0 <= column < 8 and 0 <= row < 8:
                line.append(8 * row + column)
                column, row = column + along, row + up
                if not far:
                    break
            if line:
                lines.append(tuple(line))
        table.append(tuple(lines))
    return tuple(table)


_ROOK, _BISHOP = _reach("r", far=True), _reach("b", far=True)
_QUEEN = tuple(straight + slanting for straight, slanting in zip(_ROOK, _BISHOP, strict=True))
_KNIGHT = tuple(tuple(line[0] for line in lines) for lines in _reach("n", far=False))
_KING = tuple(tuple(line[0] for line in lines) for lines in _reach("k", far=False))
_FAR = {"r": _ROOK, "b": _BISHOP, "q": _QUEEN}
#: From where a pawn of each side takes a man on this square.
_PAWN_FROM = {
    side: tuple(
        tuple(
            square + step
            for step in ((-9, -7) if side == WHITE else (7, 9))
            if 0 <= square + step < 64 and abs((square + step) % 8 - square % 8) == 1
        )
        for square in range(64)
    )
    for side in (WHITE, BLACK)
}
_SEEN_BY = {side: _PAWN_FROM[BLACK if side == WHITE else WHITE] for side in (WHITE, BLACK)}


def side_of(man: str) -> str:
    """Whose man it is."""
    return WHITE if man.isupper() else BLACK


@dataclass(frozen=True)
class Position:
    """Where everything stands, whose turn it is, and what is still allowed (castling, taking in passing).

    `quiet`: half moves since the last pawn move or capture; `number`: of the move, from 1.
    """

    board: str
    turn: str
    castling: str
    passing: int | None
    quiet: int = field(default=0, compare=False)
    number: int = field(default=1, compare=False)

    @property
    def other(self) -> str:
        """The side that is not to move."""
        return BLACK if self.turn == WHITE else WHITE

    def king(self, side: str) -> int:
        """The square of a side's king."""
        return self.board.index("K" if side == WHITE else "k")

    def in_check(self) -> bool:
        """Whether the side to move is in check."""
        return attacked(self.board, self.king(self.turn), self.other)

    def moves(self) -> list[Move]:
        """Every legal move."""
        return list(_legal(self))

    def is_legal(self, move: Move) -> bool:
        """Whether it may be played now."""
        return move in self.moves()

    def after(self, move: Move) -> Position:
        """The position after a move, which must be a legal one."""
        board, start, end = self.board, move.start, move.end
        man, taken = board[start], board[end]
        squares = list(board)
        squares[start] = EMPTY
        squares[end] = (move.promotion.upper() if self.turn == WHITE else move.promotion) if move.promotion else man
        passing, pawn = None, man in "Pp"
        if pawn:
            if end == self.passing:
                squares[end - 8 if self.turn == WHITE else end + 8] = EMPTY
            elif abs(end - start) == 16:
                between = (start + end) // 2
                # Kept only where a pawn stands to use it: else two equal positions would look different (article 9.2.3).
                hostile = "p" if self.turn == WHITE else "P"
                passing = between if any(board[square] == hostile for square in _SEEN_BY[self.turn][between]) else None
        elif man in "Kk" and abs(end - start) == 2:
            _, _, rook, to = _CASTLINGS[("K" if end > start else "Q") if self.turn == WHITE else ("k" if end > start else "q")]
            squares[to], squares[rook] = squares[rook], EMPTY
        castling = self.castling
        if castling and (start in _RIGHTS or end in _RIGHTS):
            lost = _RIGHTS.get(start, "") + _RIGHTS.get(end, "")
            castling = "".join(right for right in castling if right not in lost)
        quiet = 0 if pawn or taken != EMPTY else self.quiet + 1
        return Position("".join(squares), self.other, castling, passing, quiet, self.number + (self.turn == BLACK))

    def takes(self, move: Move) -> str:
        """The man that a move takes, or ""."""
        if move.end == self.passing and self.board[move.start] in "Pp":
            return "p" if self.turn == WHITE else "P"
        return self.board[move.end].replace(EMPTY, "")

    @property
    def fen(self) -> str:
        """As engines and books write it."""
        rows = []
        for row in range(7, -1, -1):
            text = self.board[8 * row : 8 * row + 8]
            for empty in range(8, 0, -1):
                text = text.replace(EMPTY * empty, str(empty))
            rows.append(text)
        passing = "-" if self.passing is None else name_of(self.passing)
        return f"{'/'.join(rows)} {self.turn} {self.castling or '-'} {passing} {self.quiet} {self.number}"


def read_fen(text: str) -> Position:
    """Read Forsyth-Edwards notation. Raises BadPosition."""
    parts = text.split()
    if len(parts) != 6 or parts[1] not in {WHITE, BLACK} or not (parts[4].isdecimal() and parts[5].isdecimal()):
        raise BadPosition("a position has six parts")
    rows = ["".join(EMPTY * int(sign) if sign.isdecimal() else sign for sign in row) for row in parts[0].split("/")]
    board = "".join(reversed(rows))
    if len(rows) != 8 or any(len(row) != 8 for row in rows) or not set(board) <= _MEN | {EMPTY}:
        raise BadPosition("a board has 8 rows of 8 squares")
    if board.count("K") != 1 or board.count("k") != 1:
        raise BadPosition("each side has one king")
    if set(board[:8] + board[-8:]) & set("Pp"):
        raise BadPosition("no pawn stands on the first or the last row")
    castling = parts[2].replace("-", "")
    if not set(castling) <= set(_CASTLINGS):
        raise BadPosition("rights to castle are K, Q, k and q")
    passing = None if parts[3] == "-" else square_of(parts[3])
    return Position(board, parts[1], castling, passing, int(parts[4]), int(parts[5]))


def attacked(board: str, square: int, by: str) -> bool:
    """Whether a side could take on this square."""
    knight, king, queen, rook, bishop, pawn = "NKQRBP" if by == WHITE else "nkqrbp"
    if any(board[start] == knight for start in _KNIGHT[square]) or any(board[start] == pawn for start in _PAWN_FROM[by][square]):
        return True
    for lines, near in ((_ROOK[square], rook), (_BISHOP[square], bishop)):
        for line in lines:
            for start in line:
                man = board[start]
                if man != EMPTY:
                    if man in (near, queen):
                        return True
                    break
    return any(board[start] == king for start in _KING[square])


def _legal(position: Position) -> Iterator[Move]:
    """Moves after which the own king cannot be taken."""
    king = position.king(position.turn)
    checked = attacked(position.board, king, position.other)
    # Only a man in line with its king can lay it bare.
    in_line = {square for line in _QUEEN[king] for square in line}
    for move in pseudo_legal(position):
        start = move.start
        if checked or start == king or start in in_line or move.end == position.passing:
            after = position.after(move)
            if attacked(after.board, move.end if start == king else king, position.other):
                continue
        yield move
    if not checked:
        yield from _castlings(position, king)


def pseudo_legal(position: Position) -> Iterator[Move]:
    """Every move but castlings, wherever the king stands then."""
    board, white = position.board, position.turn == WHITE
    own = _OWN[position.turn]
    for start, man in enumerate(board):
        if man not in own:
            continue
        kind = man.lower()
        if kind == "p":
            yield from _pawn_moves(position, start, white=white)
        elif kind in _FAR:
            yield from _far_moves(board, start, _FAR[kind][start], own)
        else:
            for end in (_KNIGHT if kind == "n" else _KING)[start]:
                if board[end] not in own:
                    yield Move(start, end)


_OWN = {WHITE: frozenset("KQRBNP"), BLACK: frozenset("kqrbnp")}


def _far_moves(board: str, start: int, lines: tuple[tuple[int, ...], ...], own: frozenset[str]) -> Iterator[Move]:
    """Along each line up to the first man, and onto him if he is not one's own."""
    for line in lines:
        for end in line:
            there = board[end]
            if there not in own:
                yield Move(start, end)
            if there != EMPTY:
                break


def _pawn_moves(position: Position, start: int, *, white: bool) -> Iterator[Move]:
    board, forward = position.board, 8 if white else -8
    ends = []
    if board[start + forward] == EMPTY:
        ends.append(start + forward)
        if start // 8 == (1 if white else 6) and board[start + 2 * forward] == EMPTY:
            ends.append(start + 2 * forward)
    theirs = _OWN[position.other]
    ends += [end for end in _SEEN_BY[position.turn][start] if board[end] in theirs or end == position.passing]
    for end in ends:
        if end // 8 in {0, 7}:
            yield from (Move(start, end, promotion) for promotion in PROMOTIONS)
        else:
            yield Move(start, end)


def _castlings(position: Position, king: int) -> Iterator[Move]:
    """The king is not in check; nothing stands between; he crosses no square that is attacked (article 3.8)."""
    board = position.board
    for right in position.castling:
        start, end, rook, to = _CASTLINGS[right]
        if right.isupper() != (position.turn == WHITE) or start != king:
            continue
        if board[rook] != ("R" if right.isupper() else "r"):
            continue
        between = range(min(start, rook) + 1, max(start, rook))
        if all(board[square] == EMPTY for square in between) and not any(
            attacked(board, square, position.other) for square in (to, end)
        ):
            yield Move(start, end)


def perft(position: Position, depth: int) -> int:
    """How many ways there are to play so many half moves: the measure that move generators are compared by."""
    moves = position.moves()
    return len(moves) if depth == 1 else sum(perft(position.after(move), depth - 1) for move in moves)
