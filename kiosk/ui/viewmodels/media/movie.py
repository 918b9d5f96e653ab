"""The movie that is open: over the whole page, painted by what is heard."""

from __future__ import annotations

import structlog
from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy import Connection

from kiosk.media_store import standing
from kiosk.media_store.opening import OpenTitle, let_go
from kiosk.player.messages import Opened
from kiosk.ui.desk import Desk
from kiosk.ui.playback import Playback, SealedTitle
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.display import DisplayModel
from kiosk.ui.viewmodels.media.caption_tracks import CaptionTracks
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.library_words import LibraryWords
from kiosk.ui.viewmodels.media.music import speed_text
from kiosk.ui.viewmodels.media.place_keeper import PlaceKeeper
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.navigator import Navigator

STEP_MS = 10_000
SPEEDS = (100, 125, 150, 200)
HOUR_MS = 3_600_000

log = structlog.get_logger(__name__)


@qml_type
class MovieModel(ScreenModel):
    """`state`: closed, loading, playing, paused, ended, broken. Times are milliseconds.

    The page tells by `sized` how large the picture is. Leaving the page, and sign-out, close it; the cover pauses it.
    """

    state = shown(str, "closed")
    name = shown(str)
    picture = shown(QObject, constant=True)
    hasPicture = shown(bool)
    position = shown(int)
    duration = shown(int)
    positionText = shown(str, "0:00")
    durationText = shown(str, "0:00")
    hasCaptions = shown(bool)
    #: Off, on, or the language of several: what the key for them says.
    captionsKey = shown(str)
    captionText = shown(str)
    speed = shown(int, 100)
    speedText = shown(str, "1x")
    #: When a rental ends; "" for what is theirs.
    rentalText = shown(str)
    #: Why it does not play.
    trouble = shown(str)

    started = Signal()
    used = Signal()
    told = Signal(str)

    routes = frozenset({"movie"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        display: DisplayModel,
        playback: Playback,
        door: TitleDoor,
        words: LibraryWords,
        title_words: TitleWords,
    ) -> None:
        super().__init__(desk, navigator)
        self._display = display
        self._playback = playback
        self._words = words
        self._title_words = title_words
        self._tracks = CaptionTracks()
        self._values["picture"] = playback.picture
        self._places = PlaceKeeper(desk)
        self._opened: OpenTitle | None = None
        self._size = (0, 0)
        self._waiting = False
        self._from_ms = 0
        self._words_now = ""
        door.plays("movie", player=self._take)
        playback.turned.connect(self._turned)
        playback.moved.connect(self._moved)
        playback.measured.connect(self._measured)
        playback.opened.connect(self._told)
        playback.captioned.connect(self._captioned)
        playback.failed.connect(self._failed)
        playback.picture.changed.connect(self._framed)
        display.change_of("captions").connect(self._tracks.unwant)
        navigator.leaving.connect(self._leaving)

    @property
    def _mine(self) -> bool:
        return self._playback.owner is self

    # --- what a person does ---

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        if self.state == "playing":
            self.pause()
        elif self._mine:
            self._playback.play()

    @Slot()
    def pause(self) -> None:
        """Stand still."""
        if self._mine:
            self._playback.pause()

    @Slot(int)
    def seek(self, position: int) -> None:
        """Go to a place."""
        if self._mine and self.state != "broken":
            self._playback.seek(position)

    @Slot()
    def back(self) -> None:
        """10 seconds back."""
        self.seek(int(self.position) - STEP_MS)

    @Slot()
    def forward(self) -> None:
        """10 seconds on."""
        self.seek(int(self.position) + STEP_MS)

    @Slot()
    def nextCaptions(self) -> None:
        """Show the words, in the next language that there is, or hide them."""
        if self.hasCaptions:
            self._tracks.next()
            self._choose_captions()

    @Slot()
    def nextSpeed(self) -> None:
        """Faster, and after the fastest as it was made."""
        speed = SPEEDS[(SPEEDS.index(int(self.speed)) + 1) % len(SPEEDS)]
        self.put(speed=speed, speedText=speed_text(speed))
        if self._mine:
            self._playback.set_speed(speed)

    @Slot()
    def close(self) -> None:
        """Back to where the movie was opened."""
        if self.navigator.current == "movie":
            self.navigator.back()

    @Slot(int, int)
    def sized(self, width: int, height: int) -> None:
        """The picture is shown this large, in pixels."""
        self._size = (width // 8 * 8, height)
        if self._mine:
            self._playback.place_pictures(*self._size)
        self._begin()

    # --- the screen process ---

    def refresh(self, connection: Connection) -> None:
        """The rental's end comes nearer."""
        opened = self._opened
        if opened is not None and opened.licence.how == "rent":
            one = standing.one(connection, self.open_session().person.resident, opened.licence.licence, self.desk.clock.now_ms())
            if one is not None:
                self.put(rentalText=self._words.rental(one))

    def forget_person(self) -> None:
        """Nothing of a movie stays."""
        self._close()
        self._tracks.unwant()

    # --- parts ---

    def _take(self, opened: OpenTitle) -> None:
        self._close()
        self._opened = opened
        self._from_ms = self._places.begin(opened.detail.title.title, opened.place, done=opened.done)
        self._waiting = True
        self._tracks.begin(on=bool(self._display.captions))
        length = opened.detail.length_ms
        self.put(
            name=opened.detail.title.name,
            state="loading",
            duration=length,
            durationText=time_text(length),
            position=self._from_ms,
            positionText=time_text(self._from_ms),
        )
        self.navigator.go("movie")
        self._begin()

    def _begin(self) -> None:
        """When the title is open and the page knows its size."""
        opened = self._opened
        if not self._waiting or opened is None or not self._size[0] or self.navigator.current != "movie":
            return
        self._waiting = False
        self._playback.place_pictures(*self._size)
        self._playback.load(self, SealedTitle(opened.detail.title.title, opened.file), self._from_ms, speed=int(self.speed))

    @Slot(str, str)
    def _leaving(self, route: str, _to: str) -> None:
        if route == "movie" and _to != "pin":  # the cover is lifted there
            self._close()

    def _close(self) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            self._places.leave(int(self.position))
            if self._waiting:
                opened.file.close()
        self._waiting = False
        if self._mine:
            self._playback.unload()
            self._playback.place_pictures(0, 0)
        self._words_now, self._size = "", (0, 0)
        self.forget()

    @Slot(str)
    def _turned(self, state: str) -> None:
        if not self._mine:
            return
        self.put(state=state)
        if state == "playing":
            self.started.emit()
        elif state in {"paused", "ended"}:
            self._places.keep(int(self.position))

    @Slot(int)
    def _moved(self, position: int) -> None:
        if self._mine and self._playback.state != "closed":
            self.put(position=position, positionText=time_text(position))
            if self.state == "playing":
                self.used.emit()
                self._places.tick(position)

    @Slot(int)
    def _measured(self, duration: int) -> None:
        if self._mine:
            self._places.measure(duration)
            self.put(duration=duration or self.duration, durationText=time_text(duration or int(self.duration)))

    @Slot(object)
    def _told(self, told: Opened) -> None:
        if self._mine:
            self._tracks.tell(told.captions, str(self._display.language))
            self.put(hasCaptions=bool(told.captions))
            self._choose_captions()

    @Slot(str)
    def _captioned(self, words: str) -> None:
        if self._mine:
            self._words_now = words
            self._say_words()

    def _choose_captions(self) -> None:
        tracks = self._tracks
        if self._mine:
            self._playback.show_captions(tracks.track)
        if not tracks.on:
            key = self.tr("Captions: off")
        elif len(tracks.tags) > 1:
            name = tracks.name(self._title_words.language, lambda number: self.tr("number %1").replace("%1", str(number)))
            key = self.tr("Captions: %1").replace("%1", name)
        else:
            key = self.tr("Captions: on")
        self.put(captionsKey=key)
        self._say_words()

    def _say_words(self) -> None:
        self.put(captionText=self._words_now if self._tracks.on else "")

    @Slot()
    def _framed(self) -> None:
        if self._mine:
            self.put(hasPicture=not self._playback.picture.image.isNull())

    @Slot(str)
    def _failed(self, why: str) -> None:
        opened = self._opened
        if not self._mine or opened is None:
            return
        desk, media = self.desk, self.desk.place.media
        self._places.keep(int(self.position))
        if why == "damaged" and media is not None:
            container = opened.licence.container
            desk.bridge.write(lambda: let_go(desk.store, media, container), None, self._not_let_go)
            self.put(state="broken", hasPicture=False, trouble=self.tr("A part of this movie was damaged. It comes again by itself."))
        else:
            self.put(state="broken", hasPicture=False, trouble=self.tr("This movie did not play. It is not your fault."))

    def _not_let_go(self, error: BaseException) -> None:
        log.warning("not_let_go", kind=type(error).__name__)


def time_text(ms: int) -> str:
    """1:23:07 or 4:05."""
    hours, rest = divmod(max(0, ms), HOUR_MS)
    minutes, seconds = divmod(rest // 1000, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"
