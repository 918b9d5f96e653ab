from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.mail_in.clean_text import clean_text
from central.mail_in.html_text import MAX_NESTING, html_to_text

TAGS = st.sampled_from(
    [
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "<table><tr><td>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<",
        ">",
        "&amp;",
        "<img alt=x>",
        "<br/>",
    ]
)


@given(st.lists(st.one_of(TAGS, st.text(max_size=20)), max_size=60))
def test_any_html_gives_text(parts: list[str]) -> None:
    assert isinstance(html_to_text("".join(parts)), str)


@given(st.text())
def test_any_text_gives_text(text: str) -> None:
    assert isinstance(html_to_text(text), str)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Hello <b>there</b>, you</p><p>two</p>", "Hello there, you\n\ntwo"),
        ("<div>one<br>two</div>", "one\ntwo"),
        ("<script>alert(1)</script><style>a{}</style>kept", "kept"),
        ('<a href="javascript:alert(1)">here</a>', "here"),
        ("<img src='http://tracker.example/x.gif' alt='x'>after", "after"),
        ("hi <img alt='🎂'>", "hi 🎂"),
        ("<div style='display: none'>no</div>yes", "yes"),
        ("<ul><li>a</li><li>b</li></ul>", "• a\n• b"),
        ("<pre>x\n  y</pre>", "x\n  y"),
        ("a &lt;script&gt; b", "a <script> b"),
        ("<title>t</title><iframe>x</iframe>body", "body"),
        ("<svg><script>x</script><text>y</text></svg>z", "z"),
    ],
)
def test_examples(html: str, expected: str) -> None:
    assert clean_text(html_to_text(html)) == expected


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table", "span"])
def test_no_depth_hides_words(tag: str) -> None:
    deep = f"<{tag}>" * 100_000 + "secret &amp; words" + f"</{tag}>" * 100_000 + "<script>no</script><p>end"
    text = clean_text(html_to_text(deep))
    assert "secret & words" in text
    assert "end" in text
    assert "no" not in text.split()


def test_both_ways_read_the_same_words() -> None:
    inner = "<p>one <b>two</b></p><style>x{}</style><!-- c --><div>three</div>"
    shallow = html_to_text(inner).split()
    deep = html_to_text("<section>" * (MAX_NESTING + 1) + inner).split()
    assert shallow == deep
