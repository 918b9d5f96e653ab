from kiosk.ui.timing import Sitting

MINUTE = 60_000


def sitting(total_ms: int | None = 20 * MINUTE, extensions: int = 2) -> Sitting:
    return Sitting(
        0,
        total_ms=total_ms,
        warn_ms=MINUTE,
        extend_ms=5 * MINUTE,
        extensions=extensions,
        idle_warn_ms=2 * MINUTE,
        idle_out_ms=MINUTE,
    )


def used_until(made: Sitting, now_ms: int) -> None:
    for at in range(0, now_ms + 1, MINUTE):
        made.touch(at)
    made.touch(now_ms)


def test_the_last_minute_is_counted_down_and_then_it_is_over() -> None:
    made = sitting()
    used_until(made, 19 * MINUTE - 1)
    assert made.at(19 * MINUTE - 1).ending is None

    left = made.at(19 * MINUTE + 15_000)
    assert (left.ending, left.seconds, left.ending_fraction, left.over) == ("time", 45, 0.75, None)
    assert made.at(20 * MINUTE).over == "time"


def test_more_time_as_often_as_policy_says() -> None:
    made = sitting(extensions=1)
    used_until(made, 19 * MINUTE)
    made.extend(19 * MINUTE + 1)
    assert made.extensions_left == 0
    assert made.at(19 * MINUTE + 1).left_ms == 6 * MINUTE - 1

    used_until(made, 24 * MINUTE)
    made.extend(24 * MINUTE + 1)
    assert made.at(25 * MINUTE).over == "time"


def test_nobody_there() -> None:
    made = sitting()
    assert made.at(2 * MINUTE - 1).ending is None
    assert made.at(2 * MINUTE).ending == "idle"

    made.touch(2 * MINUTE + 1)
    assert made.at(2 * MINUTE + 2).ending == "idle", "a countdown takes a button to end"
    made.extend(2 * MINUTE + 3)
    assert made.at(2 * MINUTE + 4).ending is None
    assert made.extensions_left == 2, "saying that one is there costs nothing"
    assert made.at(5 * MINUTE + 4).over == "idle"


def test_an_own_device_has_no_limit_but_idling() -> None:
    made = sitting(total_ms=None)
    used_until(made, 600 * MINUTE)
    assert made.at(600 * MINUTE).ending is None
    assert made.at(603 * MINUTE).over == "idle"


def test_nothing_ends_while_the_clock_is_held_and_it_goes_on_from_there() -> None:
    made = sitting()
    used_until(made, 19 * MINUTE)
    made.turn(19 * MINUTE, held=True, counted=True)
    made.touch(19 * MINUTE)
    for minute in range(19, 90):
        made.touch(minute * MINUTE)
    held = made.at(90 * MINUTE)
    assert (held.ending, held.over, held.left_ms) == (None, None, MINUTE)
    made.turn(90 * MINUTE, held=False, counted=True)
    assert made.at(90 * MINUTE + 15_000).ending == "time"
    assert made.at(91 * MINUTE).over == "time"


def test_sitting_idle_ends_a_session_whose_clock_is_held() -> None:
    made = sitting()
    made.turn(0, held=True, counted=True)
    assert made.at(3 * MINUTE).over == "idle"


def test_what_is_held_or_not_counted_is_not_used() -> None:
    made = sitting()
    made.turn(2 * MINUTE, held=True, counted=True)
    made.turn(7 * MINUTE, held=False, counted=True)
    made.turn(8 * MINUTE, held=False, counted=False)
    made.turn(12 * MINUTE, held=False, counted=True)
    assert made.used(12 * MINUTE + 30_000) == 3 * MINUTE + 30_000
