"""Klondike: how it is dealt, what may go where, and when it is won. A state is a value: to undo is to go back to the one before.

Cards are 0 to 51: clubs, diamonds, hearts, spades, each from ace to king. Piles have numbers: 0 to 6 the columns, 7 to 10 the homes
of the suits, 11 the cards turned over from the stock, 12 the stock.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

CARDS = 52
RANKS = 13
COLUMNS = range(7)
HOMES = range(7, 11)
WASTE, STOCK = 11, 12
ACE, KING = 0, 12


class Move(NamedTuple):
    """So many cards from a pile to a pile. From the stock: turned over; to the stock: all of them begin anew."""

    start: int
    end: int
    many: int = 1


class BadMove(ValueError):
    """The rules do not allow this."""


def suit_of(card: int) -> int:
    """0 clubs, 1 diamonds, 2 hearts, 3 spades."""
    return card // RANKS


def rank_of(card: int) -> int:
    """0 ace to 12 king."""
    return card % RANKS


def is_red(card: int) -> bool:
    """Diamonds and hearts."""
    return suit_of(card) in {1, 2}


@dataclass(frozen=True)
class State:
    """Where the cards are. `deck` in the order in which it is turned over, `drawn` of it lie on the waste; `homes`: how many of each
    suit are home; `down` and `up`: the cards of each column, the lowest on the screen last. `draw`: how many are turned over at once.
    """

    deck: tuple[int, ...]
    drawn: int
    homes: tuple[int, int, int, int]
    down: tuple[tuple[int, ...], ...]
    up: tuple[tuple[int, ...], ...]
    draw: int = 1

    @property
    def won(self) -> bool:
        """Whether every card is home."""
        return sum(self.homes) == CARDS

    @property
    def waste_top(self) -> int | None:
        """The card of the waste that can be played."""
        return self.deck[self.drawn - 1] if self.drawn else None

    def cards(self) -> list[int]:
        """All of them, wherever they are."""
        home = [suit * RANKS + rank for suit, count in enumerate(self.homes) for rank in range(count)]
        return [*self.deck, *home, *(card for pile in (*self.down, *self.up) for card in pile)]

    def allows(self, move: Move) -> bool:
        """Whether the rules allow a move."""
        start, end, count = move
        if start == STOCK:
            return end == WASTE and self.drawn < len(self.deck) and count == min(self.draw, len(self.deck) - self.drawn)
        if end == STOCK:
            return start == WASTE and bool(self.deck) and self.drawn == len(self.deck) == count
        card = self._first_of(start, count)
        if card is None or start == end:
            return False
        if end in HOMES:
            return (
                count == 1 and start not in HOMES and end - HOMES.start == suit_of(card) and self.homes[suit_of(card)] == rank_of(card)
            )
        return end in COLUMNS and self.takes(end, card)

    def takes(self, column: int, card: int) -> bool:
        """Whether a column takes this card: one lower and of the other colour; an empty column takes kings."""
        if not self.up[column]:
            return rank_of(card) == KING
        last = self.up[column][-1]
        return rank_of(last) == rank_of(card) + 1 and is_red(last) != is_red(card)

    def after(self, move: Move) -> State:
        """The state after a move. Raises BadMove."""
        if not self.allows(move):
            raise BadMove(f"{move} is not allowed")
        start, end, count = move
        if start == STOCK:
            return State(self.deck, self.drawn + count, self.homes, self.down, self.up, self.draw)
        if end == STOCK:
            return State(self.deck, 0, self.homes, self.down, self.up, self.draw)
        deck, drawn, homes, down, up = self.deck, self.drawn, list(self.homes), list(self.down), list(self.up)
        if start == WASTE:
            moved: tuple[int, ...] = (deck[drawn - 1],)
            deck, drawn = deck[: drawn - 1] + deck[drawn:], drawn - 1
        elif start in HOMES:
            suit = start - HOMES.start
            homes[suit] -= 1
            moved = (suit * RANKS + homes[suit],)
        else:
            moved, up[start] = up[start][-count:], up[start][:-count]
            if not up[start] and down[start]:
                up[start], down[start] = down[start][-1:], down[start][:-1]
        if end in HOMES:
            homes[end - HOMES.start] += 1
        else:
            up[end] += moved
        return State(deck, drawn, (homes[0], homes[1], homes[2], homes[3]), tuple(down), tuple(up), self.draw)

    def moves(self) -> Iterator[Move]:
        """Every move of cards that are in sight; turning over the stock last."""
        tops = [(WASTE, self.waste_top), *((column, self.up[column][-1] if self.up[column] else None) for column in COLUMNS)]
        for start, card in tops:
            if card is not None and self.homes[suit_of(card)] == rank_of(card):
                yield Move(start, HOMES.start + suit_of(card))
        for start in COLUMNS:
            run = self.up[start]
            for count in range(len(run), 0, -1):
                yield from self._to_columns(start, run[-count], count)
        if self.waste_top is not None:
            yield from self._to_columns(WASTE, self.waste_top, 1)
        for suit, count in enumerate(self.homes):
            if count:
                yield from self._to_columns(HOMES.start + suit, suit * RANKS + count - 1, 1)
        yield from self.turn()

    def turn(self) -> Iterator[Move]:
        """What the stock does when it is touched, if anything."""
        if self.drawn < len(self.deck):
            yield Move(STOCK, WASTE, min(self.draw, len(self.deck) - self.drawn))
        elif self.deck:
            yield Move(WASTE, STOCK, len(self.deck))

    def reachable(self) -> list[int]:
        """How many cards are drawn whenever another one of the deck can be played, without playing any on the way."""
        places = range(self.drawn, len(self.deck), self.draw)
        again = range(self.draw, len(self.deck), self.draw)
        return sorted({place for place in (*places, *again, len(self.deck)) if place})

    def _to_columns(self, start: int, card: int, count: int) -> Iterator[Move]:
        whole = start in COLUMNS and count == len(self.up[start]) and not self.down[start]
        empty = False
        for column in COLUMNS:
            if column == start or not self.takes(column, card):
                continue
            if not self.up[column]:
                # A king that lies at the bottom gains nothing elsewhere; empty columns are all alike.
                if whole or empty:
                    continue
                empty = True
            yield Move(start, column, count)

    def _first_of(self, start: int, count: int) -> int | None:
        """The uppermost card of those that would be moved; None when there are not so many."""
        if start in COLUMNS:
            return self.up[start][-count] if 0 < count <= len(self.up[start]) else None
        if count != 1:
            return None
        if start == WASTE:
            return self.waste_top
        if start in HOMES and self.homes[start - HOMES.start]:
            return (start - HOMES.start) * RANKS + self.homes[start - HOMES.start] - 1
        return None


def deal(seed: int, draw: int = 1) -> State:
    """The deal of a number: the same on every device, and in every version of Python (`random()` is promised to stay as it is)."""
    numbers = random.Random(seed)  # noqa: S311 - a game
    cards = list(range(CARDS))
    for last in range(CARDS - 1, 0, -1):
        other = int(numbers.random() * (last + 1))
        cards[last], cards[other] = cards[other], cards[last]
    columns = [tuple(cards[(n * (n + 1)) // 2 : (n * (n + 1)) // 2 + n + 1]) for n in COLUMNS]
    down, up = tuple(column[:-1] for column in columns), tuple(column[-1:] for column in columns)
    return State(tuple(cards[28:]), 0, (0, 0, 0, 0), down, up, draw)
