"""The voice: a program that speaks, one that hangs, one that is not there; and who hears it."""

from __future__ import annotations

import json
import shutil
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from kiosk.ui.outlet import Outlet, PulseOutlet, outlet_of, sensed_of
from kiosk.ui.voice import PROGRAM, Sound, SoundLater, Voice, has_output

Program = Callable[[str], str]


class Ear(QObject):
    """Hears at once."""

    played = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sounds: list[tuple[Sound, float]] = []

    def play(self, sound: Sound, volume: float) -> None:
        self.sounds.append((sound, volume))
        self.played.emit()

    def stop(self) -> None:
        """Nothing is playing."""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    def write(body: str) -> str:
        path = tmp_path / "speak"
        path.write_text(f"#!/bin/sh\n{body}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return write


def test_a_sentence_is_made_and_played(qtbot: QtBot, program: Program) -> None:
    ear = Ear()
    # The arguments as samples after a header.
    voice = Voice(ear, program=program('head -c 44 /dev/zero; echo "$@"; cat'))
    with qtbot.waitSignal(voice.said):
        voice.say("Hola", language="es", speed="slow", volume=0.5)
    (sound, volume) = ear.sounds[0]
    assert sound.samples == b"--stdin --stdout -v es-419 -s 110\nHola"
    assert (sound.rate, volume) == (22_050, 0.5)


def test_a_program_that_hangs_is_ended(qtbot: QtBot, program: Program) -> None:
    voice = Voice(Ear(), program=program("exec sleep 60"), patience_ms=50)
    with qtbot.waitSignal(voice.failed):
        voice.say("Hello", language="en", speed="normal", volume=1)
    assert not [child for child in voice.findChildren(QProcess) if child.state() != QProcess.ProcessState.NotRunning]


@pytest.mark.parametrize("body", ["exit 1", "echo short"])
def test_a_program_that_makes_nothing_is_told(qtbot: QtBot, program: Program, body: str) -> None:
    voice = Voice(Ear(), program=program(body))
    with qtbot.waitSignal(voice.failed):
        voice.say("Hello", language="en", speed="normal", volume=1)


def test_no_program_is_told(qtbot: QtBot) -> None:
    voice = Voice(Ear(), program="/no/such/program")
    with qtbot.waitSignal(voice.failed):
        voice.say("Hello", language="en", speed="normal", volume=1)


def test_whoever_asks_for_quiet_hears_nothing_more(qtbot: QtBot, program: Program) -> None:
    ear = Ear()
    voice = Voice(ear, program=program("cat >/dev/null; head -c 100 /dev/zero"))
    with qtbot.assertNotEmitted(voice.said, wait=0), qtbot.assertNotEmitted(voice.failed, wait=0):
        voice.say("One", language="en", speed="normal", volume=1)
        voice.quiet()
    with qtbot.waitSignal(voice.said):
        voice.say("Two", language="en", speed="normal", volume=1)
    assert len(ear.sounds) == 1


@pytest.mark.skipif(shutil.which(PROGRAM) is None, reason="espeak-ng is not installed")
@pytest.mark.parametrize("language", ["en", "es"])
def test_espeak_speaks_and_slower_takes_longer(qtbot: QtBot, language: str) -> None:
    ear = Ear()
    voice = Voice(ear)
    for speed in ("fast", "slow"):
        with qtbot.waitSignal(voice.said):
            voice.say("Rosa, 46 minutos. Tell any officer now.", language=language, speed=speed, volume=1)
    fast, slow = (sound.length_ms for sound, _ in ear.sounds)
    assert slow > fast * 1.3 > 500


def sinks(*ports: tuple[str, str], form: str = "") -> bytes:
    listed = [{"name": kind, "type": kind, "availability": state} for kind, state in ports]
    return json.dumps([{"name": "sink", "properties": {"device.form_factor": form}, "ports": listed}]).encode()


@pytest.mark.parametrize(
    ("listing", "sensed"),
    [
        (sinks(("Speaker", "availability unknown"), ("Headphones", "available")), "private"),
        (sinks(("Speaker", "availability unknown"), ("Headphones", "not available")), "open"),
        (sinks(("Speaker", "availability unknown"), ("Headphones", "availability unknown")), "unknown"),
        (sinks(form="handset"), "private"),
        (sinks(("Speaker", "available")), "unknown"),
        (b"", "unknown"),
        (b"Connection failure", "unknown"),
    ],
)
def test_what_the_jack_tells(listing: bytes, sensed: str) -> None:
    assert sensed_of(listing) == sensed


def test_the_sound_system_is_asked_again_and_again(qtbot: QtBot, program: Program) -> None:
    outlet = PulseOutlet(program=program(f"printf '%s' '{sinks(('Headphones', 'available')).decode()}'"), look_ms=20)
    with qtbot.waitSignals([outlet.told, outlet.told]):
        outlet.watch(True)
    assert outlet.sensed == "private"
    outlet.watch(False)


def test_a_sound_system_that_is_not_there_is_unknown(qtbot: QtBot) -> None:
    outlet = PulseOutlet(program="/no/such/program")
    with qtbot.waitSignal(outlet.told):
        outlet.watch(True)
    assert outlet.sensed == "unknown"
    outlet.watch(False)


def test_the_best_outlet_is_taken(tmp_path: Path, qapp: QGuiApplication) -> None:
    assert qapp is not None
    hook = outlet_of(tmp_path / "hook")
    heard: list[str] = []
    hook.told.connect(lambda: heard.append(hook.sensed))
    hook.look()
    (tmp_path / "hook").touch()
    hook.look()
    assert heard == ["open", "private"]
    assert type(outlet_of(None)) is (PulseOutlet if shutil.which("pactl") else Outlet)


def test_what_plays_sound_is_known_without_loading_what_plays_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PULSE_SERVER", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    cards = tmp_path / "pcm"
    assert not has_output(cards)
    cards.write_text("00-00: USB Mic : USB Mic : capture 1\n")
    assert not has_output(cards)
    cards.write_text("00-00: ALC269VC Analog : ALC269VC Analog : playback 1 : capture 1\n")
    assert has_output(cards)
    cards.unlink()
    (tmp_path / "pulse").mkdir()
    (tmp_path / "pulse" / "native").touch()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert has_output(cards)


def test_what_plays_sound_is_loaded_when_something_is_played(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    # Qt's own looks for a sound system, which the machine of a test need not have.
    ears: list[Ear] = []
    loudspeaker = ModuleType("kiosk.ui.loudspeaker")

    def found(_parent: object) -> Ear:
        ears.append(Ear())
        return ears[0]

    loudspeaker.SystemSound = found  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "kiosk.ui.loudspeaker", loudspeaker)
    output = SoundLater()
    output.stop()
    assert not ears
    with qtbot.waitSignal(output.played):
        output.play(Sound(8_000, bytes(16)), 0.5)
    output.play(Sound(8_000, bytes(2)), 0.5)
    assert [[len(sound.samples) for sound, _ in ear.sounds] for ear in ears] == [[16, 2]]
