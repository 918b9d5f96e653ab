"""Solitaire (Klondike): the table, undo, hints, and how it went so far."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.games.solitaire_game import SavedSolitaire, SolitaireGame, new_seed, read_solitaire
from kiosk.games.solitaire_rules import STOCK, WASTE, Move, State
from kiosk.games.solitaire_search import best_for, exits, finish, hint, is_stuck
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import qml_type, shown
from kiosk.ui.viewmodels.media.game_page import GamePage
from kiosk.ui.viewmodels.media.solitaire_table import ROLES, Marks, TableWords, things
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel

#: Between two cards that go home by themselves.
FINISH_MS = 110
SECOND_MS = 1_000
MINUTE = 60


@qml_type
class SolitaireModel(GamePage):
    """Cards that are touched go where they fit best; or one chooses the card, then the place."""

    table = shown(QObject, constant=True)
    howTo = shown(str)
    draw = shown(int, 1)
    sure = shown(bool, default=True)
    choose = shown(bool)
    goesOn = shown(bool)
    scoreLines = shown(list)

    timeText = shown(str)
    statusText = shown(str)
    keys = shown(list)
    canFinish = shown(bool)
    finishing = shown(bool)
    stuck = shown(bool)
    won = shown(bool)
    wonLine = shown(str)

    route = "solitaire"
    read = staticmethod(read_solitaire)

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel) -> None:
        super().__init__(desk, navigator, session)
        self.words = TableWords(self)
        self._rows: RowsModel = RowsModel(lambda row: row.key, ROLES, self)  # type: ignore[type-arg]
        self._values["table"] = self._rows
        self._saved = SavedSolitaire()
        self._game: SolitaireGame | None = None
        self._marks = Marks()
        self._finish: list[Move] = []
        self._tick = QTimer(self, interval=SECOND_MS)
        self._tick.timeout.connect(self._second)
        self._next_home = QTimer(self, interval=FINISH_MS)
        self._next_home.timeout.connect(self._home)

    # --- a game begins, goes on ---

    def begin(self, kept: tuple[SavedSolitaire, SolitaireGame] | None) -> None:
        """The game that was kept, or the choices."""
        self._saved, self._game = kept or (SavedSolitaire(), None)
        if not self._saved.on:
            self._game = None
        self._marks = Marks()
        self.put(stage="start" if self._game is None else "play", stuck=False)
        self.reword()

    @Slot(int)
    def chooseDraw(self, draw: int) -> None:
        """How many cards are turned over at once."""
        self._choose(draw=draw)

    @Slot()
    def toggleSure(self) -> None:
        """Only deals that can be won, or any."""
        self._choose(sure=not self._saved.sure)

    @Slot()
    def toggleChoose(self) -> None:
        """A touch moves the card, or it chooses it."""
        self._choose(choose=not self._saved.choose)
        self._mark(Marks())
        self._keep()

    def _choose(self, **values: object) -> None:
        self._saved = self._saved.model_copy(update=values)
        self.reword()

    @Slot()
    def start(self) -> None:
        """Deal."""
        self.deal_of(new_seed(self._saved.draw, sure=self._saved.sure))

    @property
    def state(self) -> State | None:
        """Where the cards are."""
        return None if self._game is None else self._game.state

    def deal_of(self, seed: int) -> None:
        """Deal the cards of a number."""
        again = {"on": True, "seed": seed, "moves": "", "seconds": 0, "played": min(99_999, self._saved.played + 1)}
        self._saved = self._saved.model_copy(update=again)
        self._game = SolitaireGame(seed, self._saved.draw)
        self._marks = Marks()
        self.put(stage="play", stuck=False)
        self._keep()
        self.resume()
        self.reword()

    @Slot()
    def newGame(self) -> None:
        """Back to the choices; the game is kept until another one is dealt."""
        self.pause()
        self.put(stage="start")
        self.reword()

    @Slot()
    def goOn(self) -> None:
        """From the choices back to the table."""
        if self._game is not None:
            # What is chosen counts from the next deal on.
            self._saved = self._saved.model_copy(update={"draw": self._game.draw})
            self.put(stage="play")
            self.resume()
            self.reword()

    def pause(self) -> None:
        """The time stands still."""
        self._tick.stop()
        self._stop_finishing()

    def resume(self) -> None:
        """The time goes on."""
        if self.stage == "play" and self._game is not None and not self._game.state.won and self.on_screen():
            self._tick.start()

    def forget_person(self) -> None:
        """Nothing of the game stays."""
        super().forget_person()
        self._saved, self._game, self._marks = SavedSolitaire(), None, Marks()
        self._rows.clear()

    # --- the table ---

    @Slot(int, int)
    def press(self, pile: int, many: int) -> None:
        """A card was touched that lies so far from the end of its pile (1 is the last), or an empty place (0)."""
        state = self.state
        if state is None or state.won or self.finishing:
            return
        chosen = self._marks.chosen
        if pile == STOCK:
            self._turn(state)
        elif chosen is not None:
            self._place(state, chosen, pile, many)
        elif many and self._saved.choose:
            self._choose_card(state, pile, many)
        elif many:
            move = best_for(state, pile, many)
            if move is None:
                self.say(self.tr("This card cannot go anywhere now."))
            else:
                self._move(move)

    @Slot(int, int, int)
    def drop(self, pile: int, many: int, onto: int) -> None:
        """A card was dragged onto a pile."""
        state = self.state
        move = Move(pile, onto, many)
        if state is not None and not self.finishing and pile != onto and state.allows(move):
            self._move(move)

    def _turn(self, state: State) -> None:
        move = next(state.turn(), None)
        if move is None:
            self.say(self.tr("The stock is used up."))
        else:
            self._move(move)

    def _choose_card(self, state: State, pile: int, many: int) -> None:
        if any((move.start, move.many) == (pile, many) for move in state.moves()):
            self._mark(Marks(chosen=(pile, many)))
        else:
            self.say(self.tr("This card cannot go anywhere now."))

    def _place(self, state: State, chosen: tuple[int, int], pile: int, many: int) -> None:
        move = Move(chosen[0], pile, chosen[1])
        if pile != chosen[0] and state.allows(move):
            self._move(move)
        else:
            self._mark(Marks())
            if pile != chosen[0]:
                if many:
                    self._choose_card(state, pile, many)
                else:
                    self.say(self.tr("It cannot go there."))

    # --- what else may be done ---

    @Slot(str)
    def act(self, key: str) -> None:
        """One of `keys`."""
        {"undo": self.undo, "hint": self.hint, "choose": self.toggleChoose, "new": self.newGame}[key]()

    @Slot()
    def undo(self) -> None:
        """Exactly as it was before."""
        game = self._game
        if game is not None and not self.finishing and not game.state.won and game.undo():
            self._after()

    @Slot()
    def hint(self) -> None:
        """Mark the move that looks best."""
        state = self.state
        if state is None or self.finishing:
            return
        move = hint(state)
        if move is not None:
            card = self._card(state, move)
            self._mark(Marks(hint=move))
            self.say(self.tr("You could move the %1.").replace("%1", self.words.card(card)))
            return
        turn = next(state.turn(), None)
        if turn is not None and next(exits(state), None) is not None:
            self._mark(Marks(hint=turn))
            self.say(self.tr("Turn over a card of the stock."))
        else:
            self.say(self.tr("No move leads on from here. You can undo, or deal anew."))

    @Slot()
    def finishGame(self) -> None:
        """Everything that is left goes home by itself."""
        state = self.state
        if state is not None and not self.finishing:
            self._finish = finish(state)
            self.put(finishing=bool(self._finish))
            self._next_home.start()

    @Slot()
    def _home(self) -> None:
        if not self._finish or self._game is None or self._game.full:
            self._stop_finishing()
            return
        self._game.move(self._finish.pop(0))
        if not self._finish:
            self._stop_finishing()
            self._after()
        else:
            self._show()

    def _stop_finishing(self) -> None:
        self._next_home.stop()
        if self.finishing:
            self._finish = []
            self.put(finishing=False)
            self._keep()

    # --- moves ---

    def _card(self, state: State, move: Move) -> int:
        if move.start == WASTE:
            return state.deck[state.drawn - 1]
        return state.up[move.start][-move.many]

    def _move(self, move: Move) -> None:
        if self._game is None:
            return
        if self._game.full:
            self.say(self.tr("This game has too many moves. Please deal anew."))
            return
        self._game.move(move)
        self._after()

    def _after(self) -> None:
        """Keep, show, and see whether it goes on."""
        game = self._game
        if game is None:
            return
        self._marks = Marks()
        self.put(stuck=False)
        if game.state.won:
            self._win()
        self._keep()
        self.reword()
        if not game.state.won:
            self.resume()
            self._judge(game, game.state)

    def _win(self) -> None:
        self._tick.stop()
        saved = self._saved
        best = "best3" if saved.draw == 3 else "best1"
        before = getattr(saved, best)
        self._saved = saved.model_copy(
            update={
                "won": min(99_999, saved.won + 1),
                best: min(before, saved.seconds) if before else max(1, saved.seconds),
                "on": False,
            }
        )

    def _judge(self, game: SolitaireGame, state: State) -> None:
        """Whether there is any move left; what takes long is looked at on a worker."""
        if next(exits(state), None) is not None:
            return

        def done(stuck: bool) -> None:
            if self._game is game and game.state is state:
                self.put(stuck=stuck)

        self.desk.bridge.check(lambda: is_stuck(state), done)

    def _keep(self) -> None:
        if self._game is not None:
            self._saved = self._saved.model_copy(update={"moves": self._game.saved_moves()})
            self.keep(self._saved, done=self._game.state.won)

    @Slot()
    def _second(self) -> None:
        self._saved = self._saved.model_copy(update={"seconds": min(9_999_999, self._saved.seconds + 1)})
        if self._saved.seconds % MINUTE == 0:
            self.put(timeText=self._time(self._saved.seconds))
            self._keep()

    # --- showing ---

    def _mark(self, marks: Marks) -> None:
        self._marks = marks
        self._show()

    def reword(self) -> None:
        """Everything in the language of the screen."""
        if self.opened is None:
            return
        saved = self._saved
        won = self._game is not None and self._game.state.won
        best = saved.best3 if saved.draw == 3 else saved.best1
        scores = [{"text": self.tr("Won"), "value": self.tr("%1 of %2", "games").replace("%1", str(saved.won))}]
        scores[0]["value"] = scores[0]["value"].replace("%2", str(saved.played))
        if best:
            scores.append({"text": self.tr("Best time"), "value": self._time(best, exact=True)})
        self.put(
            howTo=self.tr(
                "Bring all cards home, from ace to king, suit by suit. In the columns put lower cards on higher ones, red on black. "
                "Turn over the stock to find more cards."
            ),
            draw=saved.draw,
            sure=saved.sure,
            choose=saved.choose,
            goesOn=self._game is not None and not won,
            scoreLines=scores if saved.played else [],
            won=won,
            wonLine=self.tr("It took you %1.").replace("%1", self._time(saved.seconds, exact=True)) if won else "",
            timeText=self._time(saved.seconds),
        )
        self._show()

    def _show(self) -> None:
        game = self._game
        if game is None or self.opened is None:
            self._rows.clear()
            return
        state = game.state
        self._rows.show(things(state, self._marks, self.words))
        over = self.tr("The game is over.") if state.won else ""
        nothing = "" if game.moves else self.tr("There is no move to take back.")
        self.put(
            statusText=self.tr("%n card(s) home", "", sum(state.homes)),
            keys=[
                {"key": "undo", "text": self.tr("Undo"), "icon": "undo-2", "blocked": over or nothing},
                {"key": "hint", "text": self.tr("Hint"), "icon": "lightbulb", "blocked": over},
                {"key": "choose", "text": self.tr("I choose") if not self._saved.choose else self.tr("Move at once"), "icon": "hand"},
                {"key": "new", "text": self.tr("New game"), "icon": "plus"},
            ],
            canFinish=not self.finishing and not state.won and bool(finish(state)),
        )

    def _time(self, seconds: int, *, exact: bool = False) -> str:
        minutes, rest = divmod(seconds, MINUTE)
        if exact:
            return self.tr("%1 min %2 s").replace("%1", str(minutes)).replace("%2", str(rest))
        return self.tr("%n min", "", minutes)
