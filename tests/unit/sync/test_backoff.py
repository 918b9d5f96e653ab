from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kiosk.sync.backoff import FIRST_CEILING_S, LAST_CEILING_S, LONGEST_RETRY_AFTER_S, SHORTEST_S, Backoff, delay_s

rolls = st.floats(0, 1, exclude_max=True)


@given(st.integers(1, 10_000), rolls)
def test_every_delay_is_within_the_ceiling_of_its_failure(failures: int, roll: float) -> None:
    ceiling = min(LAST_CEILING_S, FIRST_CEILING_S * 2 ** min(failures - 1, 30))
    assert SHORTEST_S <= delay_s(failures, roll) <= ceiling


@given(st.integers(1, 40))
def test_jitter_is_full(failures: int) -> None:
    low, high = delay_s(failures, 0.0), delay_s(failures, 0.999_999)
    assert low == SHORTEST_S
    assert high > 0.99 * min(LAST_CEILING_S, 2 ** (failures - 1))


@given(st.integers(1, 100), rolls, st.floats(0, 1e9))
def test_what_the_server_asks_for_is_a_minimum_but_never_an_hour_long_sleep(failures: int, roll: float, asked: float) -> None:
    delay = delay_s(failures, roll, retry_after_s=asked)
    assert min(asked, LONGEST_RETRY_AFTER_S) <= delay <= LONGEST_RETRY_AFTER_S + LAST_CEILING_S


@given(st.integers(1, 100), rolls)
def test_a_cap_keeps_somebody_who_waits_from_waiting_long(failures: int, roll: float) -> None:
    assert delay_s(failures, roll, cap_s=1.0) <= 1.0


def test_a_success_starts_over() -> None:
    backoff = Backoff(roll=lambda: 0.5)
    assert [backoff.failed() for _ in range(4)] == [0.5, 1.0, 2.0, 4.0]
    backoff.reset()
    assert backoff.failed() == 0.5
