"""The sound server's life, by a socket that takes calls as one does."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kiosk.ui.front import make_application
from kiosk.ui.sound_server import SoundServer, server_path


def served(path: Path) -> socket.socket:
    found = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    found.bind(str(path))
    found.listen(4)
    return found


def test_a_server_that_hangs_up_lives_and_one_that_went_is_gone_for_good(tmp_path: Path) -> None:
    make_application()
    path = tmp_path / "native"
    with served(path) as listening:
        watch = SoundServer(path)
        went: list[None] = []
        watch.went.connect(lambda: went.append(None))
        told = [watch.gone]
        listening.accept()[0].close()  # whoever says nothing is sent away after a minute
        told.append(watch.gone)
        line = listening.accept()[0]
    line.close()
    told.append(watch.gone)
    path.unlink()
    with served(path):
        told.append(watch.gone)
    assert (told, len(went)) == ([False, False, True, True], 1)


def test_where_there_is_no_server_nothing_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_application()
    assert not SoundServer(None).gone
    assert not SoundServer(tmp_path / "none").gone
    for name in ("PULSE_SERVER", "PULSE_RUNTIME_PATH", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    assert server_path() is None
    monkeypatch.setenv("XDG_RUNTIME_DIR", "/run/user/7")
    assert server_path() == Path("/run/user/7/pulse/native")
    monkeypatch.setenv("PULSE_RUNTIME_PATH", "/run/own")
    assert server_path() == Path("/run/own/native")
    monkeypatch.setenv("PULSE_SERVER", "unix:/run/named")
    assert server_path() == Path("/run/named")
    monkeypatch.setenv("PULSE_SERVER", "tcp:radio")
    assert server_path() is None
