"""The documents that an EPUB 3.3 holds besides its chapters."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from uuid import NAMESPACE_URL, uuid5

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
"""
_PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">
<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>
<body>
{body}
</body>
</html>
"""
_PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>
{told}
<meta property="dcterms:modified">2025-05-01T12:00:00Z</meta></metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="cover-image" href="cover.jpg" media-type="image/jpeg" properties="cover-image"/>
<item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine><itemref idref="cover"/>{spine}</spine>
</package>
"""


def page(language: str, title: str, body: str) -> str:
    """A content document. `body` is markup."""
    return _PAGE.format(language=language, title=escape(title), body=body)


def contents(language: str, title: str, headings: Iterable[str]) -> str:
    """The navigation document (EPUB 3.3 section 7): one chapter a heading."""
    items = "".join(f'<li><a href="chapter-{n}.xhtml">{escape(heading)}</a></li>' for n, heading in enumerate(headings, 1))
    return page(language, title, f'<nav epub:type="toc"><h1>{escape(title)}</h1><ol>{items}</ol></nav>')


def package(identifier: str, told: Iterable[tuple[str, str]], chapters: int, pictures: Iterable[str]) -> str:
    """The package document (EPUB 3.3 section 5). `told`: elements of Dublin Core."""
    numbers = range(1, chapters + 1)
    items = [f'<item id="c{n}" href="chapter-{n}.xhtml" media-type="application/xhtml+xml"/>' for n in numbers]
    items += [f'<item id="p-{name}" href="{name}.jpg" media-type="image/jpeg"/>' for name in pictures]
    return _PACKAGE.format(
        identifier=uuid5(NAMESPACE_URL, identifier),
        told="\n".join(f"<dc:{name}>{escape(text)}</dc:{name}>" for name, text in told),
        items="\n".join(items),
        spine="".join(f'<itemref idref="c{n}"/>' for n in numbers),
    )
