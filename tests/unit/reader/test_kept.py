"""What is kept of a book survives the way over central, and whatever stood there before."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.media_store.place import told
from kiosk.reader.kept import MAX_BOOKMARKS, MAX_CHARACTERS, MAX_WORDS, Bookmark, Kept, read_kept


def test_it_comes_back_as_it_was() -> None:
    kept = Kept(3, 412, 41, (Bookmark(1, 5, "“So”, he said", 12),), 4, "warm")
    assert read_kept(kept.to_text()) == kept
    assert told(kept.to_text()).percent == 41


def test_as_many_bookmarks_as_there_may_be_fit() -> None:
    kept = Kept(percent=100, chapter=4_000, offset=1_000_000)
    for number in range(MAX_BOOKMARKS + 5):
        kept = kept.marked(Bookmark(4_000, number, '"' * 200, 100))
    assert len(kept.bookmarks) == MAX_BOOKMARKS
    assert all(len(mark.words) == MAX_WORDS for mark in kept.bookmarks)
    assert len(kept.to_text()) <= MAX_CHARACTERS


def test_a_page_is_marked_once_in_order_and_no_more() -> None:
    kept = Kept().marked(Bookmark(1, 50, "b", 2)).marked(Bookmark(0, 9, "a", 1)).marked(Bookmark(1, 50, "b", 2))
    assert [mark.words for mark in kept.bookmarks] == ["a", "b"]
    assert kept.on_page(1, 40, 60)
    assert kept.without(1, 40, 60).bookmarks == kept.bookmarks[:1]


@pytest.mark.parametrize(
    "text", [None, "", "x", "[]", "{}", '{"v":2}', '{"v":1}', '{"v":1,"at":[-1,0],"marks":[],"paper":"","size":1,"percent":1}']
)
def test_anything_else_is_the_beginning(text: str | None) -> None:
    assert read_kept(text) == Kept()


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3), max_leaves=6
    )
)
def test_no_text_is_an_error(value: object) -> None:
    whole = json.loads(replace(Kept(), chapter=1).to_text())
    for name in whole:
        read_kept(json.dumps(whole | {name: value}))
