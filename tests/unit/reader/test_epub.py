"""A book from memory: chapters, contents, notes, pictures, places; and what is no book."""

from __future__ import annotations

import random

import pytest

from kiosk.reader.epub import Book
from kiosk.reader.places import BadBook, Place
from kiosk.reader.search import search
from tests.unit.reader.books import CONTAINER, book, package, zipped

NAV = (
    '<nav epub:type="landmarks"><ol><li><a href="text/c1.xhtml">Not this</a></li></ol></nav><nav epub:type="toc"><ol>'
    '<li><a href="text/c0.xhtml">One</a><ol><li><a href="text/c0.xhtml#b">One, b</a></li></ol></li>'
    '<li><a href="text/c1.xhtml">Two</a></li>'
    '<li><a href="https://outside.example/">Out</a></li></ol></nav>'
)
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>One</text></navLabel>'
    '<content src="text/c0.xhtml"/>'
    '<navPoint><navLabel><text>One, b</text></navLabel><content src="text/c0.xhtml#b"/></navPoint></navPoint></navMap></ncx>'
)


def test_chapters_and_contents_of_both_versions() -> None:
    new = Book(book("<p>a</p><h2 id='b'>B</h2>", "<p>c</p>", nav=NAV))
    assert [(entry.name, entry.depth, entry.chapter, entry.anchor) for entry in new.contents] == [
        ("One", 0, 0, ""),
        ("One, b", 1, 0, "b"),
        ("Two", 0, 1, ""),
    ]
    assert [new.name_of(Place(0, 0)), new.name_of(Place(0, 2)), new.name_of(Place(1, 0))] == ["One", "One, b", "Two"]
    old = Book(book("<p>a</p><h2 id='b'>B</h2>", ncx=NCX))
    assert [(entry.name, entry.depth) for entry in old.contents] == [("One", 0), ("One, b", 1)]


def test_links_and_notes_lead_within_the_book_only() -> None:
    found = Book(
        book(
            '<p>x<a href="c1.xhtml#n">1</a></p>',
            '<p>first</p><p id="n">The note.</p>',
            extra={"OPS/text/notes.xhtml": '<aside epub:type="footnote" id="k">Apart.</aside>', "OPS/i/p.png": b"\x89PNG"},
        )
    )
    assert found.leads_to(0, "c1.xhtml#n") == Place(1, 6)
    assert (found.note(0, "c1.xhtml#n"), found.note(0, "notes.xhtml#k")) == ("The note.", "Apart.")
    for outside in (
        "https://x.example/",
        "//x.example/y",
        "../../../etc/passwd",
        "/etc/passwd",
        "file:///etc/passwd",
        "c9.xhtml",
        "https:c1.xhtml",
        "http://[x",
    ):
        assert found.leads_to(0, outside) is None
        assert found.picture(0, outside) is None
    assert found.picture(0, "../i/p.png") == b"\x89PNG"


def test_percent_counts_the_chapters_before() -> None:
    found = Book(book(f"<p>{'a' * 97}</p>", f"<p>{'b' * 97}</p>"))
    assert [round(found.percent(Place(chapter, offset))) for chapter, offset in ((0, 0), (0, 49), (1, 0))] == [0, 25, 50]


def test_words_are_found_in_the_order_of_the_book() -> None:
    found = Book(book("<p>A key here.</p>", "<p>No</p>", "<p>The Key and the key</p>"))
    assert [(hit.chapter, hit.words) for hit in search(found, "key", lambda: True)] == [
        (0, "A key here."),
        (2, "The Key and the key"),
        (2, "The Key and the key"),
    ]
    assert search(found, "key", lambda: False) == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "damaged"),
        (b"PK\x05\x06" + bytes(18), "damaged"),
        (zipped({"META-INF/container.xml": "<x/>"}), "damaged"),
        (zipped({"META-INF/container.xml": CONTAINER}), "damaged"),
        (zipped({"META-INF/container.xml": CONTAINER, "OPS/package.opf": package("", "")}), "empty"),
        (
            zipped(
                {"META-INF/container.xml": CONTAINER.replace("OPS/package.opf", "../../etc/passwd"), "OPS/package.opf": package("", "")}
            ),
            "damaged",
        ),
        (
            book(
                "<p>a</p>",
                extra={
                    "META-INF/encryption.xml": '<e xmlns:x="http://www.w3.org/2001/04/xmlenc#">'
                    '<x:CipherReference URI="OPS/text/c0.xhtml"/></e>'
                },
            ),
            "locked",
        ),
    ],
)
def test_what_is_no_book_is_refused_by_name(data: bytes, code: str) -> None:
    with pytest.raises(BadBook) as refused:
        Book(data)
    assert refused.value.code == code


def test_xml_brings_no_entities_along() -> None:
    bomb = '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    for entity in (bomb, '<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>'):
        with pytest.raises(BadBook):
            Book(book("<p>a</p>", extra={"META-INF/container.xml": entity + CONTAINER}))
    found = Book(book('<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>a&x;b</p>', ncx=bomb + NCX))
    assert [block.text for block in found.flow(0).blocks] == ["a&x;b"]
    assert found.contents == ()


def test_a_chapter_that_unpacks_without_end_is_left_out() -> None:
    """Whatever its header says of its size: 40 MB of zeros in 40 KB."""
    found = Book(book("<p>a</p>", "0" * 40_000_000))
    assert [found.flow(chapter).length for chapter in (0, 1)] == [2, 0]


def test_damage_anywhere_is_refused_or_left_out() -> None:
    """Every way of damage that a seed draws: a book, or BadBook; nothing else, ever."""
    whole = book("<h1>One</h1><p>Some words <i>here</i>.</p>", "<p>More.</p>", nav=NAV, ncx=NCX)
    draw = random.Random(11)
    for _ in range(300):
        damaged = bytearray(whole)
        for _ in range(draw.randint(1, 12)):
            damaged[draw.randrange(len(damaged))] = draw.randrange(256)
        if draw.random() < 0.3:
            del damaged[draw.randrange(len(damaged)) :]
        try:
            found = Book(bytes(damaged))
        except BadBook:
            continue
        for chapter in range(len(found.chapters)):
            found.flow(chapter)
            found.leads_to(chapter, "c1.xhtml#x")
            found.percent(Place(chapter, 0))
