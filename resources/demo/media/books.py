"""The demo's books: plain texts of `texts/`, made into EPUB 3 with covers, pictures and a table of contents.

A text: `# ` begins a chapter, `- ` an item of a list, `> ` a line of verse, `![words](picture)` a picture, `**so**` and `*so*` what is
stressed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

from resources.demo.media import epub
from resources.demo.media.birds import BIRDS, bird, river_triangles
from resources.demo.media.covers import cover
from resources.demo.media.svg import as_file, render

TEXTS = Path(__file__).parent / "texts"
PICTURES: dict[str, Callable[[], str]] = {"river-triangles": river_triangles, **{name: lambda name=name: bird(name) for name in BIRDS}}  # type: ignore[misc]
_DAY = (2025, 5, 1, 12, 0, 0)
_STYLE = (
    "body { margin: 0 5%; line-height: 1.5; }\nh1 { margin: 1.2em 0 1em; }\nimg { max-width: 100%; }\n"
    "figure { margin: 1.2em 0; text-align: center; }\nblockquote { margin: 1em 0; }\nblockquote p { margin: 0 0 1em; }\n"
)


@dataclass(frozen=True)
class Book:
    """A book, and what its package document says of it."""

    file: str
    title: str
    by: str
    language: str
    year: int
    about: str
    subjects: tuple[str, ...]


BOOKS = (
    Book(
        "the-quiet-orchard",
        "The Quiet Orchard",
        "Margaret Lowe",
        "en",
        2021,
        "Two brothers inherit forty apple trees and have not spoken for a year.",
        ("Brothers", "Work", "Trees"),
    ),
    Book(
        "first-light",
        "First Light",
        "Emily Dickinson, Walt Whitman, Robert Frost",
        "en",
        1915,
        "Poems for the beginning of the day.",
        ("Poems", "Morning"),
    ),
    Book(
        "river-math",
        "River Math",
        "Samuel Ote",
        "en",
        2022,
        "How far is the other bank? Ratios, averages and rates, learned beside a river.",
        ("Math", "GED"),
    ),
    Book(
        "start-here",
        "Start Here",
        "Renee Castillo",
        "en",
        2025,
        "Your first thirty days at home: papers, a room, a job, and the people you call.",
        ("Going home", "Work", "Money"),
    ),
    Book(
        "tide-table",
        "Tide Table",
        "Walt Amory",
        "en",
        2019,
        "Three short stories about people who work when the water tells them to.",
        ("Sea", "Work"),
    ),
    Book(
        "la-casa-del-puerto",
        "La casa del puerto",
        "Lucía Ferrer",
        "es",
        2023,
        "Marina vuelve al puerto después de diez años. La casa la espera con una carta.",
        ("Familia", "El mar"),
    ),
    Book(
        "birds-of-the-yard",
        "Birds of the Yard",
        "Ines Okafor",
        "en",
        2024,
        "Nine birds that you can see from almost any window, with a picture of each.",
        ("Birds", "Pictures"),
    ),
    Book(
        "cold-creek",
        "Cold Creek",
        "Jo Merritt",
        "en",
        2020,
        "An empty boat, a warm thermos, and a deputy who grew up on the wrong bank.",
        ("Detectives", "Rivers"),
    ),
)


def make_book(book: Book) -> bytes:
    """The book as a file; the same on every run."""
    chapters = [part.strip() for part in re.split(r"(?m)^# ", (TEXTS / f"{book.file}.txt").read_text(encoding="utf-8")) if part.strip()]
    pages: list[tuple[str, str]] = []
    used: list[str] = []
    for chapter in chapters:
        heading, _, text = chapter.partition("\n")
        body, pictures = _body(text)
        used += pictures
        pages.append((heading.strip(), body))
    about = {"title": book.title, "creator": book.by, "language": book.language, "date": str(book.year), "description": book.about}
    subjects = [("subject", one) for one in book.subjects]
    files: dict[str, bytes] = {"EPUB/cover.jpg": cover(book.file), "EPUB/style.css": _STYLE.encode()}
    files |= {f"EPUB/{name}.jpg": as_file(render(PICTURES[name](), 720, 480)) for name in used}
    files["EPUB/cover.xhtml"] = epub.page(
        book.language, book.title, f'<figure><img src="cover.jpg" alt="{escape(book.title)}"/></figure>'
    ).encode()
    for number, (heading, body) in enumerate(pages, 1):
        files[f"EPUB/chapter-{number}.xhtml"] = epub.page(book.language, heading, f"<h1>{escape(heading)}</h1>\n{body}").encode()
    files["EPUB/nav.xhtml"] = epub.contents(book.language, book.title, [heading for heading, _ in pages]).encode()
    files["EPUB/package.opf"] = epub.package(f"lumen-demo:{book.file}", [*about.items(), *subjects], len(pages), used).encode()
    files["META-INF/container.xml"] = epub.CONTAINER.encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _DAY), b"application/epub+zip")  # first, and as it is (OCF 3.3 section 4.3)
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".jpg") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()


def _body(text: str) -> tuple[str, list[str]]:
    """The markup of a chapter, and the pictures that it shows."""
    made, pictures = [], []
    for block in re.split(r"\n\s*\n", text.strip()):
        lines = block.splitlines()
        picture = re.fullmatch(r"!\[(.+)\]\(([a-z-]+)\)", block)
        if picture:
            pictures.append(picture[2])
            made.append(f'<figure><img src="{picture[2]}.jpg" alt="{escape(picture[1])}"/></figure>')
        elif lines[0].startswith("- "):
            made.append("<ul>" + "".join(f"<li>{_inline(one[2:])}</li>" for one in lines) + "</ul>")
        elif lines[0].startswith(">"):
            verses = "\n".join(one[1:].strip() for one in lines).split("\n\n")
            made.append(
                "<blockquote>"
                + "".join("<p>" + "<br/>\n".join(map(_inline, verse.splitlines())) + "</p>" for verse in verses)
                + "</blockquote>"
            )
        else:
            made.append(f"<p>{_inline(' '.join(lines))}</p>")
    return "\n".join(made), pictures


def _inline(text: str) -> str:
    text = re.sub(r'"(.*?)"', r"“\1”", text).replace("'", "\N{RIGHT SINGLE QUOTATION MARK}")
    return re.sub(r"\*(.+?)\*", r"<em>\1</em>", re.sub(r"\*\*(.+?)\*\*", r"<strong>\1</strong>", escape(text, quote=False)))
