"""HTML becomes plain blocks, and nothing of it stays active."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.reader.cleaner import MAX_BLOCK, flow_of
from kiosk.reader.flow import LINE_BREAK, Flow


def said(flow: Flow) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in flow.blocks]


def test_paragraphs_headings_lists_quotes_and_pictures() -> None:
    flow = flow_of(
        "<body><h2>One</h2><p>Some   <b>bold</b>\n words<br/>and more </p><ol start='3'><li>c</li><li><p>d</p><ul><li>e</ul></ol>"
        "<blockquote><p>q</p></blockquote><pre>a  b\nc</pre><img src='../i.png' alt='A > cat'/><hr/></body>"
    )
    assert said(flow) == [
        ("heading", "One"),
        ("paragraph", f"Some bold words{LINE_BREAK}and more"),
        ("item", "c"),
        ("item", "d"),
        ("item", "e"),
        ("quote", "q"),
        ("code", f"a  b{LINE_BREAK}c"),
        ("picture", "A > cat"),
        ("rule", ""),
    ]
    assert [block.mark for block in flow.blocks if block.kind == "item"] == ["3.", "4.", "\N{BULLET}"]
    assert [block.level for block in flow.blocks if block.kind == "item"] == [1, 1, 2]
    (bold,) = flow.blocks[1].runs
    assert (flow.blocks[1].text[bold.begin : bold.end].strip(), bold.bold) == ("bold", True)
    assert flow.blocks[-2].source == "../i.png"


def test_nothing_active_is_left() -> None:
    flow = flow_of(
        "<p onclick='x()'>a</p><script>alert('<p>b</p>')</script><style>p{}</style><iframe src='x'>c</iframe>"
        "<p style='display: none'>d</p>"
        "<p hidden>e</p><svg><title>f</title><image xlink:href='cover.jpg'/></svg>"
        "<img src='data:image/png;base64,AAAA'/><button>g</button>"
    )
    assert said(flow) == [("paragraph", "a"), ("picture", "")]


def test_words_that_would_turn_a_line_around_are_dropped() -> None:
    assert said(flow_of("<p>a\u202eb\u0007c\ue000d\ufeff</p>")) == [("paragraph", "abcd")]


def test_places_count_letters_and_anchors_name_them() -> None:
    flow = flow_of("<h1 id='top'>One</h1><p>two <a id='here'/>three</p><img src='x.png'/><p id='end'>four</p>")
    assert [(block.begin, block.end) for block in flow.blocks] == [(0, 3), (4, 13), (14, 15), (16, 20)]
    assert flow.anchors == {"top": 0, "here": 7, "end": 16}
    assert (flow.block_at(0), flow.block_at(5), flow.block_at(99)) == (0, 1, 3)


def test_footnotes_stand_apart_and_links_know_them() -> None:
    flow = flow_of(
        "<p>Word<a href='#n1'><sup>1</sup></a> and <a epub:type='noteref' href='notes.xhtml#x'>see</a> "
        "<a href='c2.xhtml'>chapter 2</a></p>"
        "<aside epub:type='footnote' id='n1'><p>The <i>note</i>.</p></aside>"
    )
    assert [(run.link, run.note) for run in flow.blocks[0].runs] == [("#n1", True), ("notes.xhtml#x", True), ("c2.xhtml", False)]
    assert len(flow.blocks) == 1
    assert flow.note("n1", 100) == "The note."


def test_search_finds_every_case_of_a_letter() -> None:
    flow = flow_of("<p>The KEY, the key.</p><p>Stra\u00dfe key</p>")
    assert [
        flow.blocks[flow.block_at(begin)].text[begin - flow.blocks[flow.block_at(begin)].begin :][:3] for begin, _ in flow.find("key")
    ] == [
        "KEY",
        "key",
        "key",
    ]


def test_a_block_without_end_goes_on_in_the_next() -> None:
    flow = flow_of(f"<p>{'x' * (2 * MAX_BLOCK + 5)}</p>")
    assert [len(block.text) for block in flow.blocks] == [MAX_BLOCK, MAX_BLOCK, 5]


@pytest.mark.parametrize(
    "hostile",
    [
        "<div>",
        "<b>",
        "<a ",
        '<a b="',
        "<!--",
        "<",
        "<script>",
        "<ul><li>",
        "<p><b><i>",
        "&#",
        "<![CDATA[",
        "</p>",
        "<td>x",
        "<aside id=a>",
    ],
)
def test_time_grows_with_length_only(hostile: str) -> None:
    """Twice as much of the same takes about twice as long: counted in what the interpreter does, not in seconds."""
    small, large = (_steps(hostile * count) for count in (2_000, 4_000))
    assert large <= 2.6 * small + 2_000


def _steps(markup: str) -> int:
    import sys

    count = 0

    def step(_frame: object, event: str, _argument: object) -> object:
        nonlocal count
        count += event in {"call", "line"}
        return step

    sys.settrace(step)  # type: ignore[arg-type]
    try:
        flow_of(markup)
    finally:
        sys.settrace(None)
    return count


MARKUP = st.lists(
    st.sampled_from(
        ["<p>", "</p>", "<b>", "</b>", "<li>", "</ul>", "<ol>", "<a href='#x'>", "</a>", "<br/>", "<img src=a>", "<td>", "</table>"]
    )
    | st.text(max_size=6),
    max_size=60,
).map("".join)


@given(MARKUP)
@settings(max_examples=200, deadline=None)
def test_whatever_it_is_blocks_follow_each_other(markup: str) -> None:
    flow = flow_of(markup)
    begin = 0
    for block in flow.blocks:
        assert block.begin == begin
        assert all(0 <= run.begin < run.end <= len(block.text) for run in block.runs)
        begin = block.end + 1
    assert all(0 <= place <= flow.length for place in flow.anchors.values())
