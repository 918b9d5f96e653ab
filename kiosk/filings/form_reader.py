"""Reading a JSON document field by field, with errors that say where. Standard library only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

#: Words by language tag.
Words = dict[str, str]
LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_NOTHING: Any = object()


class BadForm(Exception):
    """The document is no form; the text says where and why."""


class Node:
    """One JSON object of the document, read once. `strict`: `done` refuses what nobody read."""

    def __init__(self, value: Any, path: str, *, strict: bool) -> None:
        if not isinstance(value, dict):
            raise BadForm(f"{path or 'the form'}: an object is wanted")
        self._value = value
        self._path = path
        self._strict = strict
        self._read: set[str] = set()

    def at(self, name: str) -> str:
        """Where a field of it stands."""
        return f"{self._path}.{name}" if self._path else name

    def has(self, name: str) -> bool:
        """Whether it has the field."""
        return name in self._value

    def names(self) -> list[str]:
        """All fields."""
        return list(self._value)

    def raw(self, name: str, default: Any = _NOTHING) -> Any:
        """A field as it is. Raises BadForm where it is wanted and missing."""
        self._read.add(name)
        value = self._value.get(name, default)
        if value is _NOTHING:
            raise BadForm(f"{self.at(name)}: is missing")
        return value

    def nested(self, name: str) -> bool:
        """Whether a field is an object with a `name` of its own."""
        value = self._value.get(name)
        return isinstance(value, dict) and isinstance(value.get("name"), dict)

    def child(self, name: str) -> Node:
        """A field that is an object."""
        return Node(self.raw(name), self.at(name), strict=self._strict)

    def children(self, name: str, least: int, most: int) -> list[Node]:
        """A field that is a list of objects."""
        values = self.raw(name)
        if not isinstance(values, list) or not least <= len(values) <= most:
            raise BadForm(f"{self.at(name)}: a list of {least} to {most} is wanted")
        return [Node(value, f"{self.at(name)}.{number}", strict=self._strict) for number, value in enumerate(values)]

    def mapping(self, name: str) -> dict[str, Any]:
        """A field that is an object, as it is."""
        value = self.raw(name)
        if not isinstance(value, dict):
            raise BadForm(f"{self.at(name)}: an object is wanted")
        return value

    def whole(self, name: str, least: int, most: int, *, default: Any = _NOTHING) -> int:
        """A whole number within bounds."""
        value = self.raw(name, default)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise BadForm(f"{self.at(name)}: a whole number from {least} to {most} is wanted")
        return value

    def flag(self, name: str, *, default: Any = _NOTHING) -> bool:
        """true or false."""
        value = self.raw(name, default)
        if not isinstance(value, bool):
            raise BadForm(f"{self.at(name)}: true or false is wanted")
        return value

    def text(self, name: str, most: int, *, default: Any = _NOTHING) -> str:
        """A text of at most so many characters."""
        value = self.raw(name, default)
        if not isinstance(value, str) or len(value) > most:
            raise BadForm(f"{self.at(name)}: a text of at most {most} characters is wanted")
        return value

    def text_like(self, name: str, pattern: re.Pattern[str]) -> str:
        """A text that the pattern matches whole."""
        value = self.raw(name)
        if not isinstance(value, str) or pattern.fullmatch(value) is None:
            raise BadForm(f"{self.at(name)}: must look like {pattern.pattern}")
        return value

    def one_of(self, name: str, values: Sequence[str], *, default: Any = _NOTHING) -> Any:
        """One of the values."""
        value = self.raw(name, default)
        if not isinstance(value, str) or value not in values:
            raise BadForm(f"{self.at(name)}: one of {', '.join(values)} is wanted")
        return value

    def texts(self, name: str, most: int, *, default: Any = _NOTHING) -> list[str]:
        """A list of different texts."""
        values = self.raw(name, default)
        if (
            not isinstance(values, list)
            or len(values) > most
            or not all(isinstance(value, str) and value for value in values)
            or len(set(values)) != len(values)
        ):
            raise BadForm(f"{self.at(name)}: a list of at most {most} different texts is wanted")
        return list(values)

    def words(self, name: str, most: int, *, default: Any = _NOTHING) -> Words:
        """Words by language, each of at most so many characters, with nothing that cannot be shown."""
        value = self.raw(name, default)
        if value == {} and default == {}:
            return {}
        if not isinstance(value, dict) or not value:
            raise BadForm(f'{self.at(name)}: words by language are wanted, as in {{"en": "Yes", "es": "Sí"}}')
        for tag, said in value.items():
            where = f"{self.at(name)}.{tag}"
            if not isinstance(tag, str) or LANGUAGE.fullmatch(tag) is None:
                raise BadForm(f"{where}: is no language")
            if not isinstance(said, str) or not said.strip() or len(said) > most:
                raise BadForm(f"{where}: 1 to {most} characters are wanted")
            if any(unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"} for letter in said):
                raise BadForm(f"{where}: holds a character that cannot be shown")
        return dict(value)

    def done(self) -> None:
        """Nothing is left unread, when that matters. Raises BadForm."""
        left = [name for name in self._value if name not in self._read]
        if self._strict and left:
            raise BadForm(f"{self.at(left[0])}: is not known")
