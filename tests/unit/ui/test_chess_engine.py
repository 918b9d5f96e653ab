"""The line to chess programs: what they may do, and what happens when one dies, hangs or talks nonsense."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.games.chess_levels import LEVELS, Strength, adviser, strength
from kiosk.games.chess_rules import START, read_fen, read_uci
from kiosk.ui.chess_engine import CPU_SECONDS, LOW_PRIORITY, MEMORY_BYTES, ChessEngine, Programs, installed_programs
from kiosk.ui.driver import Driver

OWN = installed_programs().own
QUICK = Strength("own", (("Strength", "1"),), 200)
#: Programs that misbehave; each is told what an engine is told.
HANGS = "import sys\nfor line in sys.stdin: pass"
DIES = "import sys\nfor line in sys.stdin:\n    if line.startswith('go'): sys.exit(3)"
BABBLES = "import sys\nsys.stdout.write('x' * 300_000); sys.stdout.flush()\nfor line in sys.stdin: pass"
DIES_ONCE = """
    import pathlib, sys
    mark = pathlib.Path({mark!r})
    for line in sys.stdin:
        if line.startswith("go"):
            if not mark.exists():
                mark.write_text("")
                sys.exit(3)
            print("bestmove e7e5", flush=True)
"""


def _program(text: str) -> tuple[str, ...]:
    return (sys.executable, "-c", textwrap.dedent(text))


class Heard:
    """What an engine said."""

    def __init__(self, engine: ChessEngine) -> None:
        self.engine = engine
        self.moves: list[str] = []
        self.failures = 0
        engine.answered.connect(self.moves.append)
        engine.failed.connect(self._failed)

    def _failed(self) -> None:
        self.failures += 1

    def wait(self, condition: Callable[[], bool]) -> None:
        deadline = time.monotonic() + 30
        while not condition():
            assert time.monotonic() < deadline, (self.moves, self.failures)
            Driver.spin(10)


@pytest.fixture
def engines(qapp: QGuiApplication) -> Iterator[Callable[[Programs], Heard]]:
    assert qapp is not None
    made: list[ChessEngine] = []

    def make(programs: Programs) -> Heard:
        made.append(ChessEngine(programs))
        return Heard(made[-1])

    yield make
    for engine in made:
        engine.close()


def test_every_level_answers_with_a_legal_move(engines: Callable[[Programs], Heard]) -> None:
    heard = engines(installed_programs())
    legal = read_fen(START).after(read_uci("e2e4")).moves()
    for level in LEVELS:
        wanted = strength(level, strong=heard.engine.has_strong)
        heard.engine.ask(Strength(wanted.program, wanted.options, min(wanted.move_ms, 300)), "e2e4")
        heard.wait(lambda: not heard.engine.thinking)
        assert read_uci(heard.moves[-1]) in legal
    assert len(heard.moves) == len(LEVELS)
    assert adviser(strong=False).program == "own"


@pytest.mark.parametrize("program", ["own", "strong"])
def test_a_player_gets_little_and_may_do_little(engines: Callable[[Programs], Heard], program: str) -> None:
    if program == "strong" and installed_programs().strong is None:
        pytest.skip("no strong engine is installed")
    heard = engines(installed_programs())
    heard.engine.ask(strength(5 if program == "strong" else 1, strong=True), "")
    heard.wait(lambda: bool(heard.moves))
    pid = heard.engine.pid
    assert pid is not None
    assert Path(f"/proc/{pid}/environ").read_bytes() == b""
    assert os.getpriority(os.PRIO_PROCESS, pid) >= LOW_PRIORITY
    assert resource.prlimit(pid, resource.RLIMIT_AS) == (MEMORY_BYTES, MEMORY_BYTES)
    assert resource.prlimit(pid, resource.RLIMIT_CPU) == (CPU_SECONDS, CPU_SECONDS)
    assert resource.prlimit(pid, resource.RLIMIT_FSIZE) == (0, 0)
    assert psutil.Process(pid).num_threads() <= 3
    heard.engine.close()
    heard.wait(lambda: not psutil.pid_exists(pid))


@pytest.mark.parametrize("text", [HANGS, DIES, BABBLES], ids=["hangs", "dies", "babbles"])
def test_a_player_that_fails_twice_is_given_up(engines: Callable[[Programs], Heard], text: str) -> None:
    heard = engines(Programs(_program(text), None, patience_ms=300))
    heard.engine.ask(QUICK, "e2e4")
    heard.wait(lambda: heard.failures == 1)
    assert heard.moves == []
    assert heard.engine.pid is None
    assert not heard.engine.thinking


def test_a_player_that_is_not_there_is_given_up(engines: Callable[[Programs], Heard]) -> None:
    heard = engines(Programs(("/nonexistent/player",), None))
    heard.engine.ask(QUICK, "")
    heard.wait(lambda: heard.failures == 1)


def test_a_player_that_died_once_is_started_again(engines: Callable[[Programs], Heard], tmp_path: Path) -> None:
    heard = engines(Programs(_program(DIES_ONCE.format(mark=str(tmp_path / "mark"))), None))
    heard.engine.ask(QUICK, "e2e4")
    heard.wait(lambda: heard.moves == ["e7e5"])
    assert heard.failures == 0


def test_killed_while_it_thinks_it_answers_all_the_same(engines: Callable[[Programs], Heard]) -> None:
    heard = engines(Programs(OWN, None))
    heard.engine.ask(Strength("own", (("Strength", "4"),), 1_000), "e2e4")
    heard.wait(lambda: bool(heard.engine.pid))
    os.kill(heard.engine.pid or 0, signal.SIGKILL)
    heard.wait(lambda: bool(heard.moves))
    assert heard.failures == 0


def test_a_new_question_drops_the_old_one(engines: Callable[[Programs], Heard]) -> None:
    heard = engines(Programs(OWN, None))
    heard.engine.ask(Strength("own", (("Strength", "4"),), 20_000), "e2e4")
    heard.engine.ask(QUICK, "d2d4 d7d5")
    heard.wait(lambda: bool(heard.moves))
    after = read_fen(START).after(read_uci("d2d4")).after(read_uci("d7d5"))
    assert read_uci(heard.moves[0]) in after.moves()


def test_a_player_ends_with_the_screen(tmp_path: Path) -> None:
    """`kill -9` of the screen's process: nothing goes on computing."""
    script = """
        import sys
        from PySide6.QtCore import QCoreApplication
        from kiosk.games.chess_levels import Strength
        from kiosk.ui.chess_engine import ChessEngine, installed_programs
        app = QCoreApplication([])
        engine = ChessEngine(installed_programs())
        engine.answered.connect(lambda move: print(engine.pid, flush=True))
        engine.ask(Strength("own", (("Strength", "1"),), 200), "e2e4")
        app.exec()
    """
    screen = subprocess.Popen([sys.executable, "-c", textwrap.dedent(script)], stdout=subprocess.PIPE, text=True)
    assert screen.stdout is not None
    player = int(screen.stdout.readline())
    assert psutil.pid_exists(player)
    screen.kill()
    screen.wait()
    screen.stdout.close()
    deadline = time.monotonic() + 20
    while psutil.pid_exists(player) and psutil.Process(player).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline
        time.sleep(0.02)
