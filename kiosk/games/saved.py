"""What a title of kind "game" holds, and what a player keeps of it: small JSON, read strictly, for it came over a wire."""

from __future__ import annotations

from typing import ClassVar, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

GameName = Literal["chess", "solitaire", "word"]
#: What a place in a title may hold (`library.save_place`), in bytes of UTF-8.
MAX_BYTES = 16_384


class NoGame(ValueError):
    """The file of a title is no game that is known here."""


class _Strict(BaseModel):
    model_config: ClassVar[ConfigDict] = ConfigDict(strict=True, frozen=True, extra="forbid")


class _GameFile(_Strict):
    game: GameName


class Saved(_Strict):
    """Base of what is kept of one game. `v` is the version of its form."""

    v: Literal[1] = 1
    game: GameName

    def text(self) -> str:
        """As it is kept."""
        return self.model_dump_json()


class AnySaved(BaseModel):
    """Only which game it is, and whether it goes on."""

    model_config: ClassVar[ConfigDict] = ConfigDict(strict=True, frozen=True, extra="ignore")

    game: GameName
    on: bool = False


Kind = TypeVar("Kind", bound=BaseModel)


def read_game(data: bytes) -> GameName:
    """Which game the file of a title is. Raises NoGame."""
    try:
        return _GameFile.model_validate_json(data).game
    except ValidationError:
        raise NoGame from None


def read_saved(text: str | None, kind: type[Kind]) -> Kind | None:
    """What was kept; None when nothing was, or when it cannot be read (another version of this program kept it, or something broke)."""
    if text is None or len(text.encode()) > MAX_BYTES:
        return None
    try:
        return kind.model_validate_json(text)
    except ValidationError:
        return None
