"""Games on the running screen: by touch and by keyboard, kept through kills and sign-out, and nothing left of the person."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from sqlalchemy import select

from kiosk.games.chess_game import SavedChess
from kiosk.games.chess_rules import square_of
from kiosk.games.solitaire_game import SavedSolitaire, SolitaireGame, winnable
from kiosk.games.solitaire_rules import STOCK, deal
from kiosk.games.solitaire_search import exits, finish, hint, is_stuck
from kiosk.games.word_rules import word_of_day
from kiosk.media_store import library
from kiosk.media_store.tables import places
from kiosk.sync.tables import outbox
from kiosk.ui.chess_engine import Programs
from kiosk.ui.driver import Driver
from kiosk.ui.sample_store import DAY_MS, RESIDENT
from kiosk.ui.viewmodels.media.word_game import EPOCH
from tests.unit.ui.seat import Seat


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.central.media(made.screen.desk.place.media)
        made.sign_in()
        made.screen.chess.least_thinking_ms = 0
        yield made


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Callable[[str], tuple[Seat, Driver]]]:
    """A screen in a window of some kind, with Marcus signed in."""
    with ExitStack() as stack:

        def sit_down(device: str) -> tuple[Seat, Driver]:
            made = Seat(tmp_path, stack)
            driver = made.open(device)
            made.central.media(made.screen.desk.place.media)
            made.sign_in()
            return made, driver

        yield sit_down


Opened = Callable[[str], tuple[Seat, Driver]]


def play(seat: Seat, title: str, route: str) -> None:
    screen = seat.screen
    screen.navigator.home()
    screen.navigator.go("games")
    screen.games.play(title)
    seat.wait(lambda: screen.navigator.current == route, route)
    seat.quiet()


def kept(seat: Seat, title: str) -> dict[str, object]:
    seat.quiet()
    with seat.store.read() as connection:
        place = library.place_of(connection, RESIDENT, title)
    assert place is not None
    found: dict[str, object] = json.loads(place[0])
    return found


def slot(name: str) -> int:
    at = square_of(name)
    return 8 * (7 - at // 8) + at % 8


def move(seat: Seat, start: str, end: str) -> None:
    seat.screen.chess.press(slot(start))
    seat.screen.chess.press(slot(end))


def press_key(driver: Driver, key: Qt.Key, text: str = "") -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(driver.window, QKeyEvent(kind, int(key), Qt.KeyboardModifier.NoModifier, text))


# --- the shelf ---


def test_the_shelf_says_what_is_there_and_where_a_game_is_saved(seat: Seat) -> None:
    screen = seat.screen
    screen.navigator.go("games")
    rows = {row["name"]: row for row in screen.games.games}
    assert set(rows) == {"Chess", "Solitaire", "Five letters"}
    assert {(row["line"], row["action"]) for row in rows.values()} == {("Ready to play", "Play")}
    play(seat, "chess", "chess")
    screen.chess.chooseMode("two")
    screen.chess.start()
    screen.navigator.home()
    screen.navigator.go("games")
    seat.wait(lambda: any(row["goesOn"] for row in screen.games.games), "the saved game")
    rows = {row["name"]: row for row in screen.games.games}
    assert (rows["Chess"]["line"], rows["Chess"]["action"]) == ("Your game is saved.", "Go on")
    assert [row["name"] for row in rows.values() if row["goesOn"]] == ["Chess"]


def test_a_file_that_is_no_game_opens_nothing(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiosk.media_store.sealed_file.SealedFile.read_all", lambda self: b'{"game": "poker"}')
    seat.screen.navigator.go("games")
    seat.screen.games.play("chess")
    seat.wait(lambda: bool(seat.screen.session.toastVisible), "the word about it")
    assert seat.screen.session.toastText == "This game does not work on this device."
    assert seat.screen.navigator.current == "games"


# --- chess ---


def test_chess_against_the_computer(seat: Seat) -> None:
    chess = seat.screen.chess
    play(seat, "chess", "chess")
    assert (chess.stage, chess.goesOn) == ("start", False)
    chess.chooseLevel(1)
    chess.start()
    assert chess.statusTitle == "Your move"
    move(seat, "e2", "e4")
    assert chess.thinking
    chess.press(slot("d2"))
    assert seat.screen.session.toastText == "The computer is thinking. Please wait."
    seat.wait(lambda: len(chess.moves) == 2, "the answer")
    assert (chess.statusTitle, chess.moves[-1]["text"]) == ("Your move", "Pawn to e4")
    assert chess.statusLine.startswith("Computer: ")
    chess.act("take-back")
    assert chess.moves == []
    chess.act("hint")
    seat.wait(lambda: not chess.thinking, "the hint")
    assert seat.screen.session.toastText.startswith("You could play: ")
    assert "hint" in {chess.board.value(n, "mark") for n in range(64)}


def test_the_computer_begins_when_it_has_white(seat: Seat) -> None:
    chess = seat.screen.chess
    play(seat, "chess", "chess")
    chess.chooseSide("b")
    chess.chooseLevel(1)
    chess.start()
    seat.wait(lambda: len(chess.moves) == 1, "the first move")
    assert (chess.topName, chess.bottomName, chess.files[0]) == ("Computer", "You", "h")
    assert next(key for key in chess.keys if key["key"] == "take-back")["blocked"]


def test_squares_and_moves_have_words(seat: Seat) -> None:
    chess = seat.screen.chess
    play(seat, "chess", "chess")
    chess.chooseMode("two")
    chess.start()
    names = {slot_: chess.board.value(slot_, "name") for slot_ in range(64)}
    assert names[slot("e4")] == "e4, empty"
    assert names[slot("d8")] == "d8, black queen"
    chess.press(slot("g1"))
    assert chess.board.value(slot("g1"), "name") == "g1, white knight, chosen"
    assert chess.board.value(slot("f3"), "name") == "f3, empty, you can go here"
    assert sum(chess.board.value(n, "target") != "" for n in range(64)) == 2
    chess.press(slot("f3"))
    for start, end in (("d7", "d5"), ("f3", "e5"), ("d5", "d4"), ("e5", "f7"), ("e8", "f7")):
        move(seat, start, end)
    assert [line["text"] for line in chess.moves] == [
        "King takes knight on f7",
        "Knight takes pawn on f7",
        "Pawn to d4",
        "Knight to e5",
        "Pawn to d5",
        "Knight to f3",
    ]
    assert chess.moves[0]["spoken"] == "3. Black: "
    assert chess.topTakenText == "Taken: knight"
    assert chess.bottomTaken == ["black-pawn"]
    chess.press(slot("a8"))
    chess.press(slot("a3"))
    assert seat.screen.session.toastText == "Choose one of your own men first."


def test_promotion_is_asked_castling_and_passing_are_played(seat: Seat) -> None:
    chess = seat.screen.chess
    play(seat, "chess", "chess")
    chess.begin(chess.read(SavedChess(on=True, mode="two", moves="a2a4 b7b5 a4b5 a7a6 b5a6 c8b7 a6b7 h7h6").text()))
    move(seat, "b7", "a8")
    assert (chess.asking, [choice["key"] for choice in chess.promotions]) == ("promotion", ["q", "r", "b", "n"])
    chess.cancel()
    assert chess.asking == ""
    move(seat, "b7", "a8")
    chess.promote("n")
    assert chess.moves[0]["text"] == "Pawn takes rook on a8, becomes a knight"
    chess.begin(chess.read(SavedChess(on=True, mode="two", moves="e2e4 e7e5 g1f3 g8f6 f1c4 f8c5 e4e5".replace(" e4e5", "")).text()))
    move(seat, "e1", "g1")
    assert chess.moves[0]["text"] == "Castles on the king side"
    chess.begin(chess.read(SavedChess(on=True, mode="two", moves="e2e4 a7a6 e4e5 d7d5").text()))
    move(seat, "e5", "d6")
    assert chess.moves[0]["text"] == "Pawn takes pawn on d6"


def test_the_end_of_a_game_is_told_and_counted_once(seat: Seat) -> None:
    chess = seat.screen.chess
    play(seat, "chess", "chess")
    chess.begin(chess.read(SavedChess(on=True, mode="computer", side="b", moves="f2f3 e7e5 g2g4", won=2).text()))
    move(seat, "d8", "h4")
    assert (chess.over, chess.statusTitle, chess.statusLine) == (True, "You won.", "Checkmate after 2 moves.")
    assert (kept(seat, "chess")["won"], kept(seat, "chess")["on"]) == (3, False)
    chess.takeBack()
    move(seat, "d8", "h4")
    assert kept(seat, "chess")["won"] == 3
    chess.newGame()
    assert (chess.stage, chess.scoreText) == ("start", "Won 3 · drawn 0 · lost 0")
    chess.start()
    chess.askResign()
    assert chess.asking == "resign"
    chess.resign()
    assert (chess.statusTitle, kept(seat, "chess")["lost"]) == ("The computer won.", 1)


def test_a_strong_player_that_breaks_gives_way_to_the_small_one(seat: Seat) -> None:
    chess = seat.screen.chess
    play(seat, "chess", "chess")
    broken = (sys.executable, "-c", "print('bestmove e2e4')")
    chess.engine._programs = Programs(chess.engine._programs.own, broken, patience_ms=2_000)
    chess.chooseLevel(5)
    chess.start()
    move(seat, "d2", "d4")
    seat.wait(lambda: len(chess.moves) == 2, "an answer of the small player")
    assert chess.trouble == ""


def test_a_player_that_breaks_for_good_is_told_and_tried_again(seat: Seat) -> None:
    chess = seat.screen.chess
    play(seat, "chess", "chess")
    good = chess.engine._programs
    chess.engine._programs = Programs((sys.executable, "-c", "raise SystemExit(3)"), None)
    chess.chooseLevel(1)
    chess.reword()
    assert chess.levels[-1]["blocked"] == "The strong player is not on this device."
    chess.start()
    move(seat, "d2", "d4")
    seat.wait(lambda: bool(chess.trouble), "the word about it")
    assert chess.trouble == "The computer player stopped. Your game is saved."
    assert kept(seat, "chess")["moves"] == "d2d4"
    chess.engine._programs = good
    chess.retry()
    seat.wait(lambda: len(chess.moves) == 2, "the answer")


def test_nobody_computes_while_nobody_looks(seat: Seat) -> None:
    """Leaving, covering and signing out end the player; coming back lets it go on."""
    screen = seat.screen
    chess = screen.chess
    play(seat, "chess", "chess")
    chess.chooseLevel(3)
    chess.start()
    move(seat, "e2", "e4")
    screen.navigator.go("help")
    assert chess.engine.pid is None
    screen.navigator.back()
    assert chess.thinking
    screen.session.cover()
    assert chess.engine.pid is None
    screen.session.liftCover()
    seat.type_pin()
    seat.wait(lambda: not screen.session.covered, "the page")
    seat.wait(lambda: len(chess.moves) == 2, "the answer")
    move(seat, "d2", "d4")
    screen.session.signOut()
    assert chess.engine.pid is None
    assert (chess.stage, chess.moves, chess.board.rowCount(), chess.titleName) == ("start", [], 0, "")


def test_chess_by_touch(opened: Opened) -> None:
    seat, driver = opened("")
    play(seat, "chess", "chess")
    driver.tap("Two people here")
    driver.tap("Start a new game")
    driver.tap("e2, white pawn")
    driver.tap("e4, empty, you can go here")
    driver.wait_for_text("Pawn to e4")
    driver.tap("Give up")
    driver.tap("Keep playing")
    assert seat.screen.chess.statusTitle == "Black to move"


def test_chess_by_keyboard_alone(opened: Opened) -> None:
    """Tab comes to men that can move and to where they can go; arrows go anywhere."""
    seat, driver = opened("compact")
    play(seat, "chess", "chess")
    seat.screen.chess.chooseMode("two")
    seat.screen.chess.start()
    driver.settle()

    def focused() -> str:
        return next((node.name for node in driver.nodes() if node.focused and node.pressable), "")

    def tab_to(name: str) -> None:
        for _ in range(60):
            if focused() == name:
                return
            press_key(driver, Qt.Key.Key_Tab)
            driver.spin(5)
        raise AssertionError(f"no Tab comes to {name}: {focused()}")

    tab_to("e2, white pawn")
    press_key(driver, Qt.Key.Key_Return)
    driver.spin(20)
    assert seat.screen.chess.board.value(slot("e2"), "mark") == "chosen"
    press_key(driver, Qt.Key.Key_Up)
    press_key(driver, Qt.Key.Key_Up)
    driver.spin(20)
    assert focused() == "e4, empty, you can go here"
    press_key(driver, Qt.Key.Key_Space)
    driver.spin(20)
    assert seat.screen.chess.moves[0]["text"] == "Pawn to e4"
    stops = set()
    for _ in range(60):
        press_key(driver, Qt.Key.Key_Tab)
        stops.add(focused())
    assert {"b8, black knight", "e7, black pawn"} <= stops
    assert not {"e4, white pawn", "d8, black queen", "e5, empty"} & stops


# --- solitaire ---


def test_solitaire_is_dealt_played_and_undone(seat: Seat) -> None:
    solitaire = seat.screen.solitaire
    play(seat, "solitaire", "solitaire")
    solitaire.start()
    assert kept(seat, "solitaire")["seed"] in winnable()["1"]
    before = solitaire.state
    solitaire.press(STOCK, 0)
    assert kept(seat, "solitaire")["moves"] == "cb1"
    assert solitaire.state is not None
    assert solitaire.state.drawn == 1
    solitaire.act("undo")
    assert solitaire.state == before
    solitaire.act("undo")
    assert kept(seat, "solitaire")["moves"] == ""
    assert next(key for key in solitaire.keys if key["key"] == "undo")["blocked"]


def test_a_touch_moves_a_card_to_its_best_place_or_chooses_it(seat: Seat) -> None:
    solitaire = seat.screen.solitaire
    play(seat, "solitaire", "solitaire")
    seed = next(seed for seed in range(500) if any(move.start < 7 and move.end < 7 for move in deal(seed).moves()))
    move_ = next(move for move in deal(seed).moves() if move.start < 7 and move.end < 7)
    solitaire.deal_of(seed)
    solitaire.press(move_.start, 1)
    assert solitaire.state == deal(seed).after(next(m for m in deal(seed).moves() if m.start == move_.start))
    solitaire.undo()
    solitaire.act("choose")
    solitaire.press(move_.start, 1)
    assert solitaire.state == deal(seed)
    rows = solitaire.table.rows
    assert [row.pile for row in rows if row.chosen] == [move_.start]
    assert move_.end in {row.pile for row in rows if row.target}
    solitaire.press(move_.end, 1)
    assert solitaire.state == deal(seed).after(move_)
    solitaire.undo()
    solitaire.drop(move_.start, 1, move_.end)
    assert solitaire.state == deal(seed).after(move_)


def test_a_game_is_won_by_itself_at_the_end_and_the_time_is_kept(seat: Seat) -> None:
    solitaire = seat.screen.solitaire
    play(seat, "solitaire", "solitaire")
    game = _nearly_won()
    saved = SavedSolitaire(on=True, seed=game.seed, moves=game.saved_moves(), seconds=125, played=1)
    solitaire.begin(solitaire.read(saved.text()))
    assert solitaire.canFinish
    solitaire._next_home.setInterval(1)
    solitaire.finishGame()
    assert solitaire.finishing
    seat.wait(lambda: bool(solitaire.won), "the last card")
    assert solitaire.wonLine == "It took you 2 min 5 s."
    assert (kept(seat, "solitaire")["won"], kept(seat, "solitaire")["best1"], kept(seat, "solitaire")["on"]) == (1, 125, False)
    solitaire.newGame()
    assert [score["value"] for score in solitaire.scoreLines] == ["1 of 1", "2 min 5 s"]


def _nearly_won() -> SolitaireGame:
    """Played by the hints until the rest goes home by itself."""
    for seed in winnable()["1"]:
        game = SolitaireGame(seed, 1)
        seen = {game.state}
        for _ in range(400):
            if finish(game.state):
                return game
            better = hint(game.state) or next(game.state.turn(), None)
            if better is None or (better.start < 11 and game.state.after(better) in seen):
                better = next(game.state.turn(), None)
            if better is None:
                break
            game.move(better)
            seen.add(game.state)
    raise AssertionError("no deal was won")


def test_no_more_moves_is_noticed(seat: Seat) -> None:
    solitaire = seat.screen.solitaire
    play(seat, "solitaire", "solitaire")
    for seed in range(200):
        state = deal(seed, 3)
        while (step := next(exits(state), None)) is not None:
            state = step
        if not state.won and is_stuck(state):
            break
    game = SolitaireGame(seed, 3)
    game.states = [state]
    solitaire.deal_of(seed)
    solitaire._game = game
    turn = next(state.turn(), None)
    if turn is None:
        solitaire._after()
    else:
        solitaire.press(STOCK, 0)
    seat.wait(lambda: bool(solitaire.stuck), "the word about it")
    solitaire.act("hint")
    assert seat.screen.session.toastText == "No move leads on from here. You can undo, or deal anew."


def test_cards_have_words_and_a_switch_stops_where_something_can_be_done(seat: Seat) -> None:
    solitaire = seat.screen.solitaire
    play(seat, "solitaire", "solitaire")
    solitaire.deal_of(8)
    names = {row.name for row in solitaire.table.rows if row.useful}
    assert "Stock, 24 cards. Press to turn over." in names
    assert "2 of clubs, column 7" not in names  # it cannot go anywhere
    spoken = {row.name for row in solitaire.table.rows}
    assert {"king of hearts, column 5", "Column 7, 6 cards face down", "Home of the spades, empty"} <= spoken


def test_solitaire_by_touch_and_by_dragging(opened: Opened) -> None:
    seat, driver = opened("tablet")
    play(seat, "solitaire", "solitaire")
    seed = next(seed for seed in range(500) if any(move.start < 7 and move.end < 7 for move in deal(seed).moves()))
    move_ = next(move for move in deal(seed).moves() if move.start < 7 and move.end < 7)
    seat.screen.solitaire.deal_of(seed)
    driver.settle()
    words = seat.screen.solitaire.words

    def place(column: int) -> object:
        card = deal(seed).up[column][-1]
        node = driver.find(words.placed(card, column))
        assert node is not None
        return node.rect.center()

    driver.drag(place(move_.start), place(move_.end))  # type: ignore[arg-type]
    driver.settle()
    assert seat.screen.solitaire.state == deal(seed).after(move_)
    driver.tap("Undo")
    driver.tap(words.placed(deal(seed).up[move_.start][-1], move_.start))
    driver.settle()
    assert seat.screen.solitaire.state == deal(seed).after(move_)
    driver.tap("Stock, 24 cards")
    driver.wait_for_text("Stock, 23 cards")


# --- the word game ---


def test_a_word_is_guessed_with_keys_of_the_page_and_of_a_keyboard(opened: Opened) -> None:
    seat, driver = opened("")
    words = seat.screen.word_game
    play(seat, "five-letters", "word-game")
    driver.tap("Play, Word of the day")
    driver.settle()
    today = word_of_day((seat.screen.words.local(seat.clock.display_ms()).date() - EPOCH).days, "en")
    tried = "crane" if today != "crane" else "slate"
    for letter in tried:
        driver.tap(letter)
    driver.tap("Try this word")
    seat.wait(lambda: words.statusText == "Try 2 of 6", "the second try")
    for letter in "zzzzz":
        words.type(letter)
    words.enter()
    assert seat.screen.session.toastText == "We do not know this word. Your try is not used up."
    for _ in range(5):
        press_key(driver, Qt.Key.Key_Backspace)
    for letter in today:
        press_key(driver, Qt.Key(ord(letter.upper())), letter)
    press_key(driver, Qt.Key.Key_Return)
    assert (words.over, words.solved, words.endTitle) == (True, True, "You found it.")
    assert (kept(seat, "five-letters")["played"], kept(seat, "five-letters")["solved"]) == (1, 1)
    words.choose()
    assert words.dailyLine == "Done for today."
    seat.clock.advance(DAY_MS)
    words.reword()
    assert words.dailyLine == "The same word for everybody. A new one each day."


def test_each_language_has_its_words_and_a_word_stays_in_its_own(seat: Seat) -> None:
    screen, words = seat.screen, seat.screen.word_game
    screen.display.setLanguage("es")
    play(seat, "five-letters", "word-game")
    words.playFree()
    assert words.middleKeys.rowCount() == 10
    assert words.middleKeys.value(9, "letter") == "ñ"
    screen.display.setLanguage("en")
    assert words.middleKeys.rowCount() == 10
    words.choose()
    words.playFree()
    assert words.middleKeys.rowCount() == 9
    free = kept(seat, "five-letters")["free"]
    assert isinstance(free, dict)
    assert set(free) == {"en", "es"}


def test_hints_tell_a_letter_and_end(seat: Seat) -> None:
    words = seat.screen.word_game
    play(seat, "five-letters", "word-game")
    words.playFree()
    words.act("hint")
    assert seat.screen.session.toastText.startswith("Letter 1 is ")
    assert words.tiles.value(0, "hinted")
    words.act("hint")
    assert next(key for key in words.keys if key["key"] == "hint")["blocked"] == "There are no more hints for this word."


# --- what follows a person ---


def test_each_move_is_in_the_store_before_the_page_is_left(seat: Seat) -> None:
    """What a `kill -9` leaves is a committed row; a page begins with it as if nothing had been."""
    play(seat, "chess", "chess")
    chess = seat.screen.chess
    chess.chooseMode("two")
    chess.start()
    move(seat, "e2", "e4")
    move(seat, "e7", "e5")
    assert kept(seat, "chess")["moves"] == "e2e4 e7e5"
    chess.forget_person()
    play(seat, "chess", "chess")
    assert (chess.stage, [line["text"] for line in chess.moves]) == ("play", ["Pawn to e5", "Pawn to e4"])


def test_a_game_goes_to_central_when_it_is_left_and_comes_back_after_sign_out(seat: Seat) -> None:
    screen = seat.screen
    play(seat, "chess", "chess")
    screen.chess.chooseMode("two")
    screen.chess.start()
    move(seat, "e2", "e4")
    seat.quiet()
    screen.navigator.home()
    seat.quiet()
    with seat.store.read() as connection:
        sent = [row for row in connection.execute(select(outbox.c.kind)).scalars() if row == "media.place"]
        assert len(sent) == 1
        assert connection.execute(select(places.c.unsent).where(places.c.title == "chess")).scalar_one() is False
    screen.session.signOut()
    seat.quiet()
    seat.sign_in()
    play(seat, "chess", "chess")
    assert (screen.chess.stage, screen.chess.moves[0]["text"]) == ("play", "Pawn to e4")


def test_playing_counts_as_use_and_the_time_holds(opened: Opened) -> None:
    seat, driver = opened("")
    play(seat, "chess", "chess")
    driver.tap("Two people here")
    driver.tap("Start a new game")
    for _ in range(3):
        seat.clock.advance(100_000)
        driver.tap("a2, white pawn")
        seat.screen.session.tick()
        assert not seat.screen.session.endingVisible
    assert driver.shows("min left")
    seat.clock.advance(60 * 60_000)
    seat.screen.session.tick()
    assert seat.screen.navigator.current == "sign-in"
    assert seat.screen.chess.opened is None
