from hypothesis import given
from hypothesis import strategies as st

from kiosk.signin import rules
from kiosk.signin.rules import Count

WAITS = (60_000, 300_000, 900_000)
schedules = st.lists(st.integers(1, 10_000_000), min_size=1, max_size=6)


def test_every_fifth_wrong_pin_brings_the_next_wait_and_the_last_one_repeats() -> None:
    waits = [rules.wait_after(wrong, 5, WAITS) for wrong in range(22)]
    assert [waits[n] for n in (5, 10, 15, 20)] == [60_000, 300_000, 900_000, 900_000]
    assert sum(1 for wait in waits if wait) == 4


def test_tries_left_counts_down_to_the_wait_and_starts_again() -> None:
    assert [rules.tries_left(wrong, 5) for wrong in (1, 2, 3, 4, 5, 6)] == [4, 3, 2, 1, 5, 4]


@given(st.integers(1, 20), schedules, st.integers(1, 200))
def test_waits_never_shrink_as_wrong_pins_add_up(tries: int, waits: list[int], rounds: int) -> None:
    seen = [rules.wait_after(wrong, tries, waits) for wrong in range(1, tries * rounds + 1)]
    given_waits = [wait for wait in seen if wait]
    assert given_waits == sorted(given_waits)
    assert len(given_waits) == rounds


@given(st.integers(1, 20), schedules, st.lists(st.integers(0, 10_000_000), max_size=60))
def test_guessing_is_only_possible_at_the_pace_of_the_schedule(tries: int, waits: list[int], pauses: list[int]) -> None:
    """However the guesser times the tries, the ones taken between two waits are at most `tries`."""
    count, now_ms, taken, waited = Count(), 0, 0, 0
    for pause in pauses:
        now_ms += pause
        if rules.wait_left(count, now_ms):
            continue
        before = count
        count = rules.charged(count, now_ms, tries, waits)
        taken += 1
        assert count.locked_until_ms >= before.locked_until_ms
        waited += bool(rules.wait_left(count, now_ms))
    assert taken <= tries * (waited + 1)
    assert count.unreported == taken


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 10**9), st.integers(-5, 10**9), st.integers(0, 10**9))
def test_a_lock_of_central_never_shortens_ours(wrong: int, unreported: int, until: int, wait: int, now_ms: int) -> None:
    count = Count(wrong, unreported, until)
    locked = rules.central_locked(count, now_ms, wait)
    assert rules.wait_left(locked, now_ms) == max(rules.wait_left(count, now_ms), wait, 0)


def test_what_central_judged_is_not_reported_to_it() -> None:
    assert rules.central_counted(Count(3, 2, 9)) == Count(3, 1, 9)
    assert rules.central_counted(Count(3, 0, 9)) == Count(3, 0, 9)


def test_easy_pins() -> None:
    for pin in ("1234", "987654", "0000", "111111", "121212", "123123", "901234"):
        assert rules.easy_pin(pin), pin
    for pin in ("274913", "805162", "1357"):
        assert not rules.easy_pin(pin), pin
    assert rules.easy_pin("198407", birth_year=1984)
    assert rules.easy_pin("4471", number="20714471")
    assert not rules.easy_pin("4472", number="20714471")


def test_only_the_end_of_a_number_is_shown() -> None:
    assert rules.number_ending("20714471") == "4471"
    assert rules.number_ending("71") == "71"
