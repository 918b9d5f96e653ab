"""Attack 42 on every serial protocol: noise, protocol characters and damaged frames give no card that was not shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.hardware.card_reader.reads import ReadRule

from .noise import KINDS, SUBJECTS, cards_of, noise

SIZE = 150_000


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", SUBJECTS)
def test_a_long_stream_of_noise_gives_no_false_card(name: str, kind: str) -> None:
    subject = SUBJECTS[name]
    assert cards_of(subject.protocol, noise(subject, kind, SIZE, seed=42)) <= {subject.card}


@pytest.mark.parametrize("name", SUBJECTS)
def test_without_the_rule_of_two_there_would_be_false_cards(name: str) -> None:
    subject = SUBJECTS[name]
    single: set[str] = set()
    for kind in ("alphabet", "damaged"):
        cards_of(subject.protocol, noise(subject, kind, SIZE, seed=42), single.add)
    assert single - {subject.card}


@pytest.mark.parametrize("name", SUBJECTS)
@given(data=st.data())
def test_no_parser_stumbles_and_what_it_finds_is_a_card(name: str, data: st.DataObject) -> None:
    subject = SUBJECTS[name]
    parser, rule = subject.protocol.parser(), ReadRule(subject.protocol.policy)
    piece = st.one_of(
        st.binary(max_size=200), st.lists(st.sampled_from(subject.alphabet), max_size=200).map(bytes), st.just(subject.sent)
    )
    for at, stream in enumerate(data.draw(st.lists(piece, max_size=8))):
        for card in parser.feed(stream):
            assert card.isascii()
            assert 3 <= len(card) <= 20
            rule.read(card, at * 100)
        if data.draw(st.booleans()):
            parser.reset()
            rule.reset()
    parser.feed(b"\r\n")
    # two copies, because one lands in what was left open
    assert subject.card in parser.feed(subject.sent * 2)
