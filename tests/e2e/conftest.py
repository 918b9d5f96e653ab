"""A whole facility of real processes, once for a test module."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.demo.facility import Facility
from kiosk.demo.process import ROOT, DidNotStart, Process
from tests.e2e.hand import Hand
from tests.integration.central.command_line import central_command


class TestedFacility(Facility):
    """A facility whose screen a test can touch; `device_processes` are those that power loss takes."""

    __test__ = False

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        control = data / "screen.sock"
        self.hand = Hand(control)
        self.screen = Process(
            "screen",
            [str(ROOT / "tests/e2e/driven_screen.py"), "--control", str(control), "--settings", str(self.settings_file)],
            self.screen.log,
            {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", "PYTHONPATH": str(ROOT)},
        )

    def _write_settings(self) -> None:
        """As everywhere, with a camera that is made up."""
        super()._write_settings()
        self.settings_file.write_text(f'camera = "test"\n{self.settings_file.read_text()}')

    def run_central(self, *arguments: str) -> str:
        """A `central` command on the facility's database, in the test's own process: quicker, and none of what is tested here."""
        done = central_command(*arguments, *self._central_options)
        assert done.exit_code == 0, (arguments, done.output)
        return done.output

    @property
    def device_processes(self) -> tuple[Process, ...]:
        return (self.screen, self.sync, self.hardware)

    def restart_device(self) -> None:
        """Start what is not running of the device's processes and wait for the screen."""
        for process in self.device_processes:
            if not process.running:
                process.start()
        self.hand.wait_for_screen()
        self.wait_for_parts()

    def logs(self) -> str:
        """The end of every log, for the report of a failed test."""
        return "\n\n".join(f"== {process.name}\n{process.tail(25)}" for process in self.processes())


@pytest.fixture(scope="module")
def facility() -> Iterator[TestedFacility]:
    """Central, the device and its simulators, running; ended and removed afterwards."""
    # Not tmp_path: a Unix socket's path may have 107 bytes at most.
    with tempfile.TemporaryDirectory(prefix="lumen-") as folder:
        place = TestedFacility(Path(folder) / "f")
        try:
            place.prepare()
            place.start_central()
            place.enrol()
            place.start_device()
            try:
                place.hand.wait_for_screen()
            except DidNotStart as error:
                error.add_note(place.logs())
                raise
            yield place
        finally:
            place.stop()


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Attach the processes' logs to a failed test."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    place = getattr(item, "funcargs", {}).get("facility")
    if report.when == "call" and report.failed and isinstance(place, TestedFacility):
        report.sections.append(("processes", place.logs()))
