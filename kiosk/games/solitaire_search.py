"""Looking ahead in Klondike: what to do next, whether anything can be done at all, and which deals can be won."""

from __future__ import annotations

from collections.abc import Iterator

from kiosk.games.solitaire_rules import CARDS, COLUMNS, HOMES, KING, RANKS, STOCK, WASTE, Move, State, is_red, rank_of, suit_of

#: States looked at before it is taken for granted that there is a move: a game is never called lost wrongly.
MOST_STATES = 1_500
#: A deal that takes longer is not on the list of those that can be won.
MOST_NODES = 30_000


def best_for(state: State, start: int, count: int) -> Move | None:
    """Where the cards that were touched go best: home, else onto other cards, else to an empty column."""
    found = [move for move in state.moves() if move.start == start and move.many == count and move.end not in {WASTE, STOCK}]
    return min(found, key=lambda move: (move.end not in HOMES, move.end in COLUMNS and not state.up[move.end]), default=None)


def hint(state: State) -> Move | None:
    """The move that a good player would likely make; None when turning over the stock is all there is, or nothing."""
    ranked = sorted(((_rank(state, move), n, move) for n, move in enumerate(state.moves()) if move.end not in {WASTE, STOCK}))
    return ranked[0][2] if ranked and ranked[0][0] < _USELESS else None


_USELESS = 9


def _rank(state: State, move: Move) -> int:
    """How good a move looks; 0 is best, `_USELESS` leads nowhere by itself."""
    start, end, count = move
    if end in HOMES:
        card = (end - HOMES.start) * RANKS + state.homes[end - HOMES.start]
        return 0 if _safe(state, card) else 5
    if start in COLUMNS and count == len(state.up[start]):
        if state.down[start]:
            return 1
        return 4 if _king_waits(state) else _USELESS
    if start == WASTE:
        return 3 if state.waste_top is not None and rank_of(state.waste_top) == KING else 2
    if start in COLUMNS:
        bared = state.up[start][-count - 1]
        return 6 if state.homes[suit_of(bared)] == rank_of(bared) else _USELESS
    return _USELESS


def _safe(state: State, card: int) -> bool:
    """Whether nothing needs this card in a column any more: the cards of the other colour that it could carry are home, or nearly."""
    others = [state.homes[suit] for suit in range(4) if is_red(suit * RANKS) != is_red(card)]
    return rank_of(card) <= min(others) + 1


def _king_waits(state: State) -> bool:
    """Whether an empty column would serve: a king lies on cards that are face down, or in the deck."""
    return any(rank_of(card) == KING for card in state.deck) or any(
        up and down and rank_of(up[0]) == KING for up, down in zip(state.up, state.down, strict=True)
    )


def exits(state: State) -> Iterator[State]:
    """States after the next step that cannot be undone: a card of the deck is played, or a card of a column turned face up."""
    for place in state.reachable():
        there = State(state.deck, place, state.homes, state.down, state.up, state.draw)
        yield from (there.after(move) for move in there.moves() if move.start == WASTE and move.end != STOCK)
    for move in state.moves():
        if move.start in COLUMNS and move.many == len(state.up[move.start]) and state.down[move.start]:
            yield state.after(move)


def _shuffles(state: State) -> Iterator[State]:
    """States after moves that could be taken back."""
    for move in state.moves():
        if move.start == WASTE or move.end in {WASTE, STOCK}:
            continue
        if not (move.start in COLUMNS and move.many == len(state.up[move.start]) and state.down[move.start]):
            yield state.after(move)


def is_stuck(state: State, most: int = MOST_STATES) -> bool:
    """Whether nothing leads on from here: no card of the deck can ever be played and no card turned, however one moves those in sight.

    True is certain; where there is too much to look at, the answer is no.
    """
    if state.won or not (state.deck or any(state.down)):
        return False
    seen, waiting = {state}, [state]
    while waiting:
        here = waiting.pop()
        if next(exits(here), None) is not None or len(seen) > most:
            return False
        for there in _shuffles(here):
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return True


def finish(state: State) -> list[Move]:
    """The moves that bring everything home when no card lies face down any more; none when it does not go by itself."""
    if any(state.down):
        return []
    found: list[Move] = []
    idle = 0
    while not state.won:
        home = next((move for move in state.moves() if move.end in HOMES), None)
        move = home or next(state.turn(), None)
        idle = 0 if home else idle + 1
        if move is None or idle > CARDS + 1:
            return []
        found.append(move)
        state = state.after(move)
    return found


def can_be_won(state: State, most: int = MOST_NODES) -> bool:
    """Whether a player who sees all cards can win. False: no, or not found within `most` states."""
    seen: set[object] = set()
    stack = [iter([_settle(state)])]
    while stack:
        here = next(stack[-1], None)
        if here is None:
            stack.pop()
            continue
        if here.won or finish(here):
            return True
        key = (here.deck, 0 if here.draw == 1 else here.drawn, here.homes, frozenset(zip(here.down, here.up, strict=True)))
        if key in seen:
            continue
        seen.add(key)
        if len(seen) > most:
            return False
        stack.append(_next_states(here))
    return False


def _next_states(state: State) -> Iterator[State]:
    """The promising ones first: cards home, cards turned, then the deck, then the rest."""
    turned: list[State] = []
    played: list[State] = []
    rest: list[State] = []
    for there in _ranked(state):
        hidden = sum(map(len, there.down))
        (turned if hidden < sum(map(len, state.down)) else played if len(there.deck) < len(state.deck) else rest).append(_settle(there))
    return iter([*turned, *played, *rest])


def _ranked(state: State) -> Iterator[State]:
    yield from exits(state)
    yield from _shuffles(state)


def _settle(state: State) -> State:
    """Cards that nothing can need any more go home."""
    while True:
        move = next((m for m in state.moves() if m.end in HOMES and m.start in COLUMNS and _safe(state, _home_card(state, m))), None)
        if move is None:
            return state
        state = state.after(move)


def _home_card(state: State, move: Move) -> int:
    suit = move.end - HOMES.start
    return suit * RANKS + state.homes[suit]
