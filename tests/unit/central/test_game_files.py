"""The files of games at the import: what the devices have, and nothing else."""

import io
from typing import get_args

import pytest

from central.media.read_file import GAMES, read_file
from central.media.told import Unreadable
from kiosk.games.saved import GameName
from resources import RESOURCES


def test_the_games_of_the_devices_are_taken() -> None:
    assert get_args(GameName) == GAMES
    for game in GAMES:
        assert read_file(io.BytesIO(f'{{"game": "{game}"}}'.encode()), "game").media_type == "application/json"
    for path in (RESOURCES / "demo" / "media" / "games").glob("*.json"):
        assert read_file(io.BytesIO(path.read_bytes()), "game").media_type == "application/json"


@pytest.mark.parametrize(
    "data", [b"", b"PK\x03\x04", b"[]", b'{"game": "poker"}', b'{"game": "chess", "run": "x"}', b'{"game": ["chess"]}', b" " * 9_999]
)
def test_anything_else_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read_file(io.BytesIO(data), "game")
