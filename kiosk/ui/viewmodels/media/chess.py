"""Chess: against the computer, or two people at one screen."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Slot

from kiosk.games.chess_game import ChessGame, SavedChess, read_chess
from kiosk.games.chess_levels import adviser, strength
from kiosk.games.chess_rules import BadPosition, Move, read_uci, side_of
from kiosk.ui.chess_engine import ChessEngine, Programs, installed_programs
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import qml_type, shown
from kiosk.ui.viewmodels.media.chess_board import ROLES, Marks, square_at, squares
from kiosk.ui.viewmodels.media.chess_view import ChessView
from kiosk.ui.viewmodels.media.chess_words import ChessWords
from kiosk.ui.viewmodels.media.game_page import GamePage
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

#: An answer that comes at once is hard to follow.
LEAST_THINKING_MS = 700


@qml_type
class ChessModel(GamePage):
    """The board, whose turn it is, what may be done, and the moves in words."""

    board = shown(QObject, constant=True)
    howTo = shown(str)
    mode = shown(str, "computer")
    side = shown(str, "w")
    level = shown(int, 2)
    levels = shown(list)
    levelNote = shown(str)
    scoreText = shown(str)
    goesOn = shown(bool)

    topName = shown(str)
    bottomName = shown(str)
    topWhite = shown(bool)
    topTurn = shown(bool)
    topTaken = shown(list)
    bottomTaken = shown(list)
    topTakenText = shown(str)
    bottomTakenText = shown(str)
    files = shown(list)
    ranks = shown(list)

    statusTitle = shown(str)
    statusLine = shown(str)
    statusHue = shown(str, "primary")
    thinking = shown(bool)
    trouble = shown(str)
    over = shown(bool)
    #: "", "promotion", "resign".
    asking = shown(str)
    promotions = shown(list)
    keys = shown(list)
    moves = shown(list)
    moreMovesText = shown(str)

    route = "chess"

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, programs: Programs | None = None) -> None:
        super().__init__(desk, navigator, session)
        self.words = ChessWords(self)
        self._view = ChessView(self.words, self)
        self.engine = ChessEngine(programs or installed_programs(), self)
        self.engine.answered.connect(self._hear)
        self.engine.failed.connect(self._engine_failed)
        self.least_thinking_ms = LEAST_THINKING_MS
        self._rows: RowsModel = RowsModel(lambda row: row.slot, ROLES, self)  # type: ignore[type-arg]
        self._values["board"] = self._rows
        self._saved = SavedChess()
        self._game = ChessGame()
        self._purpose = ""
        self._weak = False
        self._marks = Marks()
        self._pending: list[Move] = []
        self._all_moves = False
        self._since = QElapsedTimer()
        self._answer: Move | None = None
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._play_answer)

    # --- a game begins, goes on, ends ---

    read = staticmethod(read_chess)

    def begin(self, kept: tuple[SavedChess, ChessGame] | None) -> None:
        """The game that was kept, or the choices."""
        self._saved, self._game = kept or (SavedChess(), ChessGame())
        self._weak, self._all_moves = False, False
        self._clear()
        self.put(stage="play" if self._saved.on else "start", trouble="")
        self.reword()

    @Slot(str)
    def chooseMode(self, mode: str) -> None:
        """The computer, or two people."""
        self._choose(mode=mode)

    @Slot(str)
    def chooseSide(self, side: str) -> None:
        """White begins."""
        self._choose(side=side)

    @Slot(int)
    def chooseLevel(self, level: int) -> None:
        """How strong the computer plays."""
        self._choose(level=level)

    def _choose(self, **values: object) -> None:
        self._saved = self._saved.model_copy(update=values)
        self.reword()

    @Slot()
    def start(self) -> None:
        """A new game with what was chosen."""
        turned = self._saved.mode == "computer" and self._saved.side == "b"
        self._saved = self._saved.model_copy(update={"on": True, "turned": turned, "counted": False})
        self._game = ChessGame()
        self._all_moves = False
        self._clear()
        self.put(stage="play", trouble="")
        self._keep()
        self._next()

    @Slot()
    def newGame(self) -> None:
        """Back to the choices; a game that goes on is kept until another one begins."""
        self.pause()
        self._clear()
        self.put(stage="start")
        self.reword()

    @Slot()
    def goOn(self) -> None:
        """From the choices back to the game."""
        if self._saved.on:
            self.put(stage="play")
            self._next()

    def pause(self) -> None:
        """Nobody computes while nobody looks."""
        self._later.stop()
        self._answer = None
        self.engine.close()
        self.put(thinking=False)

    def resume(self) -> None:
        """Where it was left: perhaps it is the computer's turn."""
        if self.stage == "play":
            self._next()

    def forget_person(self) -> None:
        """Nothing of the game stays."""
        super().forget_person()
        self._saved, self._game = SavedChess(), ChessGame()
        self._clear()
        self._rows.clear()

    # --- the board ---

    @Slot(int)
    def press(self, slot: int) -> None:
        """A square was touched."""
        square = square_at(slot, turned=self._saved.turned)
        if self.over or self.asking:
            return
        if self.thinking:
            self.say(self.tr("The computer is thinking. Please wait."))
            return
        legal = self._game.position.moves()
        man = self._game.position.board[square]
        chosen = self._marks.chosen
        if chosen is not None and square != chosen:
            found = [move for move in legal if (move.start, move.end) == (chosen, square)]
            if found:
                self._go(found)
                return
        if square == chosen:
            self._mark(Marks())
        elif man != "." and side_of(man) == self._game.turn:
            if any(move.start == square for move in legal):
                self._mark(Marks(chosen=square))
            else:
                self._mark(Marks())
                self.say(self.tr("This one cannot move now."))
        else:
            self._mark(Marks())
            self.say(self.tr("It cannot go there.") if chosen is not None else self.tr("Choose one of your own men first."))

    def _go(self, found: list[Move]) -> None:
        if len(found) == 1:
            self._move(found[0])
        else:
            self._pending = found
            self.put(asking="promotion")
            self._show()

    @Slot(str)
    def promote(self, promotion: str) -> None:
        """What the pawn becomes."""
        move = next((move for move in self._pending if move.promotion == promotion), None)
        if move is not None:
            self._move(move)

    @Slot()
    def cancel(self) -> None:
        """Neither promote nor resign."""
        self._clear()
        self._show()

    @Slot()
    def turnBoard(self) -> None:
        """Show it from the other side."""
        self._saved = self._saved.model_copy(update={"turned": not self._saved.turned})
        self._keep()
        self._show()

    @Slot()
    def showAllMoves(self) -> None:
        """The whole list, or its end."""
        self._all_moves = not self._all_moves
        self._show()

    # --- what else may be done ---

    @Slot(str)
    def act(self, key: str) -> None:
        """One of `keys`."""
        deeds = {"take-back": self.takeBack, "hint": self.hint, "turn": self.turnBoard, "resign": self.askResign, "new": self.newGame}
        deeds[key]()

    @Slot()
    def takeBack(self) -> None:
        """The last own move did not happen, nor the answer to it."""
        if not self._can_take_back():
            return
        self.pause()
        self._game.take_back(1)
        while self._saved.mode == "computer" and self._game.turn != self._saved.side and self._game.moves:
            self._game.take_back(1)
        self._clear()
        self._keep()
        self._next()

    @Slot()
    def hint(self) -> None:
        """Ask the best player here what it would do."""
        if not self.over and not self.thinking:
            self._ask("hint")

    @Slot()
    def askResign(self) -> None:
        """To give up is asked about once."""
        self._mark(Marks())
        self.put(asking="resign")

    @Slot()
    def resign(self) -> None:
        """Give up."""
        self.pause()
        self._game.resign(self._saved.side if self._saved.mode == "computer" else self._game.turn)
        self._clear()
        self._keep()
        self._next()

    @Slot()
    def retry(self) -> None:
        """Start the computer player anew."""
        self.put(trouble="")
        self._next()

    # --- moves ---

    def _move(self, move: Move) -> None:
        self._game.move(move)
        self._clear()
        self._keep()
        self._next()

    def _next(self) -> None:
        """Whoever is to move now."""
        self._show()
        mine = self._saved.mode == "two" or self._game.turn == self._saved.side
        if not self.over and not mine and not self.trouble and self.on_screen() and not self.engine.thinking:
            self._ask("move")

    def _ask(self, purpose: str) -> None:
        strong = self.engine.has_strong and not self._weak
        wanted = adviser(strong=strong) if purpose == "hint" else strength(self._saved.level, strong=strong)
        self._purpose = purpose
        self._since.start()
        self.put(thinking=True)
        self._show()
        self.engine.ask(wanted, self._game.saved_moves())

    @Slot(str)
    def _hear(self, text: str) -> None:
        try:
            move = read_uci(text)
        except BadPosition:
            move = None
        if move is None or not self._game.position.is_legal(move):
            self._engine_failed()
            return
        self._answer = move
        self._later.start(max(0, self.least_thinking_ms - self._since.elapsed()))

    @Slot()
    def _play_answer(self) -> None:
        move, self._answer = self._answer, None
        if move is None:
            return
        self.put(thinking=False)
        if self._purpose == "hint":
            self._mark(Marks(hint=move))
            self.say(self.tr("You could play: %1.").replace("%1", self.words.move(self._game.position, move)))
        else:
            self._move(move)

    @Slot()
    def _engine_failed(self) -> None:
        """The strong engine gives way to our own player; that one is started again when somebody wishes it."""
        self.engine.close()
        if self.engine.has_strong and not self._weak:
            self._weak = True
            self._ask(self._purpose)
            return
        self.put(thinking=False, trouble=self.tr("The computer player stopped. Your game is saved."))
        self._show()

    def _keep(self) -> None:
        """Keep the game; one that ended is counted once."""
        ending = self._game.ending
        counts = {}
        if ending is not None and not self._saved.counted and self._saved.mode == "computer":
            winner = self._game.winner
            field = "drawn" if winner is None else "won" if winner == self._saved.side else "lost"
            counts = {field: min(99_999, getattr(self._saved, field) + 1), "counted": True}
        moves, resigned = self._game.saved_moves(), self._game.resigned
        self._saved = self._saved.model_copy(update={"moves": moves, "resigned": resigned, **counts})
        self.keep(self._saved.model_copy(update={"on": self._saved.on and ending is None}), done=ending is not None)

    # --- showing ---

    def _clear(self) -> None:
        self._marks, self._pending = Marks(), []
        self.put(asking="")

    def _mark(self, marks: Marks) -> None:
        self._marks = marks
        self._show()

    def reword(self) -> None:
        """Everything in the language of the screen."""
        if self.opened is None:
            return
        goes_on = self._saved.on and self._game.ending is None and bool(self._game.moves)
        self.put(**self._view.choices(self._saved, strong=self.engine.has_strong, goes_on=goes_on))
        self._show()

    def _show(self) -> None:
        if self.opened is None:
            return
        game, saved, view = self._game, self._saved, self._view
        mine = not self.thinking and game.ending is None and (saved.mode == "two" or game.turn == saved.side)
        self.put(
            **view.sides(game, saved),
            **view.status(game, saved, self._purpose if self.thinking else ""),
            **view.moves(game, saved, whole=self._all_moves),
            keys=view.keys(game, can_take_back=self._can_take_back()),
        )
        self._rows.show(squares(game, self._marks, self.words, turned=saved.turned, mine=mine))

    def _can_take_back(self) -> bool:
        game, saved = self._game, self._saved
        if game.resigned is not None or saved.mode == "two":
            return game.resigned is not None or bool(game.moves)
        return any(position.turn == saved.side for position in game.positions[:-1])
