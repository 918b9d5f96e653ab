"""Chess in words: men, squares, moves, turns and endings."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.games.chess_game import ChessGame, Ending
from kiosk.games.chess_rules import EMPTY, Move, Position, name_of


class ChessWords(QObject):
    """Sentences for the eye and for the voice."""

    def man(self, man: str) -> str:
        """A man without its side."""
        return {
            "k": self.tr("king"),
            "q": self.tr("queen"),
            "r": self.tr("rook"),
            "b": self.tr("bishop"),
            "n": self.tr("knight"),
            "p": self.tr("pawn"),
        }[man.lower()]

    def sided(self, man: str) -> str:
        """A man with its side."""
        return {
            "K": self.tr("white king"),
            "Q": self.tr("white queen"),
            "R": self.tr("white rook"),
            "B": self.tr("white bishop"),
            "N": self.tr("white knight"),
            "P": self.tr("white pawn"),
            "k": self.tr("black king"),
            "q": self.tr("black queen"),
            "r": self.tr("black rook"),
            "b": self.tr("black bishop"),
            "n": self.tr("black knight"),
            "p": self.tr("black pawn"),
        }[man]

    def side(self, side: str) -> str:
        """White, or black."""
        return self.tr("White") if side == "w" else self.tr("Black")

    def square(self, square: int, man: str, *, chosen: bool, target: str) -> str:
        """ "e4, white pawn", and what a press does."""
        parts = [name_of(square), self.tr("empty") if man == EMPTY else self.sided(man)]
        if chosen:
            parts.append(self.tr("chosen"))
        if target:
            parts.append(self.tr("you can take it") if target == "take" else self.tr("you can go here"))
        return ", ".join(parts)

    def move(self, position: Position, move: Move) -> str:
        """ "Knight takes pawn on f3, check"."""
        man, taken = position.board[move.start], position.takes(move)
        if man in "Kk" and abs(move.end - move.start) == 2:
            text = self.tr("Castles on the king side") if move.end > move.start else self.tr("Castles on the queen side")
        elif taken:
            text = self.tr("%1 takes %2 on %3", "chess: knight takes pawn on f3").replace("%2", self.man(taken))
        else:
            text = self.tr("%1 to %3", "chess: knight to f3")
        name = self.man(man)
        parts = [text.replace("%1", name[:1].upper() + name[1:]).replace("%3", name_of(move.end))]
        if move.promotion:
            parts.append(self.becomes(move.promotion))
        after = position.after(move)
        if after.in_check():
            parts.append(self.tr("check") if after.moves() else self.tr("checkmate"))
        return ", ".join(parts)

    def becomes(self, promotion: str) -> str:
        """What a pawn becomes on the last row."""
        return {
            "q": self.tr("becomes a queen"),
            "r": self.tr("becomes a rook"),
            "b": self.tr("becomes a bishop"),
            "n": self.tr("becomes a knight"),
        }[promotion]

    def level(self, level: int) -> str:
        """The name of a strength."""
        names = (self.tr("First steps"), self.tr("Easy"), self.tr("Medium"), self.tr("Strong"), self.tr("Very strong"))
        return names[level - 1]

    def ending(self, game: ChessGame, ending: Ending, me: str | None) -> tuple[str, str]:
        """Who won and why; `me`: the side of the person, None: two people play."""
        winner = game.winner
        if winner is None:
            title = self.tr("It is a draw.")
        elif me is None:
            title = self.tr("White won.") if winner == "w" else self.tr("Black won.")
        else:
            title = self.tr("You won.") if winner == me else self.tr("The computer won.")
        moves = (len(game.moves) + 1) // 2
        why = {
            "mate": self.tr("Checkmate after %n move(s).", "", moves),
            "resigned": self.tr("The other side gave up."),
            "stalemate": self.tr("No move is left, and no check."),
            "repetition": self.tr("The same position came three times."),
            "fifty": self.tr("50 moves without a capture or a pawn move."),
            "material": self.tr("Too few men are left to win."),
            "length": self.tr("This game is as long as a game can be."),
        }[ending]
        if ending == "resigned" and me is not None and winner != me:
            why = self.tr("You gave up this game. A new one is ready.")
        return title, why

    def rules(self) -> str:
        """How to play, in three sentences."""
        return self.tr(
            "Touch one of your men, then the square it should go to. Squares that are allowed are marked. Trap the king to win."
        )
