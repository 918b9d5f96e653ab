"""Tracks and chapters of a film or a recording, as its container names them. Runs in the bounded process of `media.child` only."""

from __future__ import annotations

from typing import Any

#: Subtitles that are words, not pictures of words.
_WORDS = frozenset({"mov_text", "subrip", "srt", "webvtt", "ass", "ssa", "text"})
MAX_TRACKS = 40
MAX_CHAPTERS = 400
#: ISO 639-2 (both forms), as MP4 and Matroska write it, by ISO 639-1, as tags of BCP 47 begin.
_SHORT = {
    "eng": "en", "spa": "es", "fra": "fr", "fre": "fr", "deu": "de", "ger": "de", "ita": "it", "por": "pt", "rus": "ru", "zho": "zh",
    "chi": "zh", "jpn": "ja", "kor": "ko", "vie": "vi", "ara": "ar", "heb": "he", "hin": "hi", "urd": "ur", "fas": "fa", "per": "fa",
    "tur": "tr", "pol": "pl", "ukr": "uk", "ell": "el", "gre": "el", "nld": "nl", "dut": "nl", "swe": "sv", "nor": "no", "dan": "da",
    "fin": "fi", "ron": "ro", "rum": "ro", "hun": "hu", "ces": "cs", "cze": "cs", "tgl": "tl", "hat": "ht", "som": "so", "swa": "sw",
    "amh": "am", "nav": "nv", "ind": "id", "tha": "th", "khm": "km", "lao": "lo", "ben": "bn", "pan": "pa", "tam": "ta", "tel": "te",
}  # fmt: skip


#: The terminological code comes first above.
_LONG = {short: long for long, short in reversed(_SHORT.items())}


def long_code(language: str) -> str:
    """A language as MP4 writes it: three letters; "" for none that we know."""
    return _LONG.get(language) or (language if language in _SHORT else "")


def captions_of(source: Any) -> list[str]:
    """Languages of the subtitle tracks that are words; "und" where a track names none."""
    return _languages(one for one in source.streams.subtitles if one.codec_context is None or one.codec_context.name in _WORDS)


def languages_of(source: Any) -> list[str]:
    """Languages of the sound tracks that name one."""
    return [one for one in _languages(source.streams.audio) if one != "und"]


def chapters_of(source: Any) -> list[dict[str, Any]]:
    """Name and beginning (milliseconds) of each chapter, in order."""
    found = []
    for one in source.chapters()[:MAX_CHAPTERS]:
        words = one.get("metadata", {}).get("title", "")
        found.append({"name": words, "at_ms": max(0, int(one["start"] * one["time_base"] * 1000))})
    return sorted(found, key=lambda chapter: chapter["at_ms"])


def _languages(streams: Any) -> list[str]:
    named = (str(one.metadata.get("language") or "und").strip().lower() for one in streams)
    return list(dict.fromkeys(_SHORT.get(one, one)[:35] for one in named))[:MAX_TRACKS]
