"""`python -m tests.judges.sound.player SERVER`: plays to the sound server of its environment, whose process it ends on the way.

What it finds goes to standard output as one line of JSON. A process of its own: Qt meets a sound server once in its life.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any

from PySide6.QtCore import QElapsedTimer

from kiosk.ui.front import make_application
from kiosk.ui.playback import PlainTitle, Playback
from kiosk.ui.sound_out import best_out
from kiosk.ui.video import ClipPlayer
from kiosk.ui.viewmodels.moving_picture import MovingPicture
from tests.films import film
from tests.sounds import staircase
from tests.waiting import wait_for

HELD_MS = 400


def hold() -> None:
    """Events go on for a moment."""
    timer = QElapsedTimer()
    timer.start()
    wait_for(lambda: timer.hasExpired(HELD_MS), "a moment")


def main(server: int) -> dict[str, Any]:
    """Play, pause, go on, seek, at half the volume, and without the server."""
    make_application()
    found: dict[str, Any] = {}
    routed: list[bool] = []
    play = Playback(out_of=best_out)
    play.routed.connect(lambda: routed.append(play.silent))
    play.load("music", PlainTitle(staircase(16)))
    found["silent"] = play.silent
    wait_for(lambda: play.position > 1_000, "sound")
    play.pause()
    at = play.position
    hold()
    found["stood"] = play.position - at
    found["heard"] = play._out.heard if play._out else 0
    hold()
    found["moved"] = (play._out.heard if play._out else 0) - found["heard"]
    play.play()
    wait_for(lambda: play.position > at + 500, "more of it")
    play.seek(6_000)
    wait_for(lambda: play.position > 6_500, "another place")
    play.volume(0.5)
    wait_for(lambda: play.position > 7_500, "softer")
    clip = ClipPlayer(MovingPicture())
    clip.load(film(30, sound=30))
    places: list[int] = []
    clip.moved.connect(places.append)
    wait_for(lambda: bool(places) and places[-1] > 300, "a clip")
    os.kill(server, signal.SIGKILL)
    wait_for(lambda: play.silent and clip.silent, "the clock")
    heard = places[-1]
    wait_for(lambda: places[-1] > heard + 500, "the clip without sound")
    timer = QElapsedTimer()
    timer.start()
    at = play.position
    wait_for(lambda: play.position > at + 1_000, "on without sound")
    found["pace_ms"] = [play.position - at, timer.elapsed()]
    # Qt tries to meet the server again for some seconds; what is played afterwards must not end the program.
    wait_for(lambda: play.state == "ended", "the end")
    play.cool()
    clip.seek(500)
    wait_for(lambda: places[-1] < 1_500, "the clip at another place")
    clip.unload()
    play.load("music", PlainTitle(staircase(1)))
    wait_for(lambda: play.state == "ended", "the end of another")
    found["routed"] = routed
    play.cool()
    return found


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]))))
