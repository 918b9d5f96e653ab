"""Notice rules: which language is shown, and what is over. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.sync.wire import NoticeWords


def words_for(words: Mapping[str, NoticeWords], language: str) -> NoticeWords:
    """The words in a language ("es", or "es-MX" for "es" and the other way round), else the first that central sent."""
    if language in words:
        return words[language]
    wanted = language.partition("-")[0]
    near = (said for tag, said in words.items() if tag.partition("-")[0] == wanted)
    return next(near, None) or next(iter(words.values()))


def over(until_ms: int | None, now_ms: int) -> bool:
    """Whether a notice has ended."""
    return until_ms is not None and until_ms <= now_ms
