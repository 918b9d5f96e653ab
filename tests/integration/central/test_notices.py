"""Notices for every resident: published, opened, taken back."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, MARCUS_PIN, World


def changes(device: Device, kind: str) -> list[dict[str, Any]]:
    return [payload for found, payload in device.pull_all() if found == kind]


def test_a_notice_reaches_every_device_in_its_languages_until_it_is_taken_back(world: World, device: Device, cli: Cli) -> None:
    made = cli.run(
        *("notice", "publish", "--kind", "notice", "--title", "Water off", "--text", "From 9 to 11.", "--source", "Maintenance"),
        *("--title-es", "Sin agua", "--text-es", "De 9 a 11.", "--until", "2026-12-24", "--pinned"),
    )
    (notice,) = changes(device, "facility.notice")
    assert notice.pop("at_ms") > 0
    assert notice == {
        "notice": made,
        "kind": "notice",
        "words": {"en": {"title": "Water off", "text": "From 9 to 11."}, "es": {"title": "Sin agua", "text": "De 9 a 11."}},
        "until_ms": int(datetime(2026, 12, 25, tzinfo=ZoneInfo("America/Denver")).timestamp() * 1000) - 1,
        "source": "Maintenance",
        "pinned": True,
        "active": True,
    }
    news = cli.run("notice", "publish", "--kind", "news", "--title", "Noticias", "--lang", "es", "--until", "2020-01-01T12:00")
    assert [(one["notice"], list(one["words"])) for one in changes(device, "facility.notice")] == [(news, ["es"])]
    assert cli.run("notice", "take-back", made) == "taken back"
    assert [(one["notice"], one["active"]) for one in changes(device, "facility.notice")] == [(made, False)]
    cli.run("notice", "take-back", made, code=1)
    lines = {line.split()[0]: line for line in cli.run("notice", "list").splitlines()}
    assert lines.keys() == {made, news}
    assert "taken back" in lines[made]
    assert lines[news].split()[1:] == ["news", "over", "es", "Noticias"]
    late = world.device("Kiosk C-015", "SN-2")
    assert [one["active"] for one in changes(late, "facility.notice")][-1] is False


def test_what_is_no_notice_is_refused(cli: Cli, device: Device) -> None:
    for wrong in (["--title", "\u200b"], ["--title", "x", "--text", "x" * 20_001], ["--title", "x", "--until", "tomorrow"]):
        cli.run("notice", "publish", "--kind", "news", *wrong, code=1)
    assert changes(device, "facility.notice") == []


def test_an_opened_notice_is_opened_on_every_device(world: World, device: Device, grant: str, cli: Cli) -> None:
    made = cli.run("notice", "publish", "--kind", "promotion", "--title", "Cheaper stamps")
    for _ in range(2):
        assert device.do("notices.read", {"notice": made}, grant).status == "accepted"
    assert changes(device, "resident.notice_read") == [{"notice": made}]
    assert device.do("notices.read", {"notice": "nothing"}, grant).code == "unknown_notice"
    other = world.device("Kiosk C-015", "SN-2")
    other.sign_in(MARCUS, MARCUS_PIN)
    assert changes(other, "resident.notice_read") == [{"notice": made}]
