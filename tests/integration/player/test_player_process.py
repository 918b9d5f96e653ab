"""The decoder's process with real files: exact places, speeds, captions, chapters, what is sealed, and what is hostile."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.media_store.container import CHUNK_BYTES, seal
from kiosk.player.messages import AHEAD_FRAMES, FRAME_BYTES, RATE, Kind, Message, read_refused, read_sound
from tests.clips import make_clip
from tests.clips import place_of as place_of_level
from tests.films import film
from tests.player_client import Client, player
from tests.sounds import late_tone, onset_ms, place_of, staircase

KEY = bytes(range(32))


@pytest.fixture(scope="module")
def process() -> Iterator[Client]:
    with player() as found:
        yield found


@pytest.fixture
def client(process: Client) -> Client:
    """One process for those that leave it alive: it has forgotten the last title, and nothing of that is on its way any more."""
    process.say(Kind.CLOSE)
    process.open(b"", number=999)
    assert process.refused() == (999, "unreadable")
    return process


@pytest.fixture
def mortal() -> Iterator[Client]:
    with player() as found:
        yield found


def sealed(folder: Path, data: bytes, title: str = "song-1") -> Path:
    path = folder / title
    with path.open("w+b") as target:
        seal(io.BytesIO(data), target, title=title, key_id=bytes(16), content_key=KEY)
    return path


def test_sound_comes_from_the_exact_place_and_no_further_than_it_may(client: Client) -> None:
    client.open(staircase(4), from_ms=1_234)
    assert client.opened().length_ms == 4_000
    first = client.sound()
    assert (first.at_ms, place_of(first.samples)) == (1_234, 1_234)
    client.seek(2, 777)
    sounds = [client.sound(turn=2)]
    while sum(len(one.samples) for one in sounds) < AHEAD_FRAMES * FRAME_BYTES:
        sounds.append(client.sound(turn=2))
    assert place_of(sounds[0].samples) == 777
    assert all(abs(place_of(one.samples) - one.at_ms) <= 1 for one in sounds)
    # Nothing more until it is allowed: the next piece is the one of the next turn.
    client.seek(3, 0)
    assert read_sound(client.next(Kind.SOUND).body).turn == 3


@pytest.mark.parametrize(("container", "codec"), [("mp3", "libmp3lame"), ("ogg", "libopus"), ("mp4", "aac"), ("flac", "flac")])
def test_seeking_in_what_was_coded_with_losses_is_exact(client: Client, container: str, codec: str) -> None:
    client.open(late_tone(2_000, 4, container=container, codec=codec), from_ms=1_900)
    client.opened()
    heard = b"".join(client.sound().samples for _ in range(4))
    assert abs(onset_ms(heard) - 100) < 30


@pytest.mark.parametrize("speed", [75, 150, 200])
def test_another_speed_takes_another_time(client: Client, speed: int) -> None:
    client.open(late_tone(0, 3, container="ogg", codec="libopus"), speed=speed)
    client.opened()
    sounds, _ = client.hear_all()
    frames = sum(len(one.samples) // FRAME_BYTES for one in sounds)
    assert abs(frames / RATE - 3 * 100 / speed) < 0.1
    assert abs(sounds[-1].at_ms - 3_000) < 300


def test_what_follows_is_heard_without_a_gap(client: Client) -> None:
    client.open(staircase(2))
    client.open(staircase(1), number=2, follow=True)
    sounds = client.hear_all()[0] + client.hear_all()[0]
    first = b"".join(one.samples for one in sounds if one.number == 1)
    second = b"".join(one.samples for one in sounds if one.number == 2)
    assert (len(first), len(second)) == (2 * RATE * FRAME_BYTES, RATE * FRAME_BYTES)
    assert place_of(second) == 0
    assert {one.turn for one in sounds} == {1}


def test_pictures_are_those_of_their_place(client: Client) -> None:
    client.show(640, 640)
    client.open(make_clip(4), from_ms=1_250)
    client.opened()
    picture = client.picture()
    assert (picture.width, picture.height, picture.at_ms) == (640, 360, 1_250)
    assert abs(place_of_level(client.level(picture)) - 1_200) <= 100
    client.seek(2, 3_000)
    picture = client.picture(turn=2)
    assert abs(place_of_level(client.level(picture)) - 3_000) <= 100


def test_a_film_is_silent_where_its_sound_is_over(client: Client) -> None:
    client.show(320, 180)
    client.open(film(2, sound=1))
    client.opened()
    sounds, over = client.hear_all()
    assert over == [1]
    assert abs(sum(len(one.samples) for one in sounds) / FRAME_BYTES / RATE - 2) < 0.6
    assert not any(sounds[-1].samples)


def test_a_film_without_pictures_wanted_is_heard(client: Client) -> None:
    client.open(film(1, sound=1))
    client.opened()
    assert client.hear_all()[1] == [1]


def test_captions_and_chapters_come_with_it(client: Client) -> None:
    client.show(320, 180)
    client.open(film(3, sound=3, captions=[(500, 1_400, "Hello"), (1_600, 2_500, "{\\an8}Where are you?")]))
    assert client.opened().captions == ("und",)
    first = client.caption()
    assert (first.from_ms, first.until_ms, first.words) == (500, 1_400, "Hello")
    client.open(late_tone(0, 3, container="mp4", codec="aac", chapters=((0, "One"), (1_500, "Two"))), number=2)
    chapters = client.opened().chapters
    assert [(one.at_ms, one.name) for one in chapters] == [(0, "One"), (1_500, "Two")]


def test_a_sealed_title_opens_with_its_key_alone(client: Client, tmp_path: Path) -> None:
    path = sealed(tmp_path, staircase(3))
    with path.open("rb") as file:
        client.open(file.fileno(), title="song-1", key=KEY)
        assert client.opened().length_ms == 3_000
        assert place_of(client.sound().samples) == 0
        client.open(file.fileno(), number=2, title="song-2", key=KEY)
        assert client.refused() == (2, "damaged")
        client.open(file.fileno(), number=3, title="song-1", key=bytes(32))
        assert client.refused() == (3, "damaged")
        client.open(file.fileno(), number=4, title="song-1", key=KEY)
        client.opened()


def test_a_chunk_that_is_not_the_titles_stops_it_there(client: Client, tmp_path: Path) -> None:
    path = sealed(tmp_path, staircase(30))
    with path.open("r+b") as file:
        file.seek(21 * CHUNK_BYTES)
        file.write(b"not it")
    with path.open("rb") as file:
        client.open(file.fileno(), title="song-1", key=KEY)
        client.opened()
        while True:
            message = client.next(Kind.SOUND, Kind.REFUSED)
            if message.kind == Kind.REFUSED:
                break
            client.more(len(read_sound(message.body).samples) // FRAME_BYTES)
    assert read_refused(message.body) == (1, "damaged")
    client.open(staircase(1), number=2)
    assert client.opened().number == 2


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no sound at all",
        b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
        b"ffconcat version 1.0\nfile /etc/hostname\n",
        staircase(0.05)[:30],
        make_clip(1)[:400],
    ],
)
def test_what_cannot_be_played_is_refused_and_the_process_lives(client: Client, data: bytes) -> None:
    client.open(data)
    assert client.refused() == (1, "unreadable")
    client.open(staircase(1), number=2)
    assert client.opened().number == 2


@pytest.mark.parametrize(
    "raw",
    [b"\x63\0\0\0\0", b"\x01\x7f\xff\xff\xff", bytes(Message(Kind.SEEK, b"short").packed()), bytes(Message(Kind.OPEN, b"x").packed())],
)
def test_orders_of_another_shape_end_it(mortal: Client, raw: bytes) -> None:
    mortal.line.sendall(raw)
    with pytest.raises(EOFError):
        mortal.next(Kind.OPENED)
    assert mortal.child.wait(10) == 0


def test_it_ends_when_the_line_closes(mortal: Client) -> None:
    mortal.open(staircase(3))
    mortal.opened()
    mortal.line.close()
    assert mortal.child.wait(10) == 0


def test_nothing_of_a_title_stays_open_in_it(client: Client, tmp_path: Path) -> None:
    path = sealed(tmp_path, staircase(2))
    with path.open("rb") as file:
        client.open(file.fileno(), title="song-1", key=KEY)
        client.opened()
        client.say(Kind.CLOSE)
        client.open(staircase(1), number=2)
        client.opened()
    held = [str(one.readlink()) for one in Path(f"/proc/{client.child.pid}/fd").iterdir()]
    assert not [name for name in held if "song-1" in name]
