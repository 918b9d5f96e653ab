"""What a title's file says of itself, on its way out of the bounded process."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any

#: What a bounded process ends with that has said why on standard error.
REFUSED_STATUS = 3


class Unreadable(Exception):
    """The file cannot be sold; the text says why in plain words."""


@dataclass
class Told:
    """What a file says. Empty where it says nothing."""

    media_type: str = ""
    name: str = ""
    by: str = ""
    series: str = ""
    genre: str = ""
    language: str = ""
    about: str = ""
    year: int | None = None
    place: int = 0
    length_ms: int = 0
    subjects: list[str] = field(default_factory=list)
    captions: list[str] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    chapters: list[dict[str, Any]] = field(default_factory=list)
    lessons: int = 0
    picture: bytes = b""
    preview: bytes = b""

    def head(self) -> dict[str, Any]:
        """Everything but the two files."""
        return {name: value for name, value in asdict(self).items() if name not in {"picture", "preview"}}
