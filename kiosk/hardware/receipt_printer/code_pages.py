"""The printer's own letters: which of its code pages has the letters of a line."""

from __future__ import annotations

#: ESC t pages that printers agree upon: Western, Central European, Cyrillic. The first that fits is taken.
CODE_PAGES = (("cp1252", 16), ("cp852", 18), ("cp866", 17))


def encoded(words: str) -> tuple[bytes, int | None]:
    """The bytes of a line and the number of their page; no page when none has all its letters."""
    for encoding, page in CODE_PAGES:
        try:
            return words.encode(encoding), page
        except UnicodeEncodeError:
            continue
    return b"", None
