"""Chess: moves are counted against published numbers and against another program; endings by the laws."""

import random
import shutil
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.games.chess_game import MOST_HALF_MOVES, ChessGame, SavedChess, is_dead, read_chess
from kiosk.games.chess_rules import START, BadPosition, Position, perft, read_fen, read_uci
from kiosk.games.saved import MAX_BYTES
from kiosk.ui.chess_engine import STRONG_FOLDERS

#: https://www.chessprogramming.org/Perft_Results
KIWIPETE = "r3k2r/p1ppqpb1/bn2pnp1/3PN3/1p2P3/2N2Q1p/PPPBBPPP/R3K2R w KQkq - 0 1"
PUBLISHED = (
    (START, (20, 400, 8_902)),
    (KIWIPETE, (48, 2_039, 97_862)),
    ("8/2p5/3p4/KP5r/1R3p1k/8/4P1P1/8 w - - 0 1", (14, 191, 2_812, 43_238)),
    ("r3k2r/Pppp1ppp/1b3nbN/nP6/BBP1P3/q4N2/Pp1P2PP/R2Q1RK1 w kq - 0 1", (6, 264, 9_467)),
    ("rnbq1k1r/pp1Pbppp/2p5/8/2B5/8/PPP1NnPP/RNBQK2R w KQ - 1 8", (44, 1_486, 62_379)),
    ("r4rk1/1pp1qppp/p1np1n2/2b1p1B1/2B1P1b1/P1NP1N2/1PP1QPPP/R4RK1 w - - 0 10", (46, 2_079)),
)


@pytest.mark.parametrize(("fen", "counts"), PUBLISHED, ids=["start", "kiwipete", "3", "4", "5", "6"])
def test_moves_are_as_many_as_published(fen: str, counts: tuple[int, ...]) -> None:
    assert tuple(perft(read_fen(fen), depth) for depth in range(1, len(counts) + 1)) == counts


def _random_position(seed: int) -> Position:
    numbers, position = random.Random(seed), read_fen(START)
    for _ in range(numbers.randrange(6, 90)):
        moves = position.moves()
        if not moves:
            break
        position = position.after(numbers.choice(moves))
    return position


def test_another_program_counts_the_same_moves_in_random_games() -> None:
    judge = shutil.which("stockfish", path=STRONG_FOLDERS)
    if judge is None:
        pytest.skip("the judge (Debian's stockfish) is not installed")
    positions = [_random_position(seed) for seed in range(60)]
    asked = "".join(f"position fen {position.fen}\ngo perft 2\n" for position in positions)
    answer = subprocess.run([judge], input=asked + "quit\n", capture_output=True, text=True, check=True, timeout=60).stdout
    counted = [int(line.rpartition(" ")[2]) for line in answer.splitlines() if line.startswith("Nodes searched")]
    assert counted == [perft(position, 2) for position in positions]


@given(st.integers(0, 10**6))
@settings(max_examples=30, deadline=None)
def test_a_position_is_read_back_as_it_was_written(seed: int) -> None:
    position = _random_position(seed)
    assert read_fen(position.fen) == position
    assert read_fen(position.fen).fen == position.fen


def _play(moves: str) -> ChessGame:
    game = ChessGame()
    for move in moves.split():
        game.move(read_uci(move))
    return game


def test_mate_ends_the_game() -> None:
    game = _play("f2f3 e7e5 g2g4 d8h4")
    assert (game.ending, game.winner) == ("mate", "b")
    with pytest.raises(BadPosition):
        game.move(read_uci("e1f2"))


def test_stalemate_is_a_draw() -> None:
    game = _play(
        "e2e3 a7a5 d1h5 a8a6 h5a5 h7h5 h2h4 a6h6 a5c7 f7f6 c7d7 e8f7 d7b7 d8d3 b7b8 d3h7 b8c8 f7g6 c8e6"  # Loyd's, in ten moves
    )
    assert (game.ending, game.winner) == ("stalemate", None)


def test_the_third_time_is_a_draw() -> None:
    back_and_forth = "g1f3 g8f6 f3g1 f6g8"
    assert _play(back_and_forth).ending is None
    assert _play(f"{back_and_forth} {back_and_forth}").ending == "repetition"


