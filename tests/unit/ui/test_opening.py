"""The first picture: what it needs, what it says, and that nobody touches through it what they cannot see."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QPointingDevice

from kiosk.device.boot import boot_clock_ms, this_boot
from kiosk.ui import drawings, opening
from kiosk.ui.accessibility import nodes
from kiosk.ui.drawings import ScenePictures
from kiosk.ui.front import DEVICE_SIZES, Front
from kiosk.ui.opening import Opening
from resources import RESOURCES
from tests.unit.ui.seat import Seat
from tests.unit.ui.test_pictures import picture

ROOT = Path(__file__).resolve().parents[3]
NOON_MS = 1_780_513_200_000
SHOWN = Opening("Cedar Ridge · Unit C", "America/Denver", "en", True, 1183.0, NOON_MS, "this", 5_000)

#: Nothing of the product but Qt: each of these takes as long to load as the picture takes to draw.
HEAVY = ("structlog", "sqlalchemy", "pydantic", "cryptography", "sqlcipher3", "requests", "typer", "kiosk.store", "kiosk.sync")
AT_FIRST_FRAME = """
import sys
import kiosk.start
from kiosk.ui.front import Front

wait = Front.wait_for_picture

def stop(front):
    wait(front)
    print(sorted(name for name in sys.modules if name in %r), front.window.property("placeText"), flush=True)
    sys.exit(0)

