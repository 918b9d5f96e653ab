"""What the school gives: free of charge, by a day, and written down when it is passed; and what a course's file must be."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from central.clock import now_ms
from central.courses.passing import number_of
from central.courses.tasks import CannotAssign, assign, withdraw
from central.media.reader import FileRefused, read_title
from central.media.titles import put_title
from kiosk.sync.wire import TitleChange
from tests.films import film
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import ANDRE, MARCUS, World


class School:
    """A central with a course, and a device at which Marcus sits."""

    def __init__(self, world: World, device: Device, grant: str) -> None:
        self.world, self.device, self.grant = world, device, grant
        self._heard: list[tuple[str, dict[str, Any]]] = []
        for title, kind in (("engines", "course"), ("lake", "song")):
            sold = TitleChange(title=title, kind=kind, name="Small engine repair", buy_cents=900, container="a" * 64, container_bytes=9)
            with world.database.write() as connection:
                put_title(connection, sold, now_ms(), key_id=bytes(16))

    def give(self, title: str = "engines", due: date | None = None, resident: str = MARCUS) -> str:
        with self.world.database.write() as connection:
            return assign(connection, resident, title, due=due, note="For the shop", now_ms=now_ms())

    def told(self, kind: str) -> list[dict[str, Any]]:
        self._heard += self.device.pull_all()
        return [payload for said, payload in self._heard if said == kind]

    def do(self, kind: str, payload: dict[str, Any]) -> str:
        outcome = self.device.do(kind, payload, self.grant, at_ms=now_ms())
        return outcome.code or outcome.status


@pytest.fixture
def school(world: World, device: Device, grant: str) -> School:
    return School(world, device, grant)


def test_an_assigned_course_is_theirs_without_buying(school: School) -> None:
    task = school.give(due=date(2026, 12, 24))
    (owned,) = school.told("media.owned")
    assert (owned["title"], owned["how"], owned["state"], owned["cents"]) == ("engines", "own", "held", 0)
    (said,) = school.told("course.task")
    assert (said["task"], said["title"], said["due"], said["note"], said["active"]) == (
        task,
        "engines",
        "2026-12-24",
        "For the shop",
        True,
    )
    assert school.do("media.undo", {"licence": owned["licence"]}) == "given"
    assert school.do("media.buy", {"title": "engines", "how": "own", "cents": 900}) == "owned"


def test_given_again_it_is_the_same_task_with_another_day(school: School) -> None:
    assert school.give() == school.give(due=date(2027, 1, 2))
    assert len(school.told("media.owned")) == 1
    assert [said["due"] for said in school.told("course.task")][-1] == "2027-01-02"


def test_withdrawn_it_is_no_task_and_stays_theirs(school: School) -> None:
    task = school.give()
    for expected in (True, False):
        with school.world.database.write() as connection:
            assert withdraw(connection, task, now_ms()) is expected
    assert school.told("course.task")[-1]["active"] is False
    assert school.told("media.owned")[-1]["state"] == "held"


def test_passing_gives_one_certificate_whose_number_stays(school: School) -> None:
    school.give()
    for _ in range(2):
        assert school.do("course.passed", {"title": "engines", "percent": 92}) == "accepted"
    said = school.told("course.certificate")
    assert {(one["number"], one["name"], one["course"], one["percent"]) for one in said} == {
        (said[0]["number"], "Marcus Hale", "Small engine repair", 92)
    }
    with pytest.raises(CannotAssign, match="has passed"):
        school.give()
    listed = Cli(school.world).run("course", "certificates", said[0]["number"].lower())
    assert "Marcus Hale" in listed
    assert "no certificate" in Cli(school.world).run("course", "certificates", "0000-0000-0000", code=1)


def test_nobody_passes_what_is_no_course_or_not_theirs(school: School) -> None:
    assert school.do("course.passed", {"title": "engines", "percent": 100}) == "not_yours"
    assert school.do("course.passed", {"title": "lake", "percent": 100}) == "unknown_title"
    assert school.do("course.passed", {"title": "none", "percent": 100}) == "unknown_title"
    assert school.told("course.certificate") == []


@pytest.mark.parametrize(("title", "resident"), [("lake", MARCUS), ("none", MARCUS), ("engines", "nobody")])
def test_what_cannot_be_given(school: School, title: str, resident: str) -> None:
    with pytest.raises(CannotAssign):
        school.give(title, resident=resident)


def test_the_command_line_gives_lists_and_withdraws(school: School) -> None:
    cli = Cli(school.world)
    task = cli.run("course", "assign", MARCUS, "engines", "--due", "2026-12-24", "--note", "For the shop")
    assert cli.run("course", "list").split()[0] == task
    assert cli.run("course", "list").endswith("2026-12-24  to do")
    assert "a day" in cli.run("course", "assign", MARCUS, "engines", "--due", "soon", code=1)
    assert "no such course" in cli.run("course", "assign", ANDRE, "lake", code=1)
    assert cli.run("course", "withdraw", task) == "withdrawn"
    assert cli.run("course", "list").endswith("withdrawn")
    assert "no such task" in cli.run("course", "withdraw", task, code=1)


def test_a_number_is_drawn_from_the_command_alone() -> None:
    assert number_of("c-1") == number_of("c-1") != number_of("c-2")
    assert len(number_of("c-1")) == len("7K4M-2QXN-0B9D")


# --- the file of a course ---


def picture() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(made, "PNG")
    return made.getvalue()


def course(**changed: Any) -> dict[str, Any]:
    """The smallest course that has one of everything."""
    quiz = {"kind": "quiz", "title": "Q", "questions": [{"text": "What?", "choices": ["a", "b"], "right": [1], "why": "b it is"}]}
    text = {"kind": "text", "title": "T", "blocks": [{"kind": "picture", "file": "p.png", "words": "A plug"}]}
    video = {"kind": "video", "title": "V", "file": "v.mp4", "captions": "v.vtt", "words": "It runs"}
    lesson = {"id": "one", "title": "One", "minutes": 12, "parts": [text, video, quiz]}
    return {"format": 1, "title": "Engines", "by": "School", "about": "All of it", "cover": "p.png", "lessons": [lesson]} | changed


def packed(path: Path, told: object, without: str = "", **files: bytes) -> Path:
    every = {"p.png": picture(), "v.mp4": film_bytes(), "v.vtt": b"WEBVTT\n\n00:00.000 --> 00:01.000\nHi\n"} | {
        name.replace("_", ".", 1): data for name, data in files.items()
    }
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("course.json", told if isinstance(told, str) else json.dumps(told))
        for name, data in every.items():
            if name != without:
                archive.writestr(name, data)
    return path


@cache
def film_bytes() -> bytes:
    return film(1)


def test_a_course_tells_of_itself(tmp_path: Path) -> None:
    told = read_title(packed(tmp_path / "c.zip", course()), "course")
    assert (told.name, told.by, told.about, told.length_ms, told.media_type) == (
        "Engines",
        "School",
        "All of it",
        12 * 60_000,
        "application/vnd.lumen.course+zip",
    )
    assert told.artwork.startswith(b"\xff\xd8")


@pytest.mark.parametrize(
    ("told", "files", "without", "why"),
    [
        ("{", {}, "", "Invalid JSON"),
        (course(format=2), {}, "", "format"),
        (course(extra=1), {}, "", "extra"),
        (course(lessons=[]), {}, "", "lessons"),
        (course(cover="../p.png"), {}, "", "cover"),
        (course(cover="dir/p.png"), {}, "", "cover"),
        (course(cover="v.vtt"), {}, "", "ends with"),
        (course(title="a\u0007b"), {}, "", "cannot be shown"),
        (course(), {}, "v.mp4", "holds no v.mp4"),
        (course(), {"x_sh": b"rm"}, "", "which no lesson shows"),
        (course(), {"p_png": b"GIF89a"}, "", "no readable picture"),
        (course(), {"v_mp4": b"nothing"}, "", "no readable film"),
        (course(), {"v_vtt": b"1\n00:00:00,000"}, "", "no WebVTT"),
        (course(), {"v_vtt": b"WEBVTT\n" + b"x" * 300_000}, "", "larger than 256 KB"),
    ],
)
def test_a_course_that_devices_could_not_show_is_refused_by_name(
    tmp_path: Path, told: object, files: dict[str, bytes], without: str, why: str
) -> None:
    with pytest.raises(FileRefused, match=why):
        read_title(packed(tmp_path / "c.zip", told, without, **files), "course")


def test_what_is_no_zip_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "c.zip"
    path.write_bytes(b"no zip")
    with pytest.raises(FileRefused, match="no readable ZIP"):
        read_title(path, "course")
