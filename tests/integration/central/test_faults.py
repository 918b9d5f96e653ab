"""Faults that content cannot cause: what the caller and the log get."""

from __future__ import annotations

import io
import json
import logging
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from central.commands.handling import Kind
from central.log import configure_logs
from tests.integration.central.command_line import logs_as_before
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, ROSA, World

SECRET = "plover-rosebud"


@pytest.fixture
def log() -> Any:
    stream = io.StringIO()
    with logs_as_before():
        configure_logs("DEBUG", stream)
        yield stream


def test_an_unexpected_error_is_a_plain_500_without_words(
    world: World, device: Device, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr(world.central.feed, "_read", broken)
    response = device.post("/v1/changes", {})
    assert (response.status_code, response.json()["code"]) == (500, "internal")
    assert SECRET not in response.text
    assert SECRET not in log.getvalue()
    assert "RuntimeError" in log.getvalue()


def test_a_busy_database_is_a_503(world: World, device: Device, log: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise OperationalError("SELECT", None, Exception("database is locked"))

    monkeypatch.setattr(world.central.feed, "_read", busy)
    response = device.post("/v1/changes", {})
    assert (response.status_code, response.json()["code"], response.headers["retry-after"]) == (503, "busy", "5")


def test_a_handler_that_fails_rejects_its_command_only_and_rolls_back(
    world: World, device: Device, grant: str, log: io.StringIO
) -> None:
    kinds: dict[Any, Kind] = dict(world.central.intake.kinds)
    sound = kinds["mail.send", 1]

    def broken(context: Any, command: Any, payload: Any) -> None:
        sound.apply(context, command, payload)
        raise KeyError(SECRET)

    object.__setattr__(world.central.intake, "kinds", {**kinds, ("mail.send", 1): Kind(broken, sound.give_back)})
    send = {"contact": ROSA, "text": SECRET, "pay": {"kind": "own_stamps", "count": 1}}
    outcomes = device.send(
        device.chain.command("mail.send", send, grant), device.chain.command("session.close", {"why": "idle"}, grant)
    )
    assert [(one.status, one.code) for one in outcomes] == [("rejected", "failed"), ("accepted", "")]
    changes = device.pull_all()
    assert [payload["stamps"] for kind, payload in changes if kind == "wallet.balances"][-1] == 7
    assert [payload["text"] for kind, payload in changes if kind == "mail.draft_returned"] == [SECRET]
    assert SECRET not in log.getvalue()
    assert world.broken() == []


@pytest.mark.parametrize("error", [RuntimeError(SECRET), OSError(SECRET), AssertionError(SECRET)])
def test_no_error_of_a_handler_blocks_the_queue(world: World, device: Device, grant: str, error: Exception) -> None:
    def broken(*_: object) -> None:
        raise error

    object.__setattr__(world.central.intake, "kinds", {**world.central.intake.kinds, ("mail.read", 1): Kind(broken)})
    read = device.chain.command("mail.read", {"message": "x"}, grant)
    outcomes = device.send(read, device.chain.command("session.close", {"why": "idle"}, grant))
    assert [(one.status, one.code) for one in outcomes] == [("rejected", "failed"), ("accepted", "")]


def test_a_database_that_is_busy_within_a_command_asks_to_try_again(world: World, device: Device, grant: str) -> None:
    def busy(*_: object) -> None:
        raise OperationalError("SELECT", None, Exception("database is locked"))

    kinds = world.central.intake.kinds
    object.__setattr__(world.central.intake, "kinds", {**kinds, ("mail.read", 1): Kind(busy)})
    read = device.chain.command("mail.read", {"message": "x"}, grant)
    assert device.post("/v1/commands", {"commands": [read]}).status_code == 503
    object.__setattr__(world.central.intake, "kinds", kinds)
    assert device.send(read)[0].code == "wrong_message"


@pytest.mark.parametrize("head", [{"version": 1 << 70}, {"boot_ms": 1 << 60}, {"at_ms": 1 << 60}, {"seq": 1 << 60}])
def test_numbers_beyond_bounds_are_no_command(device: Device, grant: str, head: dict[str, int]) -> None:
    command = {**device.chain.command("session.close", {"why": "idle"}, grant), **head}
    assert device.post("/v1/commands", {"commands": [command]}).status_code == 422


def test_nothing_that_people_wrote_is_logged(world: World, device: Device, log: io.StringIO) -> None:
    from tests.integration.central.world import letter

    mail = letter(subject=SECRET, text=SECRET)
    mail.add_attachment(b"\xff\xd8\xff" + SECRET.encode(), maintype="image", subtype="jpeg", filename=f"{SECRET}.jpg")
    world.mail(mail)
    grant = device.sign_in(MARCUS, "274913")
    device.ask(MARCUS, "918273")
    device.do("mail.send", {"contact": ROSA, "text": SECRET, "pay": {"kind": "own_stamps", "count": 1}}, grant)
    device.do(SECRET, {SECRET: SECRET}, grant)
    device.post(f"/v1/{SECRET}", {SECRET: 1})
    device.post("/v1/commands", {"commands": SECRET})
    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    assert len(lines) > 5
    for canary in (SECRET, "274913", "918273", "Rosa", "rosa@", "marcus.hale"):
        assert canary not in log.getvalue(), canary


def test_logs_of_libraries_carry_no_exception_words(log: io.StringIO) -> None:
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("uvicorn.error").exception("it failed")
    (line,) = map(json.loads, log.getvalue().splitlines())
    assert (line["event"], line["error"]) == ("unexpected error", "ValueError")
    assert SECRET not in log.getvalue()


def test_blobs_are_whole_or_absent(world: World, tmp_path: Path) -> None:
    blob = world.central.blobs.put(b"abc")
    assert world.central.blobs.get(blob) == b"abc"
    assert world.central.blobs.put(b"abc") == blob
    for name in ("../../x", "", "ABC", "\n" + blob, blob + "\n"):
        assert world.central.blobs.get(name) is None
    assert [path.name for path in world.settings.blobs_path.rglob("*") if path.is_file()] == [blob]
