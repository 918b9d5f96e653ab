"""The load tool, small: its devices speak the real protocol, so that every figure stands on accepted work."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import func, select

from central.database import Database
from central.ledger.audit import audit
from central.load import scenarios
from central.load.report import quantile, report
from central.load.stage import NotEmpty, Stage, set_up
from central.mail_out.tables import outgoing
from central.migrate import upgrade
from central.policy import Policy
from central.seed_demo import seed_demo


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    with set_up("", residents=2, workers=1) as made:
        yield made


def test_every_letter_of_the_burst_is_taken_once(stage: Stage) -> None:
    async def run() -> scenarios.Result:
        async with scenarios.fleet(stage, 3) as devices:
            return await scenarios.burst(stage, devices, batches=2, size=5)

    result = asyncio.run(run())
    assert result.errors == 0
    assert len(result.times_s) == 6
    with stage.database.read() as connection:
        assert connection.execute(select(func.count()).select_from(outgoing)).scalar_one() == 30
        assert [one.broken for one in audit(connection) if not one.holds] == []


def test_every_device_of_the_manifest_enrols_once(stage: Stage) -> None:
    before = stage.fleet_size()
    result = asyncio.run(scenarios.enrolment(stage, 7))
    assert result.errors == 0
    assert stage.fleet_size() == before + 7
    assert len(result.times_s) == 7


def test_a_notice_wakes_everybody_who_waits(stage: Stage) -> None:
    async def run() -> scenarios.Result:
        async with scenarios.fleet(stage, 5) as devices:
            return await scenarios.idle(stage, devices)

    result = asyncio.run(run())
    assert result.errors == 0
    assert result.figures["all awake after the notice"][0] < 25_000, "they woke by the end of their wait, not by the notice"


def test_after_a_rush_everybody_is_up_to_date(stage: Stage) -> None:
    async def run() -> tuple[scenarios.Result, bool]:
        async with scenarios.fleet(stage, 2) as devices:
            result = await scenarios.rush(stage, devices, spread_s=0)
            again = [await device.pull() for device in devices]
            return result, any(page.changes or page.more for page in again)

    result, something_left = asyncio.run(run())
    assert result.errors == 0
    assert len(result.times_s) == 4
    assert not something_left


def test_it_leaves_a_real_facility_alone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'central.db'}"
    database = Database(url)
    upgrade(database)
    with database.write() as connection:
        seed_demo(connection, Policy(), 1_780_000_000_000)
    database.close()
    with pytest.raises(NotEmpty), set_up(url, residents=1, workers=1):
        pass


@pytest.mark.parametrize(("percent", "expected"), [(50, 2.0), (75, 3.0), (76, 4.0), (100, 4.0), (1, 1.0)])
def test_quantiles_are_times_that_were_met(percent: int, expected: float) -> None:
    assert quantile([3.0, 1.0, 4.0, 2.0], percent) == expected


def test_the_report_names_every_figure() -> None:
    result = scenarios.Result("rush", {"until all are up to date": (1.25, "s")}, [0.1, 0.2], errors=3)
    console = Console(width=100, record=True, file=None, quiet=False)
    with console.capture() as captured:
        console.print(report([result]))
    text = captured.get()
    for word in ("rush", "until all are up to date", "1.2 s", "95 % of 2 within", "200.0 ms", "errors", "3"):
        assert word in text
