"""A taste of a title, on its page: some seconds of sound or picture."""

from __future__ import annotations

import structlog
from PySide6.QtCore import QObject, Signal, Slot

from kiosk.store.blobs import get_blob
from kiosk.store.engine import Store, StoreError
from kiosk.ui.desk import Desk
from kiosk.ui.playback import PlainTitle, Playback
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.video import clock_text

log = structlog.get_logger(__name__)


@qml_type
class PreviewModel(ScreenModel):
    """The title's page plays with `play(blob)`; the preview is of the page's title while `blob` is its.

    `state`: closed, loading, playing, paused, ended, missing (its bytes are not here yet), broken. Times are milliseconds. Leaving the
    page, the cover and sign-out close it; music that was playing stands still.
    """

    blob = shown(str)
    state = shown(str, "closed")
    #: What the PictureItem shows; `hasPicture` once there is a frame (never for sound alone).
    picture = shown(QObject, constant=True)
    hasPicture = shown(bool)
    position = shown(int)
    duration = shown(int)
    positionText = shown(str, "0:00")
    durationText = shown(str, "0:00")

    #: It began to play or goes on playing: the person is here, and reading aloud stops.
    started = Signal()
    used = Signal()

    def __init__(self, desk: Desk, navigator: Navigator, playback: Playback) -> None:
        super().__init__(desk, navigator)
        self._playback = playback
        self._values["picture"] = playback.picture
        self._turn = 0
        self._size = (0, 0)
        navigator.leaving.connect(self.close)
        playback.turned.connect(self._turned)
        playback.moved.connect(self._moved)
        playback.measured.connect(self._measured)
        playback.failed.connect(self._failed)
        playback.taken.connect(self._taken)
        playback.picture.changed.connect(self._framed)

    @property
    def _mine(self) -> bool:
        return self._playback.owner is self

    # --- what a person does ---

    @Slot(str)
    def play(self, blob: str) -> None:
        """Play the preview with this SHA-256, or go on with it."""
        if self.desk.session is None or not blob:
            return
        if blob == self.blob and self._mine and self.state in {"playing", "paused", "ended"}:
            self._playback.play()
        elif blob != self.blob or self.state != "loading":
            self._open(blob)

    @Slot()
    def pause(self) -> None:
        """Stand still."""
        if self._mine:
            self._playback.pause()

    @Slot(int)
    def seek(self, position: int) -> None:
        """Go to a place, in milliseconds."""
        if self._mine:
            self._playback.seek(position)

    @Slot(int, int)
    def sized(self, width: int, height: int) -> None:
        """Its picture is shown this large, in pixels of the display."""
        self._size = (width // 8 * 8, height)
        if self._mine:
            self._playback.place_pictures(*self._size)

    @Slot()
    def close(self) -> None:
        """Stop, and drop the preview."""
        self._turn += 1
        if self._mine:
            self._playback.unload()
        self.forget()

    # --- the screen process ---

    def forget_person(self) -> None:
        """Nothing of a preview stays."""
        self.close()

    # --- parts ---

    def _open(self, blob: str) -> None:
        self.close()
        turn, store = self._turn, self.desk.store
        self.put(blob=blob, state="loading")

        def ready(found: bytes | None) -> None:
            if turn != self._turn:
                return
            if found is None:
                self.put(state="missing")
            else:
                self._playback.place_pictures(*self._size)
                self._playback.load(self, PlainTitle(found))

        self.desk.bridge.draw(lambda: _fetch(store, blob), ready)

    @Slot(str)
    def _turned(self, state: str) -> None:
        if not self._mine:
            return
        self.put(state=state)
        if state == "playing":
            self.started.emit()

    @Slot(int)
    def _moved(self, position: int) -> None:
        if self._mine:
            self.put(position=position, positionText=clock_text(position))
            if self.state == "playing":
                self.used.emit()

    @Slot(int)
    def _measured(self, duration: int) -> None:
        if self._mine:
            self.put(duration=duration, durationText=clock_text(duration))

    @Slot(str)
    def _failed(self, _why: str) -> None:
        if self._mine:
            self.put(state="broken", hasPicture=False)

    @Slot(object)
    def _taken(self, former: object) -> None:
        if former is self:
            self._turn += 1
            self.forget()

    @Slot()
    def _framed(self) -> None:
        if self._mine:
            self.put(hasPicture=not self._playback.picture.image.isNull())


def _fetch(store: Store, blob: str) -> bytes | None:
    """The bytes of a preview; None when they are not here (yet). On a worker."""
    try:
        with store.read() as connection:
            return get_blob(connection, blob)
    except StoreError as error:
        log.warning("preview_not_read", kind=type(error).__name__)
        return None