def test_positions_with_other_rights_are_not_the_same() -> None:
    """Once the kings have moved nobody may castle any more: the first time does not count."""
    shuffled = "e2e4 e7e5" + 2 * " e1e2 e8e7 e2e1 e7e8"
    assert _play(shuffled).ending is None
    assert _play(f"{shuffled} e1e2").ending is None
    assert _play(f"{shuffled} e1e2 e8e7").ending == "repetition"


def test_fifty_quiet_moves_are_a_draw() -> None:
    game, numbers = ChessGame(), random.Random(3)
    while game.ending is None:
        assert len(game.moves) <= 100
        position = game.position
        quiet = [move for move in position.moves() if not position.takes(move) and position.board[move.start] not in "Pp"]
        calm = [move for move in quiet if not position.after(move).in_check()]
        game.move(numbers.choice([move for move in calm if game.positions.count(position.after(move)) < 2]))
    assert (game.ending, len(game.moves)) == ("fifty", 100)


@pytest.mark.parametrize(
    ("fen", "dead"),
    [
        ("8/8/4k3/8/8/3K4/8/8 w - - 0 1", True),
        ("8/8/4k3/8/8/3KB3/8/8 w - - 0 1", True),
        ("8/8/4k3/8/8/3KN3/8/8 w - - 0 1", True),
        ("8/8/3bk3/8/8/3KB3/8/8 w - - 0 1", True),  # d6 and e3 are dark, both
        ("8/8/2b1k3/8/8/3KB3/8/8 w - - 0 1", False),
        ("8/8/4k3/8/8/3KNN2/8/8 w - - 0 1", False),  # a mate is possible, if the other side helps
        ("8/8/4k3/8/8/3KP3/8/8 w - - 0 1", False),
    ],
)
def test_too_few_men(fen: str, dead: bool) -> None:
    assert is_dead(read_fen(fen)) is dead


def test_what_was_taken_and_what_a_pawn_became() -> None:
    game = _play("a2a4 b7b5 a4b5 a7a6 b5a6 c8b7 a6b7 h7h6 b7a8q")
    assert game.captured("b") == "rbpp"  # the rook on a8, the bishop on b7, two pawns
    assert game.captured("w") == ""


def test_take_back_is_exact() -> None:
    game = _play("e2e4 d7d5 e4d5 d8d5")
    before = game.positions[2]
    game.take_back(2)
    assert (game.position, game.saved_moves()) == (before, "e2e4 d7d5")
    game.resign("w")
    assert (game.ending, game.winner) == ("resigned", "b")
    game.take_back(1)
    assert (game.ending, game.saved_moves()) == (None, "e2e4 d7d5")


@given(st.integers(0, 10**6), st.integers(0, 120))
@settings(max_examples=20, deadline=None)
def test_a_kept_game_is_the_same_game(seed: int, length: int) -> None:
    numbers, game = random.Random(seed), ChessGame()
    while game.ending is None and len(game.moves) < length:
        game.move(numbers.choice(game.position.moves()))
    text = SavedChess(on=True, moves=game.saved_moves(), level=4, won=3).text()
    kept = read_chess(text)
    assert kept is not None
    assert kept[1].positions == game.positions
    assert (kept[0].level, kept[0].won) == (4, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        '{"v": 1, "game": "solitaire"}',
        '{"v": 2, "game": "chess"}',
        '{"v": 1, "game": "chess", "moves": "e2e5"}',
        '{"v": 1, "game": "chess", "moves": "e2e4 e2e4"}',
        '{"v": 1, "game": "chess", "moves": "<b>"}',
        '{"v": 1, "game": "chess", "level": 9}',
        '{"v": 1, "game": "chess", "won": -1}',
        '{"v": 1, "game": "chess", "more": 1}',
        '{"v": 1, "game": "chess", "moves": "' + "e2e4 " * 4_000 + '"}',
    ],
)
def test_what_never_was_a_game_is_not_read(text: str) -> None:
    assert read_chess(text) is None


def test_the_longest_game_fits_into_a_place() -> None:
    text = SavedChess(on=True, moves=" ".join(["a7a8q"] * MOST_HALF_MOVES)).text()
    assert len(text.encode()) <= MAX_BYTES


@pytest.mark.parametrize("fen", ["", "8/8/8/8 w - - 0 1", "P7/8/4k3/8/8/3K4/8/8 w - - 0 1", "8/8/8/8/8/3K4/8/8 w - - 0 1"])
def test_what_is_no_position_is_refused(fen: str) -> None:
    with pytest.raises(BadPosition):
        read_fen(fen)
