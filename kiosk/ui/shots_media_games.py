"""Pictures of the shelf of games, and of each game at several moments."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.games.chess_game import SavedChess
from kiosk.games.chess_rules import square_of
from kiosk.games.solitaire_search import hint
from kiosk.games.word_rules import Round, SavedWord

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio

#: The Italian opening, up to the twelfth move.
OPENING = "e2e4 e7e5 g1f3 b8c6 f1c4 f8c5 c2c3 g8f6 d2d4 e5d4 c3d4 c5b4 b1c3 f6e4 e1g1 b4c3 d4d5 c3f6 f1e1 c6e7 e1e4 d7d6 c1g5 f6g5 f3g5"
NEAR_PROMOTION = "a2a4 b7b5 a4b5 a7a6 b5a6 c8b7 a6b7 h7h6"
MATE = "f2f3 e7e5 g2g4 d8h4"
SETTLED_MOVES = 14


def games(studio: Studio) -> Iterator[Path]:
    """The shelf; chess, solitaire and the word game."""
    screen = studio.screen
    screen.navigator.home()
    screen.navigator.go("games")
    yield studio.take("games")
    yield from _chess(studio)
    yield from _solitaire(studio)
    yield from _words(studio)
    screen.navigator.home()
    screen.navigator.go("games")
    yield studio.take("games-saved")


def _open(studio: Studio, title: str, route: str) -> None:
    screen = studio.screen
    screen.navigator.home()
    screen.navigator.go("games")
    screen.games.play(title)
    studio.on(route)
    studio.driver.settle()


def _chess(studio: Studio) -> Iterator[Path]:
    chess = studio.screen.chess
    _open(studio, "chess", "chess")
    yield studio.take("chess-start")
    studio.work(chess.start)
    yield studio.take("chess-begins")
    chess.begin(chess.read(SavedChess(on=True, moves=OPENING, mode="two").text()))
    chess.press(_slot("e8"))
    yield studio.take("chess-choosing")
    chess.turnBoard()
    studio.work(chess.showAllMoves)
    yield studio.take("chess-all-moves")
    chess.begin(chess.read(SavedChess(on=True, moves=NEAR_PROMOTION, mode="two").text()))
    chess.press(_slot("b7"))
    chess.press(_slot("a8"))
    yield studio.take("chess-promotion")
    chess.begin(chess.read(SavedChess(on=True, moves=MATE, mode="computer", side="b").text()))
    yield studio.take("chess-won")
    chess.begin(chess.read(SavedChess(on=True, moves=OPENING, mode="two").text()))
    studio.work(chess.askResign)
    yield studio.take("chess-give-up")
    chess.cancel()
    chess.turnBoard()


def _slot(square: str) -> int:
    """Where a square is shown while white stands below."""
    at = square_of(square)
    return 8 * (7 - at // 8) + at % 8


def _solitaire(studio: Studio) -> Iterator[Path]:
    solitaire = studio.screen.solitaire
    _open(studio, "solitaire", "solitaire")
    yield studio.take("solitaire-start")
    solitaire.deal_of(8)
    yield studio.take("solitaire-dealt")
    for _ in range(SETTLED_MOVES):
        state = solitaire.state
        move = None if state is None else hint(state) or next(state.turn(), None)
        if move is not None:
            solitaire.press(move.start, 0 if move.start > 11 else move.many)
    studio.screen.session.dismissToast()
    studio.work(solitaire.hint)
    studio.screen.session.dismissToast()
    yield studio.take("solitaire")


def _words(studio: Studio) -> Iterator[Path]:
    words = studio.screen.word_game
    _open(studio, "five-letters", "word-game")
    yield studio.take("word-game-start")
    spanish = Round(word="plaza", language="es", tries=["piano", "playa"])
    english = Round(word="bread", language="en", tries=["crane", "beard"])
    words.begin(SavedWord(free={"es": spanish, "en": english}, played=4, solved=3))
    words.playFree()
    word = spanish.word if studio.look[1] == "es" else english.word
    for letter in word[:3]:
        words.type(letter)
    yield studio.take("word-game")
    words.erase()
    words.erase()
    words.erase()
    for letter in word:
        words.type(letter)
    studio.work(words.enter)
    yield studio.take("word-game-found")
