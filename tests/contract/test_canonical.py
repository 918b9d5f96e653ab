"""The short way to canonical JSON writes the same bytes as RFC 8785's, or leaves it to the long way."""

from __future__ import annotations

from typing import Any

import pytest
import rfc8785
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kiosk.sync.wire import canonical

ODD_TEXT = st.text(st.characters(codec=None, categories=None), max_size=12)  # lone surrogates and control characters too
LEAF = st.none() | st.booleans() | st.integers(-(1 << 60), 1 << 60) | st.floats() | ODD_TEXT
NAME = st.text('abcXYZ_09é\U0001f4ec\ufb33\n"\\', max_size=4)
VALUE = st.recursive(LEAF, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAME, inner, max_size=4), max_leaves=12)


def outcome(write: Any, value: object) -> object:
    try:
        return write(value)
    except (rfc8785.CanonicalizationError, UnicodeError, RecursionError) as error:
        return type(error)


@given(st.dictionaries(NAME, VALUE, max_size=5))
@settings(max_examples=400, deadline=None)
@example({"a": (1 << 53) - 1, "b": -(1 << 53) + 1})
@example({"a": 1 << 53})
@example({"a": "".join(map(chr, range(0x100)))})
@example({"\U0001f4ec": 1, "\ufb33": 2})  # ordered by UTF-16, not by code point
@example({"a": {"b": [{"c": 1.0}]}})
@example({"a": -0.0, "b": 1e21})
def test_same_bytes_or_same_refusal(value: dict[str, Any]) -> None:
    assert outcome(canonical, value) == outcome(rfc8785.dumps, value)


@pytest.mark.parametrize("value", [{1: "x"}, {"a": {2: "x"}}, {"a": {1, 2}}, {"a": b"x"}])
def test_what_is_no_json_is_refused_alike(value: dict[Any, Any]) -> None:
    assert outcome(canonical, value) == outcome(rfc8785.dumps, value)
