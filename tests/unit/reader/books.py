"""Books made for tests."""

from __future__ import annotations

import io
import zipfile

CONTAINER = (
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def package(items: str, spine: str, toc: str = "") -> str:
    """A package document."""
    ncx = f' toc="{toc}"' if toc else ""
    return (
        '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>T</dc:title></metadata><manifest>{items}</manifest><spine{ncx}>{spine}</spine></package>"
    )


def zipped(entries: dict[str, str | bytes]) -> bytes:
    """An archive of these entries."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return target.getvalue()


def book(*chapters: str, nav: str | None = None, ncx: str | None = None, extra: dict[str, str | bytes] | None = None) -> bytes:
    """A book whose chapters are `c0.xhtml` and so on; without `nav` and `ncx` it has no contents."""
    items = "".join(f'<item id="c{n}" href="text/c{n}.xhtml" media-type="application/xhtml+xml"/>' for n in range(len(chapters)))
    spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    entries: dict[str, str | bytes] = {"META-INF/container.xml": CONTAINER}
    if nav is not None:
        items += '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
        entries["OPS/nav.xhtml"] = nav
    if ncx is not None:
        items += '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
        entries["OPS/toc.ncx"] = ncx
    entries["OPS/package.opf"] = package(items, spine, "ncx" if ncx is not None else "")
    entries |= {f"OPS/text/c{n}.xhtml": text for n, text in enumerate(chapters)}
    return zipped(entries | (extra or {}))
