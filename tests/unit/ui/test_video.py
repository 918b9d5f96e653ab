"""A clip out of the encrypted store, played by the running screen."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSizeF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAccessibleValueInterface, QKeyEvent
from sqlalchemy import func, select

from kiosk.store.blobs import put_blob
from kiosk.sync.tables import outbox
from kiosk.ui.accessibility import Role
from kiosk.ui.viewmodels.moving_picture import MovingPicture, fitted
from kiosk.ui.viewmodels.video import VideoModel
from tests.clips import FRAME_MS, make_clip, place_of, webvtt
from tests.unit.ui.seat import Seat

CLIP = make_clip(4)
WORDS = webvtt((500, 1_500, "<v Theo>Hey!"), (2_000, 3_000, "The <i>waves</i>"))


def keep(seat: Seat, data: bytes) -> str:
    name = hashlib.sha256(data).hexdigest()
    with seat.store.write() as connection:
        put_blob(connection, data, name)
    return name


def frames(video: VideoModel) -> MovingPicture:
    picture = video.picture
    assert isinstance(picture, MovingPicture)
    return picture


def seen_ms(video: VideoModel) -> int:
    """The time of the picture that is shown now."""
    image = frames(video).image
    return place_of(image.pixelColor(image.width() // 2, image.height() // 2).red())


def commands(seat: Seat) -> int:
    with seat.store.read() as connection:
        return connection.execute(select(func.count()).select_from(outbox)).scalar_one()


def seek(seat: Seat, wanted: int) -> None:
    video = seat.screen.video
    video.seek(wanted)
    seat.wait(lambda: abs(seen_ms(video) - wanted) <= 2 * FRAME_MS, f"the picture at {wanted}")
    assert video.position == wanted


def sliders(interface: QAccessibleInterface) -> Iterator[QAccessibleValueInterface]:
    """As assistive technology finds them."""
    for at in range(interface.childCount()):
        child = interface.child(at)
        if child.isValid():
            if child.role() == Role.Slider:
                yield child.valueInterface()
            yield from sliders(child)


def key(seat: Seat, which: Qt.Key) -> None:
    window = seat.screen.engine.window
    assert window is not None
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.sendEvent(window, QKeyEvent(kind, which, Qt.KeyboardModifier.NoModifier))


def test_a_clip_plays_seeks_shows_its_words_ends_and_plays_again_at_no_cost(seat: Seat, tmp_path: Path) -> None:
    seat.sign_in()
    video = seat.screen.video
    clip, words = keep(seat, CLIP), keep(seat, WORDS)
    sent, said = commands(seat), dict[int, str]()
    video.change_of("position").connect(lambda: said.update({video.position: video.captionText}))

    video.play(clip, words)
    assert video.state == "loading"
    seat.wait(lambda: bool(video.hasPicture), "the first picture")
    assert seen_ms(video) <= 3 * FRAME_MS
    seat.wait(lambda: video.position > 700, "the words")
    assert (video.state, video.captionText, video.hasCaptions) == ("playing", "Theo: Hey!", True)
    assert (video.duration // 1000, video.durationText) == (4, "0:04")
    middle = len(CLIP) // 2
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and CLIP[middle : middle + 64] in path.read_bytes()]

    video.pause()
    seat.wait(lambda: video.state == "paused", "the pause")
    for wanted in (2_500, 900, 3_400):
        seek(seat, wanted)
    video.toggleCaptions()
    video.seek(2_500)
    assert video.captionText == ""
    video.toggleCaptions()
    assert video.captionText == "The waves"

    video.play(clip, words)
    seat.wait(lambda: video.state == "ended", "the end")
    assert video.captionText == ""
    video.play(clip, words)
    seat.wait(lambda: video.state == "playing" and 0 < video.position < 1_000, "the beginning")
    for position, shown in said.items():
        if 600 < position < 1_400:
            assert shown == "Theo: Hey!"
        elif 1_600 < position < 1_900 or position > 3_100:
            assert shown == ""
    assert commands(seat) == sent


def test_a_clip_that_is_not_here_yet_and_one_that_is_broken(seat: Seat) -> None:
    seat.sign_in()
    video = seat.screen.video
    late = hashlib.sha256(CLIP).hexdigest()
    video.play(late, "")
    seat.wait(lambda: video.state == "missing", "missing")
    keep(seat, CLIP)
    video.play(late, "")
    seat.wait(lambda: video.state == "playing", "it")
    for bad in (CLIP[: len(CLIP) // 3], b"no clip at all" * 99, b""):
        video.play(keep(seat, bad), keep(seat, b"no captions"))
        seat.wait(lambda: video.state == "broken", "the failure")
        assert not video.hasPicture
    video.play(late, "")
    seat.wait(lambda: video.state == "playing", "the good one after a bad one")


def test_nothing_of_a_clip_stays(seat: Seat) -> None:
    screen = seat.screen
    for leave in (lambda: screen.navigator.go("inbox"), screen.session.signOut, screen.session.cover):
        if not screen.session.signedIn:
            seat.sign_in()
        play_and(seat, leave)
    assert screen.video._player is not None
    screen.session.signOut()
    assert screen.video._player is None


def play_and(seat: Seat, leave: Callable[[], object]) -> None:
    video = seat.screen.video
    video.play(keep(seat, CLIP), keep(seat, WORDS))
    seat.wait(lambda: video.position > 600, "playing")
    player = video._player
    assert player is not None
    leave()
    assert (video.state, video.clip, video.captionText, video.position) == ("closed", "", "", 0)
    assert frames(video).image.isNull()
    assert not video._captions.cues
    assert player._buffer.size() == 0
    assert not player._sink.videoFrame().isValid()
    seat.quiet()
    assert frames(video).image.isNull()


def test_who_left_hears_and_sees_nothing_of_a_clip_that_was_on_its_way(seat: Seat) -> None:
    seat.sign_in()
    video = seat.screen.video
    video.play(keep(seat, CLIP), "")
    seat.screen.session.signOut()
    seat.quiet()
    assert (video.state, video._player) == ("closed", None)
    video.play(hashlib.sha256(CLIP).hexdigest(), "")
    seat.quiet()
    assert video.state == "closed"


def test_silence_is_explained_once_and_playing_counts_as_being_here(seat: Seat) -> None:
    seat.sign_in()
    video, session = seat.screen.video, seat.screen.session
    reasons: list[str] = []
    used: list[bool] = []
    video.told.connect(reasons.append)
    video.used.connect(lambda: used.append(True))
    clip = keep(seat, CLIP)
    for _ in range(2):
        video.play(clip, "")
        seat.wait(lambda: video.position > 300, "playing")
        assert session.toastVisible
        video.close()
    assert len(reasons) == 1
    assert session.toastText == reasons[0]
    assert used


def test_the_card_in_a_letter_is_worked_by_touch_keyboard_and_assistive_technology(seat: Seat) -> None:
    driver = seat.open()
    seat.sign_in()
    seat.screen.inbox.open("msg-2")
    driver.tap("Play the video")
    video = seat.screen.video
    seat.wait(lambda: video.state == "playing", "playing")
    driver.tap("Pause the video")
    seat.wait(lambda: video.state == "paused", "the pause")
    video.seek(1_000)
    key(seat, Qt.Key.Key_Right)
    assert video.position == 6_000
    key(seat, Qt.Key.Key_Left)
    assert video.position == 1_000
    slider = next(node for node in driver.nodes() if node.role == Role.Slider)
    assert slider.description == f"0:01 of {video.durationText}"
    driver.tap_at(slider.rect.center())
    assert abs(video.position - video.duration / 2) < video.duration / 20
    window = seat.screen.engine.window
    assert window is not None
    value = next(sliders(QAccessible.queryAccessibleInterface(window)))
    assert (value.minimumValue(), value.maximumValue()) == (0, video.duration / 1000)
    value.setCurrentValue(12)
    assert video.position == 12_000
    assert value.currentValue() == 12
    before = video.captionsOn
    driver.tap("Captions")
    assert video.captionsOn != before
    driver.tap("Whole screen")
    close = driver.find("Close")
    assert close is not None
    assert close.rect.center().x() < window.width() / 3
    assert close.rect.center().y() > window.height() * 0.9
    assert driver.shows("min left")
    driver.tap("Close")
    assert not video.full
    assert video.state == "paused"
    lead = seat.screen.message.lead
    seat.screen.message.put(lead=[])
    seat.screen.message.put(lead=lead)
    driver.settle()
    assert video.state == "paused"
    seat.screen.message.put(lead=[])
    seat.wait(lambda: video.state == "closed", "the clip to go with its card")
    seat.screen.message.put(lead=lead)
    driver.tap("Play the video")
    seat.wait(lambda: video.state == "playing", "playing")
    seat.screen.navigator.back()
    assert video.state == "closed"


def test_sound_and_moving_pictures_are_loaded_only_when_a_clip_is_played() -> None:
    source = "import sys; from kiosk.ui.screen import Screen; sys.exit('PySide6.QtMultimedia' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", source], check=False).returncode == 0


def test_a_picture_is_shown_whole_or_fills_its_place() -> None:
    place = QRectF(0, 0, 400, 100)
    whole, part = fitted(QSizeF(100, 100), place, cover=False)
    assert (whole, part) == (QRectF(150, 0, 100, 100), QRectF(0, 0, 100, 100))
    filled, part = fitted(QSizeF(100, 100), place, cover=True)
    assert (filled, part) == (place, QRectF(0, 37.5, 100, 25))
