"""Our own chess player: legal moves, mates it must see, and the language of engines."""

import io
import random

import pytest

from kiosk.games.chess_player import STRENGTHS, Player, main, worth
from kiosk.games.chess_rules import START, read_fen

SCHOLARS_MATE = "r1bqkb1r/pppp1ppp/2n2n2/4p2Q/2B1P3/8/PPPP1PPP/RNB1K1NR w KQkq - 4 4"
HANGING_QUEEN = "rnb1kbnr/pppp1ppp/8/4p3/4P2q/5N2/PPPP1PPP/RNBQKB1R w KQkq - 2 3"


def test_it_plays_legal_moves_to_the_end_of_a_game() -> None:
    position, numbers = read_fen(START), random.Random(1)
    for turn in range(60):
        move = Player(1, seed=turn).choose(position, 500) if turn % 2 else numbers.choice(position.moves())
        if move is None:
            break
        assert move in position.moves()
        position = position.after(move)
        if not position.moves():
            break


@pytest.mark.parametrize("strength", [3, 4])
def test_it_sees_a_mate_and_a_queen_for_nothing(strength: int) -> None:
    mate = Player(strength, seed=1).choose(read_fen(SCHOLARS_MATE), 700)
    queen = Player(strength, seed=1).choose(read_fen(HANGING_QUEEN), 700)
    assert mate is not None
    assert mate.uci == "h5f7"
    assert queen is not None
    assert queen.uci == "f3h4"


def test_no_move_is_no_answer() -> None:
    stalemate = "7k/5Q2/6K1/8/8/8/8/8 b - - 0 1"
    assert Player(4).choose(read_fen(stalemate), 100) is None


def test_both_sides_are_worth_the_same_at_the_start() -> None:
    assert worth(read_fen(START)) == 0


def test_a_stronger_one_is_never_careless() -> None:
    slips = [slip for _, slip in STRENGTHS.values()]
    assert slips == sorted(slips, reverse=True)
    assert slips[-1] == 0


def test_it_speaks_uci() -> None:
    asked = "uci\nisready\nsetoption name Strength value 2\nucinewgame\nposition startpos moves e2e4 e7e5\ngo movetime 200\n"
    out = io.StringIO()
    main(io.StringIO(asked + "position fen 7k/5Q2/6K1/8/8/8/8/8 b - - 0 1\ngo\nquit\nuci\n"), out)
    lines = out.getvalue().splitlines()
    assert lines[2:4] == ["uciok", "readyok"]
    after = read_fen("rnbqkbnr/pppp1ppp/8/4p3/4P3/8/PPPP1PPP/RNBQKBNR w KQkq - 0 2")
    assert lines[4].removeprefix("bestmove ") in {move.uci for move in after.moves()}
    assert lines[5:] == ["bestmove (none)"]
