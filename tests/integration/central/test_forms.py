"""Forms at central: judged, kept by version, told to every device, taken off."""

from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from central.clock import now_ms
from central.filings.demo import FOLDER, seed_forms
from central.filings.form_judge import read_form_file
from central.filings.forms import form_at, latest_forms, load_forms, turn_off
from central.filings.role_keys import RoleKeys
from central.streams.tables import changes
from kiosk.filings.form import BadForm
from tests.integration.central.command_line import Cli
from tests.integration.central.filing import document
from tests.integration.central.world import World


def load(world: World, *documents: dict[str, Any]) -> list[tuple[str, int]]:
    with world.database.write() as connection:
        made = load_forms(connection, documents, RoleKeys.of(world.settings.data), now_ms())
    return [(form.type, form.version) for form in made]


def told(world: World, type_: str) -> dict[str, Any]:
    """What devices were told of a type last."""
    with world.database.read() as connection:
        rows = connection.execute(select(changes).where(changes.c.key == f"form:{type_}").order_by(changes.c.n)).all()
    payload: dict[str, Any] = json.loads(rows[-1].payload) if isinstance(rows[-1].payload, str) else rows[-1].payload
    return payload


def other(type_: str, **over: Any) -> dict[str, Any]:
    return copy.deepcopy(document(type_)) | over


@pytest.mark.both_engines
def test_the_demos_forms_are_told_once_with_the_keys_of_their_roles(world: World) -> None:
    with world.database.write() as connection:
        assert seed_forms(connection, world.settings.data, now_ms()) == len(list(FOLDER.glob("*.json")))
        assert seed_forms(connection, world.settings.data, now_ms()) == 0
    grievance, job = told(world, "grievance"), told(world, "job")
    assert grievance["active"]
    assert (grievance["role_key_id"], grievance["form"]) == ("grievance.1", document("grievance"))
    assert len(grievance["role_key"]) == 44
    assert job["role_key"] is None
    # confidential forms of one role are sealed to one key; the private one is a file
    assert told(world, "grievance-informal")["role_key"] == grievance["role_key"]
    assert (world.settings.data / "keys" / "roles" / "grievance.1.key").is_file()


@pytest.mark.both_engines
def test_another_text_needs_another_version_and_what_was_filed_keeps_its_own(world: World) -> None:
    assert load(world, other("safety-report")) == [("safety-report", 1)]
    assert load(world, other("safety-report")) == []
    with pytest.raises(BadForm, match="safety-report: version 1 is here: another text needs a higher one"):
        load(world, other("safety-report", icon="award"))
    assert load(world, other("safety-report", icon="award", version=2)) == [("safety-report", 2)]
    with pytest.raises(BadForm, match="version 2 is here"):
        load(world, other("safety-report"))
    with world.database.read() as connection:
        first, second = form_at(connection, "safety-report", 1), form_at(connection, "safety-report", 2)
        assert [(row.type, row.version) for row in latest_forms(connection)] == [("safety-report", 2)]
    assert first is not None
    assert second is not None
    assert (first.icon, second.icon) == ("shield", "award")
    assert told(world, "safety-report")["version"] == 2


def test_one_that_is_wrong_keeps_all_of_them_out(world: World) -> None:
    with pytest.raises(BadForm, match=re.escape("records: handling.appeal.type: there is no form 'grievance'")):
        load(world, other("records"))
    with pytest.raises(BadForm, match="icon"):
        load(world, other("safety-report"), other("religious", icon="comet", handling=other("safety-report")["handling"]))
    with world.database.read() as connection:
        assert latest_forms(connection) == []


def test_a_type_is_taken_off_and_offered_again(world: World) -> None:
    with world.database.write() as connection:
        seed_forms(connection, world.settings.data, now_ms())
        assert turn_off(connection, "job", now_ms())
        assert not turn_off(connection, "job", now_ms())
    assert told(world, "job")["active"] is False
    assert load(world, other("job")) == [("job", 1)]
    assert told(world, "job")["active"] is True


def test_files_are_judged_with_their_names(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    path.write_text('{"format": 1, "format": 1}')
    with pytest.raises(BadForm, match=re.escape("mine.json: format: stands there twice")):
        read_form_file(path)
    path.write_text("{")
    with pytest.raises(BadForm, match=re.escape("mine.json: is no JSON")):
        read_form_file(path)
    path.write_text("[" * 100_000)
    with pytest.raises(BadForm, match=re.escape("mine.json")):
        read_form_file(path)
    path.write_text(" " * 300_000)
    with pytest.raises(BadForm, match="larger than 256 KB"):
        read_form_file(path)


def test_the_command_line(cli: Cli, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text(json.dumps(other("job", colour="green")))
    assert "wrong.json: colour: is not known" in cli.run("forms", "load", str(wrong), code=1)
    count = len(list(FOLDER.glob("*.json")))
    assert f"{count} right" in cli.run("forms", "load", str(FOLDER), "--check")
    assert f"{count} loaded" in cli.run("forms", "load", str(FOLDER))
    assert "nothing changed" in cli.run("forms", "load", str(FOLDER))
    assert "no deadline" in next(line for line in cli.run("forms", "list").splitlines() if line.startswith("safety-report"))
    cli.run("forms", "off", "job")
    assert "(off)" in next(line for line in cli.run("forms", "list").splitlines() if line.startswith("job"))
    assert "no type 'job' is offered" in cli.run("forms", "off", "job", code=1)
