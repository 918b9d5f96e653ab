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
