"""A game of chess as values that are ready to show."""

from __future__ import annotations

from collections import Counter
from typing import Any

from PySide6.QtCore import QObject

from kiosk.games.chess_game import ChessGame, SavedChess, Side, other
from kiosk.games.chess_levels import LEVELS, NEEDS_STRONG
from kiosk.games.chess_rules import PROMOTIONS, side_of
from kiosk.ui.viewmodels.media.chess_board import man_picture
from kiosk.ui.viewmodels.media.chess_words import ChessWords

#: So many moves are listed until all of them are asked for.
FEW_MOVES = 6


class ChessView(QObject):
    """Reads a game and what was chosen for it; changes nothing."""

    def __init__(self, words: ChessWords, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words

    def choices(self, saved: SavedChess, *, strong: bool, goes_on: bool) -> dict[str, Any]:
        """What may be chosen before a game."""
        no_strong = "" if strong else self.tr("The strong player is not on this device.")
        score = self.tr("Won %1 · drawn %2 · lost %3", "chess games against the computer")
        for place, count in enumerate((saved.won, saved.drawn, saved.lost), 1):
            score = score.replace(f"%{place}", str(count))
        levels = [
            {"key": level, "text": self._words.level(level), "blocked": no_strong if level >= NEEDS_STRONG else ""} for level in LEVELS
        ]
        return {
            "howTo": self._words.rules(),
            "mode": saved.mode,
            "side": saved.side,
            "level": saved.level,
            "levels": levels,
            "levelNote": "" if strong else self.tr("The strong player is not on this device. The easier levels work."),
            "scoreText": score if saved.won + saved.drawn + saved.lost else "",
            "goesOn": goes_on,
        }

    def sides(self, game: ChessGame, saved: SavedChess) -> dict[str, Any]:
        """Who sits above and below the board, and what each has taken."""
        below: Side = "b" if saved.turned else "w"
        above = other(below)
        return {
            "topName": self.name(saved, above),
            "bottomName": self.name(saved, below),
            "topWhite": above == "w",
            "topTurn": game.turn == above,
            "topTaken": self._pictures(game, below),
            "bottomTaken": self._pictures(game, above),
            "topTakenText": self._taken(game, below),
            "bottomTakenText": self._taken(game, above),
            "files": list("hgfedcba" if saved.turned else "abcdefgh"),
            "ranks": list("12345678" if saved.turned else "87654321"),
            "promotions": [
                {"key": man, "text": self._capital(self._words.man(man)), "man": man_picture(man, game.turn)} for man in PROMOTIONS
            ],
        }

    def status(self, game: ChessGame, saved: SavedChess, purpose: str) -> dict[str, Any]:
        """How it stands. `purpose`: what is being computed, "" nothing."""
        ending = game.ending
        me = saved.side if saved.mode == "computer" else None
        if ending is not None:
            title, line = self._words.ending(game, ending, me)
            won = game.winner is not None and me in {None, game.winner}
            return {"statusTitle": title, "statusLine": line, "statusHue": "leaf" if won else "slate", "over": True}
        if purpose:
            title = self.tr("Looking for a good move") if purpose == "hint" else self.tr("The computer is thinking")
        elif me is None:
            title = self.tr("White to move") if game.turn == "w" else self.tr("Black to move")
        else:
            title = self.tr("Your move") if game.turn == me else self.tr("The computer's move")
        lines = []
        if game.moves:
            said = self._words.move(game.positions[-2], game.moves[-1])
            lines.append(f"{self.name(saved, other(game.turn))}: {said}.")
        if game.position.in_check() and me in {None, game.turn}:
            lines.append(self.tr("Your king is in check."))
        return {"statusTitle": title, "statusLine": " ".join(lines), "statusHue": "primary", "over": False}

    def moves(self, game: ChessGame, saved: SavedChess, *, whole: bool) -> dict[str, Any]:
        """The moves in words, the last one first."""
        first = 0 if whole else max(0, len(game.moves) - FEW_MOVES)
        lines = []
        for at in range(len(game.moves) - 1, first - 1, -1):
            position, move = game.positions[at], game.moves[at]
            number, man = f"{at // 2 + 1}.", position.board[move.start]
            lines.append(
                {
                    "number": number,
                    "man": man_picture(man, side_of(man)),
                    "text": self._words.move(position, move),
                    "spoken": f"{number} {self.name(saved, 'w' if position.turn == 'w' else 'b')}: ",
                }
            )
        more = ""
        if len(game.moves) > FEW_MOVES:
            more = self.tr("Show fewer moves") if whole else self.tr("Show all %n move(s)", "", len(game.moves))
        return {"moves": lines, "moreMovesText": more}

    def keys(self, game: ChessGame, *, can_take_back: bool) -> list[dict[str, str]]:
        """What may be done beside moving."""
        over = self.tr("The game is over.") if game.ending is not None else ""
        nothing = "" if can_take_back else self.tr("There is no move to take back.")
        keys = [
            {"key": "take-back", "text": self.tr("Take back"), "icon": "undo-2", "blocked": nothing},
            {"key": "hint", "text": self.tr("Hint"), "icon": "lightbulb", "blocked": over},
            {"key": "turn", "text": self.tr("Turn board"), "icon": "refresh-cw", "blocked": ""},
            {"key": "resign", "text": self.tr("Give up"), "icon": "flag", "blocked": over},
            {"key": "new", "text": self.tr("New game"), "icon": "plus", "blocked": ""},
        ]
        # One that is over has a button of its own for that.
        return keys[:-1] if over else keys

    def name(self, saved: SavedChess, side: Side) -> str:
        """Who plays a side."""
        if saved.mode == "two":
            return self._words.side(side)
        return self.tr("You") if side == saved.side else self.tr("Computer")

    def _pictures(self, game: ChessGame, side: Side) -> list[str]:
        return [man_picture(man, side) for man in game.captured(side)]

    def _taken(self, game: ChessGame, side: Side) -> str:
        counts = Counter(game.captured(side))
        if not counts:
            return ""
        men = ", ".join(
            self._words.man(man) if many == 1 else f"{many} \N{MULTIPLICATION SIGN} {self._words.man(man)}"
            for man, many in counts.items()
        )
        return self.tr("Taken: %1").replace("%1", men)

    @staticmethod
    def _capital(text: str) -> str:
        return text[:1].upper() + text[1:]
