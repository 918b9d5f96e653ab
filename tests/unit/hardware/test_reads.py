"""Readings add up to a card that was shown: two equal ones in a row, then silence while it stays."""

from __future__ import annotations

from kiosk.hardware.card_reader.protocols import MAGSTRIPE, MAGSTRIPE_PLAIN, RDM6300, WIEGAND
from kiosk.hardware.card_reader.reads import ReadPolicy, ReadRule, Verdict

CARD, OTHER = "62E3086CED", "0A00C3F211"
WINDOW_MS, GONE_MS = RDM6300.policy.window_ms, RDM6300.policy.gone_after_ms


def verdicts(policy: ReadPolicy, *reads: tuple[str, int]) -> list[Verdict]:
    rule = ReadRule(policy)
    return [rule.read(card, at_ms) for card, at_ms in reads]


def test_two_readings_make_a_showing_and_a_held_card_stays_one() -> None:
    seen = verdicts(RDM6300.policy, *((CARD, at) for at in range(0, 20 * 65, 65)))
    assert seen == ["first", "shown", *["held"] * 18]


def test_readings_too_far_apart_are_no_showing() -> None:
    assert verdicts(RDM6300.policy, (CARD, 0), (CARD, WINDOW_MS + 1)) == ["first", "first"]


def test_another_card_between_two_readings_is_no_showing() -> None:
    assert verdicts(RDM6300.policy, *((card, at) for at, card in enumerate((CARD, OTHER, CARD, OTHER)))) == ["first"] * 4


def test_the_same_card_counts_again_after_a_gap() -> None:
    later = GONE_MS + 130
    assert verdicts(RDM6300.policy, *((CARD, at) for at in (0, 65, 130, later, later + 65))) == [
        "first",
        "shown",
        "held",
        "first",
        "shown",
    ]


def test_a_stray_reading_of_another_card_does_not_repeat_the_held_one() -> None:
    cards = (CARD, CARD, OTHER, CARD, OTHER, CARD)
    assert verdicts(RDM6300.policy, *((card, 65 * at) for at, card in enumerate(cards))) == [
        *("first", "shown"),
        *("first", "held", "first", "held"),
    ]


def test_a_lost_line_forgets_the_first_reading() -> None:
    rule = ReadRule(RDM6300.policy)
    assert rule.read(CARD, 0) == "first"
    rule.reset()
    assert rule.read(CARD, 65) == "first"


def test_a_card_that_was_taken_away_is_told_once_and_only_by_readers_that_repeat() -> None:
    rule = ReadRule(RDM6300.policy)
    rule.read(CARD, 0)
    rule.read(CARD, 65)
    assert rule.gone(65 + GONE_MS - 1) is None
    assert [rule.gone(65 + GONE_MS), rule.gone(66 + GONE_MS)] == [CARD, None]
    swiped = ReadRule(MAGSTRIPE.policy)
    swiped.read(CARD, 0)
    swiped.read(CARD, 65)
    assert swiped.gone(10_000) is None


def test_a_single_reading_asks_once_for_the_card_again() -> None:
    rule = ReadRule(MAGSTRIPE.policy)
    rule.read(CARD, 0)
    assert [rule.wants_again(at) for at in (100, 499, 500, 501)] == [False, False, True, False]
    rule.read(CARD, 3_000)
    assert not rule.wants_again(9_000), "it counted"
    assert not ReadRule(RDM6300.policy).wants_again(9_000)


def test_the_two_tracks_of_an_unchecked_swipe_are_one_reading() -> None:
    assert verdicts(MAGSTRIPE_PLAIN.policy, (CARD, 0), (CARD, 90)) == ["first", "first"]
    assert verdicts(MAGSTRIPE_PLAIN.policy, (CARD, 0), (CARD, 90), (CARD, 2_000), (CARD, 2_090)) == ["first", "first", "shown", "held"]
    assert verdicts(MAGSTRIPE.policy, (CARD, 0), (CARD, 90)) == ["first", "shown"]


def test_one_reading_is_enough_where_the_line_proves_it() -> None:
    assert verdicts(ReadPolicy(reads=1), (CARD, 0), (CARD, 30), (OTHER, 60)) == ["shown", "held", "shown"]


def test_a_line_with_damage_on_it_is_not_believed_for_a_while() -> None:
    policy = WIEGAND.policy
    rule = ReadRule(policy)
    rule.read(CARD, 0)
    rule.damage(10)
    assert [rule.read(CARD, at) for at in (20, 900)] == ["first", "first"]
    assert [rule.read(CARD, 10 + policy.calm_ms + step) for step in (0, 100)] == ["first", "shown"]
    checked = ReadRule(RDM6300.policy)
    checked.read(CARD, 0)
    checked.damage(10)
    assert checked.read(CARD, 65) == "shown", "a checksum tells damage apart"
