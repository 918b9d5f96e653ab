"""Klondike: 52 cards always, undo is exact, what is kept is the same game, and what is called lost is lost."""

import random
from collections import deque

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.games.saved import MAX_BYTES
from kiosk.games.solitaire_game import MOST_MOVES, SavedSolitaire, SolitaireGame, new_seed, read_solitaire, winnable
from kiosk.games.solitaire_rules import CARDS, COLUMNS, HOMES, STOCK, WASTE, BadMove, Move, State, deal
from kiosk.games.solitaire_search import best_for, can_be_won, exits, finish, hint, is_stuck

SEEDS = st.integers(0, 10**6)
DRAWS = st.sampled_from([1, 3])


def _wander(seed: int, draw: int, steps: int) -> list[State]:
    numbers, states = random.Random(seed), [deal(seed, draw)]
    for _ in range(steps):
        moves = list(states[-1].moves())
        if not moves:
            break
        states.append(states[-1].after(numbers.choice(moves)))
    return states


@given(SEEDS, DRAWS)
@settings(max_examples=60, deadline=None)
def test_there_are_always_52_cards(seed: int, draw: int) -> None:
    for state in _wander(seed, draw, 80):
        assert sorted(state.cards()) == list(range(CARDS))
        for down, up in zip(state.down, state.up, strict=True):
            assert up or not down  # a column never ends in a card that is face down


@given(SEEDS, DRAWS)
@settings(max_examples=40, deadline=None)
def test_undo_is_exact(seed: int, draw: int) -> None:
    game = SolitaireGame(seed, 3 if draw == 3 else 1)
    numbers = random.Random(seed)
    seen = [game.state]
    for _ in range(60):
        moves = list(game.state.moves())
        if not moves:
            break
        game.move(numbers.choice(moves))
        seen.append(game.state)
    while game.undo():
        seen.pop()
        assert game.state == seen[-1]
    assert seen == [deal(seed, draw)]


@given(SEEDS, DRAWS)
@settings(max_examples=25, deadline=None)
def test_a_kept_game_is_the_same_game_and_can_still_be_undone(seed: int, draw: int) -> None:
    game = SolitaireGame(seed, 3 if draw == 3 else 1)
    numbers = random.Random(seed)
    for _ in range(40):
        moves = list(game.state.moves())
        if moves:
            game.move(numbers.choice(moves))
    saved = SavedSolitaire(on=True, seed=seed, draw=game.draw, moves=game.saved_moves(), seconds=61)
    kept = read_solitaire(saved.text())
    assert kept is not None
    assert (kept[0], kept[1].states) == (saved, game.states)


@given(SEEDS, DRAWS)
@settings(max_examples=40, deadline=None)
def test_every_move_that_is_offered_is_allowed_and_no_other(seed: int, draw: int) -> None:
    state = _wander(seed, draw, 30)[-1]
    offered = set(state.moves())
    assert all(state.allows(move) for move in offered)
    for start in range(13):
        for end in range(13):
            for many in range(1, 14):
                move = Move(start, end, many)
                if state.allows(move) and move not in offered:
                    # What gains nothing: a king from one empty place to another, or to a second empty column.
                    assert end in COLUMNS
                    assert not state.up[end]


def test_rules_by_example() -> None:
    # 9 of hearts on 10 of spades; not on 10 of diamonds.
    spade10, diamond10, heart9 = 39 + 9, 13 + 9, 26 + 8
    rest = [card for card in range(CARDS) if card not in {spade10, diamond10, heart9}]
    state = State(tuple(rest), 0, (0, 0, 0, 0), ((),) * 7, ((spade10,), (diamond10,), (heart9,), (), (), (), ()))
    assert state.allows(Move(2, 0))
    assert not state.allows(Move(2, 1))
    assert not state.allows(Move(2, 3))  # only kings go to an empty column
    with pytest.raises(BadMove):
        state.after(Move(2, 1))
    with pytest.raises(BadMove):
        state.after(Move(STOCK, WASTE, 2))


def test_three_cards_are_turned_over_and_the_last_ones_alone() -> None:
    state = deal(7, 3)
    drawn = []
    while state.drawn < len(state.deck):
        state = state.after(next(state.turn()))
        drawn.append(state.drawn)
    assert drawn == [3, 6, 9, 12, 15, 18, 21, 24]
    again = state.after(next(state.turn()))
    assert (again.drawn, again.deck) == (0, state.deck)