Front.wait_for_picture = stop
sys.argv = ["kiosk", "screen"]
kiosk.start.main()
"""


@pytest.fixture
def front(qapp: QGuiApplication) -> Iterator[Front]:
    """The window with the opening in it."""
    assert qapp is not None
    made = Front()
    made.show(DEVICE_SIZES["kiosk"], SHOWN.values())
    yield made
    made.close()


def test_the_first_frame_needs_none_of_the_heavy_modules(tmp_path: Path) -> None:
    SHOWN.keep(tmp_path)
    said = subprocess.run(
        [sys.executable, "-c", AT_FIRST_FRAME % (HEAVY,)],
        env={**os.environ, "KIOSK_DATA": str(tmp_path)},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert said.stdout.strip() == "[] Cedar Ridge · Unit C"


def test_the_opening_says_where_and_when_and_how(front: Front) -> None:
    assert front.window is not None
    front.wait_for_picture()
    said = " / ".join(node.name for node in nodes(front.window))
    for words in ("Cedar Ridge · Unit C", "Hold your ID card on the reader under this screen.", "One moment."):
        assert words in said
    assert str(SHOWN.values()["timeText"]) in said


def test_a_touch_before_the_screens_are_there_touches_nothing(tmp_path: Path, front: Front) -> None:
    assert front.window is not None
    with ExitStack() as stack:
        seat = Seat(tmp_path, stack, front=front)
        # Where the button for people without a card will be; it waits in the queue while the screens are made.
        place = QPoint(540, 1500)
        for kind, held in ((QEvent.Type.MouseButtonPress, True), (QEvent.Type.MouseButtonRelease, False)):
            left = Qt.MouseButton.LeftButton
            event = QMouseEvent(
                *(kind, QPointF(place), QPointF(place), left, left if held else Qt.MouseButton.NoButton),
                *(Qt.KeyboardModifier.NoModifier, QPointingDevice.primaryPointingDevice()),
            )
            QCoreApplication.postEvent(front.window, event)
        driver = seat.open()
        assert front.window.property("opening") is False
        driver.settle()
        assert seat.screen.navigator.current == "sign-in"
        button = driver.find("No card? Type your ID number")
        assert button is not None
        assert button.rect.contains(place), "the touch did not aim at the button"
        driver.tap_at(place)
        seat.wait(lambda: seat.screen.navigator.current == "number", "the number pad")


def test_sign_in_is_kept_for_the_next_start_without_anything_of_a_person(seat: Seat, tmp_path: Path) -> None:
    seat.open().settle()
    seat.sign_in()
    kept = Opening.read(tmp_path)
    assert (kept.place, kept.zone, kept.reader) == ("Cedar Ridge · Unit C", "America/Denver", True)
    assert kept.sheet_top > 500
    words = (tmp_path / opening.FILE).read_text()
    assert "Marcus" not in words
    assert "Hale" not in words


def test_the_looks_that_a_visitor_chose_are_not_kept(seat: Seat, tmp_path: Path) -> None:
    seat.open().settle()
    seat.screen.display.setTextStep(200)
    seat.screen.sign_in.startNumber()
    assert Opening.read(tmp_path) == Opening()


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"place": 3}', json.dumps({**SHOWN._asdict(), "zone": "No/Where"}), json.dumps({"language": "xx"})]
)
def test_what_cannot_be_used_is_as_if_nothing_were_kept(tmp_path: Path, damage: str) -> None:
    SHOWN.keep(tmp_path)
    assert Opening.read(tmp_path) == SHOWN
    (tmp_path / opening.FILE).write_text(damage)
    assert Opening.read(tmp_path) == Opening()
    assert "timeText" not in Opening().values()


def test_the_hour_goes_on_as_the_trusted_clock_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "boot_clock_ms", lambda: 65_000)
    monkeypatch.setattr(opening, "this_boot", lambda: "this")
    assert SHOWN.now_ms() == NOON_MS + 60_000
    monkeypatch.setattr(opening, "this_boot", lambda: "another")
    for wall_ms, shown_ms in ((NOON_MS - 1, NOON_MS + 65_000), (NOON_MS + 3_600_000, NOON_MS + 3_600_000)):
        monkeypatch.setattr(opening, "wall_clock_ms", lambda wall_ms=wall_ms: wall_ms)
        assert SHOWN.now_ms() == shown_ms
    assert this_boot()
    assert boot_clock_ms() > 0


@pytest.mark.parametrize(
    ("arguments", "file", "found"),
    [
        ([], None, None),
        (["--settings", "{file}"], 'data = "/x"\nkind = "tablet"', ("/x", "tablet")),
        (["--settings", "{file}"], 'data = "/x"', ("/x", "kiosk")),
        (["--settings", "{file}"], 'data = "/x"\nkind = "barn"', None),
        (["--settings", "{file}"], "data = ", None),
        (["--settings", "/nowhere/device.toml"], None, None),
        (["--help"], None, None),
    ],
)
def test_which_device_it_is(tmp_path: Path, arguments: list[str], file: str | None, found: tuple[str, str] | None) -> None:
    path = tmp_path / "device.toml"
    if file is not None:
        path.write_text(file)
    said = opening._device([argument.format(file=path) for argument in arguments], {})
    assert said == (None if found is None else (Path(found[0]), found[1]))
    told = opening._device([], {"KIOSK_DATA": "/y", "KIOSK_KIND": "tablet"})
    assert told == (Path("/y"), "tablet")


def test_a_landscape_is_drawn_once_for_all_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QGuiApplication) -> None:
    assert qapp is not None
    kept = tmp_path / "drawings"
    drawn = picture(ScenePictures(RESOURCES / "illustrations", kept), "day-portrait", 300, 400)
    for width in range(301, 301 + drawings.KEPT_SCENES):
        picture(ScenePictures(RESOURCES / "illustrations", kept), "night-wide", width, 200)
    assert len(list(kept.iterdir())) == drawings.KEPT_SCENES
    picture(ScenePictures(RESOURCES / "illustrations", kept), "day-portrait", 300, 400)
    monkeypatch.setattr(drawings, "_svg", lambda *_: None)
    assert picture(ScenePictures(RESOURCES / "illustrations", kept), "day-portrait", 300, 400) == drawn


def test_a_folder_that_cannot_be_written_costs_no_picture(tmp_path: Path, qapp: QGuiApplication) -> None:
    assert qapp is not None
    (tmp_path / "file").write_text("")
    size, (corner, _) = picture(ScenePictures(RESOURCES / "illustrations", tmp_path / "file"), "dusk-wide", 300, 200)
    assert ((size.width(), size.height()), corner.alpha()) == ((300, 200), 255)


def test_settings_that_cannot_be_used_are_said_after_the_picture_too(tmp_path: Path) -> None:
    said = subprocess.run(
        [sys.executable, "-m", "kiosk", "screen"],
        env={**os.environ, "KIOSK_DATA": str(tmp_path), "KIOSK_CENTRAL_URL": "http://elsewhere", "KIOSK_SERIAL": "S"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (said.returncode, said.stderr.count("\n")) == (1, 1)
    assert "https" in said.stderr
