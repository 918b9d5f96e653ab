"""Sound by a real sound server (PulseAudio) with a sink that nobody hears: what is recorded there is what was to be heard."""

from __future__ import annotations

import array
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.waiting import wait_for

MISSING = [one for one in ("pulseaudio", "parec") if shutil.which(one) is None]
pytestmark = [pytest.mark.judge, pytest.mark.skipif(bool(MISSING), reason=f"needs {' and '.join(MISSING)}: make judge-sound")]
RATE = 48_000
MOST_SLIP_MS = 20


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A runtime folder of its own: no server of this machine is met."""
    folder = tmp_path / "run"
    folder.mkdir(mode=0o700)
    own = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(folder), "PULSE_RUNTIME_PATH": str(folder), "QT_QPA_PLATFORM": "offscreen"}
    return os.environ | own | {"PULSE_SERVER": f"unix:{folder / 'native'}"}


@pytest.fixture
def server(tmp_path: Path, environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    socket = tmp_path / "run" / "native"
    (tmp_path / "ear.pa").write_text(
        f"load-module module-null-sink sink_name=ear rate={RATE} channels=2 format=s16le\n"
        f"load-module module-native-protocol-unix auth-anonymous=1 socket={socket}\n",
        encoding="utf-8",
    )
    options = ["-n", "-F", str(tmp_path / "ear.pa"), "--daemonize=no", "--use-pid-file=no", "--exit-idle-time=60", "--disable-shm"]
    with (tmp_path / "server.log").open("wb") as log:
        child = subprocess.Popen(["pulseaudio", *options], env=environment, stderr=log)
    wait_for(socket.exists, "the sound server")
    yield child
    child.kill()
    child.wait()


def test_what_plays_is_heard_stands_still_softens_and_goes_on_without_the_server(
    server: subprocess.Popen[bytes], environment: dict[str, str], tmp_path: Path
) -> None:
    recorded = tmp_path / "heard.raw"
    recording = ["parec", "--device=ear.monitor", "--latency-msec=20", f"--rate={RATE}", "--channels=2", "--format=s16le", "--raw"]
    with (
        recorded.open("wb") as target,
        subprocess.Popen(recording, env=environment, stdout=target, stderr=subprocess.DEVNULL) as recorder,
    ):
        wait_for(lambda: recorded.stat().st_size > 0, "the recorder")
        child = [sys.executable, "-m", "tests.judges.sound.player", str(server.pid)]
        done = subprocess.run(child, env=environment, capture_output=True, text=True, timeout=120, check=False)
        recorder.kill()
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    assert (found["silent"], found["stood"], found["moved"]) == (False, 0, 0)
    assert found["routed"] == [False, True, True]  # the server; the clock in its place; the clock again
    went, passed = found["pace_ms"]
    assert abs(went - passed) < 200

    samples = array.array("h", recorded.read_bytes()[: recorded.stat().st_size // 4 * 4])[::2]
    # Each sample is its place in milliseconds: nothing is missing, double or out of order.
    heard = [one for one in samples if one]
    assert heard[: 48 * 900] == [1 + n // 48 for n in range(48 * 900)]
    assert samples.count(0) > RATE // 2
    jumps = [(before, after) for before, after in pairwise(heard) if after - before not in {0, 1}]
    softer = next(place for place, (before, after) in enumerate(jumps) if after < before // 4)
    # A pause costs the server some milliseconds at most; then the other place; then half as loud to ears, an eighth of the swing.
    *pause, (_, place) = jumps[:softer]
    assert all(abs(after - before) <= MOST_SLIP_MS for before, after in pause)
    assert abs(place - 6_000) <= 1
    before, after = jumps[softer]
    assert abs(before / 8 - after) <= 1