@given(SEEDS, DRAWS)
@settings(max_examples=25, deadline=None)
def test_the_deck_is_played_from_where_it_says(seed: int, draw: int) -> None:
    """`reachable` against turning over card by card."""
    state = _wander(seed, draw, 25)[-1]
    found, here = set(), state
    for _ in range(2 * len(state.deck) + 2):
        if here.drawn:
            found.add(here.drawn)
        turn = next(here.turn(), None)
        if turn is None:
            break
        here = here.after(turn)
    assert found == set(state.reachable())


@given(SEEDS)
@settings(max_examples=30, deadline=None)
def test_a_hint_can_be_played_and_a_touch_too(seed: int) -> None:
    for state in _wander(seed, 1, 25):
        move = hint(state)
        assert move is None or state.allows(move)
        for column in COLUMNS:
            best = best_for(state, column, 1)
            assert best is None or state.allows(best)


def test_a_lost_game_is_seen_and_a_living_one_is_not() -> None:
    """Followed by the simple player until nothing goes: then every way on is tried out, whatever it costs."""
    lost = 0
    for seed in range(40):
        state = deal(seed, 3)
        while (step := next(exits(state), None)) is not None:
            state = step
        if state.won or not is_stuck(state):
            continue
        lost += 1
        assert not _anything_moves_on(state)
    assert lost > 5
    assert not any(is_stuck(deal(seed, 1)) for seed in range(10))


def _anything_moves_on(state: State) -> bool:
    """By plain moves alone: does a card of the deck ever leave it, or a card ever turn?"""
    seen, waiting = {state}, deque([state])
    while waiting and len(seen) < 3_000:
        here = waiting.popleft()
        for move in here.moves():
            there = here.after(move)
            if len(there.deck) < len(state.deck) or sum(map(len, there.down)) < sum(map(len, state.down)):
                return True
            if there not in seen:
                seen.add(there)
                waiting.append(there)
    return False


def test_the_rest_goes_home_by_itself() -> None:
    runs = ((12, 24 + 13, 10, 35, 8, 33, 6, 31, 4, 29, 2, 27, 0),)
    up = (*runs, *((),) * 6)
    placed = {card for run in up for card in run}
    state = State(tuple(card for card in range(CARDS) if card not in placed), 0, (0, 0, 0, 0), ((),) * 7, up, 1)
    for move in (moves := finish(state)):
        state = state.after(move)
    assert moves
    assert state.won
    assert finish(deal(1)) == []


def test_deals_that_are_said_to_be_won_can_be_won() -> None:
    """A sample each time; `build_deals` tried all of them."""
    numbers = random.Random(5)
    for draw in (1, 3):
        known = winnable()[str(draw)]
        assert len(known) == len(set(known)) == 400
        assert all(can_be_won(deal(seed, draw), 350) for seed in numbers.sample(known, 6))
        assert new_seed(3 if draw == 3 else 1, sure=True) in known


def test_a_deal_is_the_same_everywhere() -> None:
    """The list of deals is of no use if another Python shuffles otherwise."""
    assert deal(1).deck[:6] == (11, 28, 37, 49, 42, 39)
    assert len({deal(seed).deck for seed in range(50)}) == 50


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"v": 1, "game": "chess"}',
        '{"v": 1, "game": "solitaire", "draw": 2}',
        '{"v": 1, "game": "solitaire", "moves": "0"}',
        '{"v": 1, "game": "solitaire", "moves": "zzz"}',
        '{"v": 1, "game": "solitaire", "moves": "071"}',
        '{"v": 1, "game": "solitaire", "seed": -1}',
    ],
)
def test_what_never_was_a_game_is_not_read(text: str) -> None:
    assert read_solitaire(text) is None


def test_the_longest_game_fits_into_a_place() -> None:
    text = SavedSolitaire(on=True, moves="cb1" * MOST_MOVES).text()
    assert len(text.encode()) <= MAX_BYTES


def test_homes_are_numbered_by_suit() -> None:
    state = State(tuple(range(CARDS)), 1, (0, 0, 0, 0), ((),) * 7, ((),) * 7, 1)
    assert state.after(Move(WASTE, HOMES.start)).homes == (1, 0, 0, 0)
