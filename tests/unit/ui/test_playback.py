"""Sound and pictures from the decoder's process, kept in time by what is heard."""

from __future__ import annotations

import io
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.media_store.container import seal
from kiosk.media_store.sealed_file import SealedFile
from kiosk.ui.front import make_application
from kiosk.ui.playback import PlainTitle, Playback, SealedTitle
from kiosk.ui.player_line import PlayerPlace
from kiosk.ui.sound_out import SilentOut
from tests.clips import make_clip, place_of
from tests.films import film
from tests.sounds import staircase
from tests.waiting import wait_for

#: An ear that hears so much faster.
HASTE = 6


class Heard(SilentOut):
    """What was written, and a device that can go away."""

    silent = False

    def __init__(self) -> None:
        super().__init__(lambda: time.monotonic() * HASTE)
        self.samples = bytearray()
        self.level = 0.0

    def write(self, samples: bytes) -> None:
        super().write(samples)
        self.samples += samples

    def restart(self) -> None:
        super().restart()
        self.samples.clear()

    def volume(self, volume: float) -> None:
        self.level = volume


class Stage:
    """A playback, its ear, and what it told."""

    def __init__(self, place: PlayerPlace | None = None) -> None:
        make_application()
        self.ear = Heard()
        self.play = Playback(place, out_of=lambda: self.ear)
        self.states: list[str] = []
        self.failures: list[str] = []
        self.went_on = 0
        self.words: list[str] = []
        self.play.turned.connect(self.states.append)
        self.play.failed.connect(self.failures.append)
        self.play.captioned.connect(self.words.append)
        self.play.went_on.connect(self._went_on)

    def _went_on(self) -> None:
        self.went_on += 1

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        wait_for(condition, what)

    def seen_ms(self) -> int:
        image = self.play.picture.image
        return -1 if image.isNull() else place_of(image.pixelColor(image.width() // 2, image.height() // 2).red())


@pytest.fixture
def stage() -> Iterator[Stage]:
    found = Stage()
    yield found
    found.play.cool()


def test_titles_follow_one_another_without_a_gap_and_play_again(stage: Stage) -> None:
    stage.play.load("music", PlainTitle(staircase(1)))
    stage.play.follow(PlainTitle(staircase(0.5)))
    stage.wait(lambda: stage.states[-1:] == ["ended"], "the end")
    assert stage.states == ["loading", "playing", "ended"]
    assert stage.went_on == 1
    assert bytes(stage.ear.samples) == staircase(1)[44:] + staircase(0.5)[44:]
    assert abs(stage.play.position - 500) < 30
    stage.play.play()
    stage.wait(lambda: stage.states[3:] == ["loading", "playing", "ended"], "the end once more")
    assert bytes(stage.ear.samples) == staircase(0.5)[44:]


def test_it_stands_still_seeks_and_goes_on(stage: Stage) -> None:
    told: list[int] = []
    stage.play.moved.connect(told.append)
    stage.play.load("music", PlainTitle(staircase(5)), 2_000, hold=True)
    stage.wait(lambda: stage.play.state == "paused", "the first moment")
    assert stage.ear.heard == 0
    stage.play.seek(3_456)
    assert (stage.play.position, told[-1]) == (3_456, 3_456)
    stage.play.play()
    stage.wait(lambda: stage.play.position > 3_700, "playing")
    assert stage.ear.samples[:2] == (3_456).to_bytes(2, "little")
    stage.play.set_speed(200)
    stage.wait(lambda: stage.play.state == "ended", "the end")


def test_pictures_are_those_of_what_is_heard(stage: Stage) -> None:
    stage.play.place_pictures(320, 180)
    stage.play.load("film", PlainTitle(make_clip(4)), 1_000)
    differences: list[int] = []
    stage.play.picture.changed.connect(lambda: differences.append(abs(stage.seen_ms() - stage.play.position)))
    stage.wait(lambda: stage.play.position > 3_000, "two seconds")
    assert len(differences) > 5
    assert sorted(differences)[len(differences) * 9 // 10] <= 250
    stage.play.pause()
    stage.play.seek(500)
    stage.wait(lambda: abs(stage.seen_ms() - 500) <= 100, "the picture of that place")
    assert stage.play.state == "paused"
    stage.play.unload()
    assert stage.play.picture.image.isNull()


def test_what_is_said_is_shown_while_it_is_said(stage: Stage) -> None:
    stage.play.place_pictures(320, 180)
    stage.play.load("film", PlainTitle(film(3, sound=3, captions=[(500, 1_200, "Hello"), (1_500, 2_200, "Goodbye")])))
    stage.wait(lambda: stage.play.state == "ended", "the end")
    assert stage.words == ["Hello", "", "Goodbye", ""]


def test_a_decoder_that_dies_is_started_once_more_at_its_place(stage: Stage) -> None:
    stage.play.load("music", PlainTitle(staircase(30)))
    stage.wait(lambda: stage.play.position > 2_000, "playing")
    for _ in range(2):
        pid = stage.play.pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        stage.wait(lambda pid=pid: stage.play.pid != pid, "its end")  # type: ignore[misc]
        if not stage.failures:
            stage.wait(lambda: stage.play.state == "playing" and stage.play.position > 2_000, "playing again")
    assert stage.failures == ["lost"]
    assert stage.play.state == "closed"
    stage.play.load("music", PlainTitle(staircase(1)))
    stage.wait(lambda: stage.play.state == "ended", "another title")


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.write(0, b'\\x22\\xff\\xff\\xff\\xff'); import time; time.sleep(60)",
        "import os; os.write(0, b'\\x20\\0\\0\\0\\0' + b'\\x23\\0\\0\\0\\x11' + b'\\xff' * 17); import time; time.sleep(60)",
        "import os; os.write(0, b'\\x20\\0\\0\\0\\0'); import time; time.sleep(60)",
        "pass",
    ],
)
def test_a_decoder_that_lies_or_is_silent_is_given_up(program: str) -> None:
    stage = Stage(PlayerPlace((sys.executable, "-c", program), silence_seconds=0.3))
    stage.play.load("music", PlainTitle(staircase(1)))
    stage.wait(lambda: bool(stage.failures), "the failure")
    assert stage.failures == ["lost"]
    stage.play.cool()


def test_without_its_sound_device_a_clock_keeps_the_time(stage: Stage) -> None:
    stage.play.load("music", PlainTitle(staircase(2)))
    stage.wait(lambda: stage.play.position > 300, "playing")
    stage.ear.broken = True
    stage.wait(lambda: stage.play.silent, "the clock")
    stage.wait(lambda: stage.play.state == "ended", "the end")


def test_whoever_loads_takes_it_and_the_key_goes_with_the_title(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "song"
    with path.open("w+b") as target:
        seal(io.BytesIO(staircase(3)), target, title="song", key_id=bytes(16), content_key=bytes(range(32)))
    taken: list[object] = []
    stage.play.taken.connect(taken.append)
    file = SealedFile(path, "song", bytes(range(32)))
    stage.play.load("music", SealedTitle("song", file))
    stage.wait(lambda: stage.play.state == "playing", "the song")
    assert file.content_key == bytes(range(32))
    stage.play.load("preview", PlainTitle(staircase(1)))
    assert taken == ["music"]
    assert (bytes(file.content_key), file.descriptor) == (bytes(32), -1)
    stage.wait(lambda: stage.play.state == "ended", "the preview")


def test_a_part_that_is_not_the_titles_is_told(stage: Stage, tmp_path: Path) -> None:
    path = tmp_path / "song"
    with path.open("w+b") as target:
        seal(io.BytesIO(staircase(30)), target, title="song", key_id=bytes(16), content_key=bytes(32))
        target.seek(21 * 256 * 1024)
        target.write(b"not it")
    stage.play.load("music", SealedTitle("song", SealedFile(path, "song", bytes(32))), 24_000)
    stage.wait(lambda: bool(stage.failures), "the failure")
    assert stage.failures == ["damaged"]
    assert stage.play.state == "closed"
