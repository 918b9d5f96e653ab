"""The cards on the table as QML shows them, in reading order: stock, waste, homes, columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from kiosk.games.solitaire_rules import COLUMNS, HOMES, RANKS, STOCK, WASTE, Move, State, is_red, rank_of, suit_of

#: Icons, by suit.
SUITS = ("suit-club", "suit-diamond", "suit-heart", "suit-spade")
_COURTS = {10: "jack", 11: "queen", 12: "king"}
#: So many cards of the waste are seen.
WASTE_SEEN = 3


@dataclass(frozen=True)
class Marks:
    """What is chosen (a pile and how many of its cards) and what was advised."""

    chosen: tuple[int, int] | None = None
    hint: Move | None = None


@dataclass(frozen=True)
class Thing:
    """A pile's place or a card. `below`: how many cards face down and face up it lies on (in the waste: its place from the left);
    `many`: how many cards go with it when it is moved; `last`: it lies on top.
    """

    key: tuple[str, int]
    pile: int
    name: str
    down: int = 0
    up: int = 0
    face: bool = False
    card: int = -1
    many: int = 0
    last: bool = False
    chosen: bool = False
    hinted: bool = False
    target: bool = False
    useful: bool = False
    remaining: int = 0


ROLES: Mapping[str, Callable[[Thing], Any]] = {
    "card": lambda row: row.card,
    "pile": lambda row: row.pile,
    "zone": lambda row: _zone(row.pile),
    "name": lambda row: row.name,
    "hiddenBelow": lambda row: row.down,
    "shownBelow": lambda row: row.up,
    "face": lambda row: row.face,
    "many": lambda row: row.many,
    "last": lambda row: row.last,
    "chosen": lambda row: row.chosen,
    "hinted": lambda row: row.hinted,
    "target": lambda row: row.target,
    "useful": lambda row: row.useful,
    "remaining": lambda row: row.remaining,
    "rank": lambda row: "" if row.card < 0 else sign_of(row.card),
    "suit": lambda row: SUITS[row.pile - HOMES.start] if row.card < 0 and row.pile in HOMES else SUITS[suit_of(max(0, row.card))],
    "court": lambda row: "" if row.card < 0 else _COURTS.get(rank_of(row.card), ""),
    "red": lambda row: row.card >= 0 and is_red(row.card),
}


def _zone(pile: int) -> str:
    return "column" if pile in COLUMNS else "home" if pile in HOMES else "waste" if pile == WASTE else "stock"


def sign_of(card: int) -> str:
    """What stands in the corner of a card. (Face cards have the letters of the English deck, known wherever cards are played.)"""
    return {0: "A", 10: "J", 11: "Q", 12: "K"}.get(rank_of(card), str(rank_of(card) + 1))


class TableWords(QObject):
    """Cards and piles in words."""

    def card(self, card: int) -> str:
        """ "Queen of hearts"."""
        ranks = {0: self.tr("ace"), 10: self.tr("jack"), 11: self.tr("queen"), 12: self.tr("king")}
        suits = (self.tr("clubs"), self.tr("diamonds"), self.tr("hearts"), self.tr("spades"))
        rank = ranks.get(rank_of(card), str(rank_of(card) + 1))
        return self.tr("%1 of %2", "playing card").replace("%1", rank).replace("%2", suits[suit_of(card)])

    def pile(self, state: State, pile: int) -> str:
        """Where one is on the table, and what cannot be seen there."""
        if pile == STOCK:
            left = len(state.deck) - state.drawn
            if left:
                return self.tr("Stock, %n card(s). Press to turn over.", "", left)
            return self.tr("Stock, empty. Press to begin anew.") if state.deck else self.tr("Stock, empty")
        if pile == WASTE:
            return self.tr("No card is turned over")
        if pile in HOMES:
            suits = (self.tr("clubs"), self.tr("diamonds"), self.tr("hearts"), self.tr("spades"))
            return self.tr("Home of the %1, empty").replace("%1", suits[pile - HOMES.start])
        name = self.tr("Column %1").replace("%1", str(pile + 1))
        hidden = len(state.down[pile])
        more = self.tr("%n card(s) face down", "", hidden) if hidden else "" if state.up[pile] else self.tr("empty")
        return f"{name}, {more}" if more else name

    def placed(self, card: int, pile: int) -> str:
        """A card and where it lies."""
        where = (
            self.tr("turned over")
            if pile == WASTE
            else self.tr("home")
            if pile in HOMES
            else self.tr("column %1").replace("%1", str(pile + 1))
        )
        return f"{self.card(card)}, {where}"


def things(state: State, marks: Marks, words: TableWords) -> list[Thing]:
    """Everything on the table. A thing is useful when a press does something: only there a switch stops."""
    moves = list(state.moves())
    starts = {(move.start, move.many) for move in moves}
    targets = {move.end for move in moves if marks.chosen == (move.start, move.many)}
    hints = set() if marks.hint is None else {marks.hint.end}
    hinted = None if marks.hint is None else (marks.hint.start, marks.hint.many)

    def place(pile: int) -> Thing:
        empty = (pile in COLUMNS and not state.up[pile]) or (pile in HOMES and not state.homes[pile - HOMES.start])
        useful = bool(state.deck) if pile == STOCK else empty and pile in targets
        hint = (
            pile in hints and empty
            if pile != STOCK
            else marks.hint is not None and marks.hint.start in {STOCK} | ({WASTE} if marks.hint.end == STOCK else set())
        )
        remaining = len(state.deck) - state.drawn if pile == STOCK else 0
        return Thing(
            ("pile", pile),
            pile,
            words.pile(state, pile),
            useful=useful,
            hinted=hint,
            target=empty and pile in targets,
            remaining=remaining,
        )

    def card(card_: int, pile: int, many: int, *, down: int = 0, up: int = 0) -> Thing:
        last = many == 1
        chosen = marks.chosen is not None and marks.chosen[0] == pile and marks.chosen[1] >= many
        marked = (hinted is not None and hinted[0] == pile and hinted[1] >= many) or (last and pile in hints)
        target = last and pile in targets
        return Thing(
            key=("card", card_),
            pile=pile,
            name=words.placed(card_, pile),
            down=down,
            up=up,
            face=True,
            card=card_,
            many=many,
            last=last,
            chosen=chosen,
            hinted=marked,
            target=target,
            useful=target or (pile, many) in starts or marks.chosen == (pile, many),
        )

    def all_things() -> Iterator[Thing]:
        yield place(STOCK)
        yield place(WASTE)
        seen = state.deck[max(0, state.drawn - WASTE_SEEN) : state.drawn] if state.draw > 1 else state.deck[: state.drawn][-1:]
        yield from (card(shown, WASTE, len(seen) - at, up=at) for at, shown in enumerate(seen))
        for pile in HOMES:
            yield place(pile)
            suit = pile - HOMES.start
            if state.homes[suit]:
                yield card(suit * RANKS + state.homes[suit] - 1, pile, 1)
        for pile in COLUMNS:
            yield place(pile)
            hidden, up = state.down[pile], state.up[pile]
            yield from (Thing(("card", turned), pile, "", down=at, card=turned) for at, turned in enumerate(hidden))
            yield from (card(shown, pile, len(up) - at, down=len(hidden), up=at) for at, shown in enumerate(up))

    return list(all_things())
