"""The clip that is playing: one at a time, on whichever card it was started."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

import structlog
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from kiosk.store.blobs import get_blob
from kiosk.store.engine import Store, StoreError
from kiosk.ui.captions import BadCaptions, Captions, parse_captions
from kiosk.ui.desk import Desk
from kiosk.ui.outlet import Outlet, audience_of
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.display import DisplayModel
from kiosk.ui.viewmodels.moving_picture import MovingPicture
from kiosk.ui.viewmodels.navigator import Navigator

if TYPE_CHECKING:
    from kiosk.ui.video import ClipPlayer

STEP_MS = 5_000

log = structlog.get_logger(__name__)


@qml_type
class VideoModel(ScreenModel):
    """A card plays its clip with `play(blob, captions)`; it is the card of the open clip while `clip` is its blob.

    `state`: closed, loading, playing, paused, ended (it can be played again at no cost), missing (its bytes are not here yet), broken.
    Times are milliseconds. Leaving the page, the cover and sign-out close it; nothing of it stays.
    """

    clip = shown(str)
    state = shown(str, "closed")
    #: What the PictureItem shows; `hasPicture` once there is a frame.
    picture = shown(QObject, constant=True)
    hasPicture = shown(bool)
    position = shown(int)
    duration = shown(int)
    positionText = shown(str, "0:00")
    durationText = shown(str, "0:00")
    hasCaptions = shown(bool)
    captionsOn = shown(bool, True)
    captionText = shown(str)
    #: Over the whole screen.
    full = shown(bool)

    #: It began to play or goes on playing: the person is here, and reading aloud stops.
    started = Signal()
    used = Signal()
    #: Why nothing is heard; each reason once a session.
    told = Signal(str)

    def __init__(self, desk: Desk, navigator: Navigator, display: DisplayModel, outlet: Outlet) -> None:
        super().__init__(desk, navigator)
        self._display = display
        self._outlet = outlet
        outlet.told.connect(self._sound)
        display.change_of("volume").connect(self._sound)
        self._frames = MovingPicture(self)
        self._values["picture"] = self._frames
        self._frames.changed.connect(self._framed)
        self._player: ClipPlayer | None = None
        self._captions = Captions()
        self._captions_name = ""
        self._captions_chosen = False
        self._cards: Counter[str] = Counter()
        self._reasons: set[str] = set()
        #: Where clips come from that are no blobs of the store, by how their names begin: bytes by name.
        self.elsewhere: dict[str, Callable[[str], bytes | None]] = {}
        #: Counts the clips, so that bytes that come late are not taken for those of the next.
        self._turn = 0
        navigator.leaving.connect(self.close)

    # --- what a person does ---

    @Slot(str, str)
    def play(self, clip: str, captions: str = "") -> None:
        """Play the clip with this SHA-256 (and its captions'), or go on with it."""
        if self.desk.session is None or not clip:
            return
        if clip == self.clip and self._player is not None and self.state in {"playing", "paused", "ended"}:
            self._player.play()
        elif clip != self.clip:
            self._open(clip, captions)
        elif self.state != "loading":
            self._open(clip, captions or self._captions_name)

    @Slot()
    def pause(self) -> None:
        """Stand still."""
        if self._player is not None and self.state == "playing":
            self._player.pause()

    @Slot(int)
    def seek(self, position: int) -> None:
        """Go to a place, in milliseconds."""
        if self._player is not None and self.state in {"playing", "paused", "ended"}:
            wanted = max(0, min(position, max(0, self.duration - 1)))
            if self.state == "ended":
                self._player.pause()
            self._player.seek(wanted)
            self._moved(wanted)

    @Slot()
    def back(self) -> None:
        """5 seconds back."""
        self.seek(self.position - STEP_MS)

    @Slot()
    def forward(self) -> None:
        """5 seconds on."""
        self.seek(self.position + STEP_MS)

    @Slot()
    def toggleCaptions(self) -> None:
        """Show the words, or hide them; it stays so for this session."""
        self._captions_chosen = True
        self.put(captionsOn=not self.captionsOn)
        self._caption()

    @Slot()
    def openFull(self) -> None:
        """Over the whole screen."""
        if self.clip:
            self.put(full=True)

    @Slot()
    def closeFull(self) -> None:
        """Back to the page."""
        self.put(full=False)
        self._stay_with_card()

    @Slot(str)
    def appear(self, clip: str) -> None:
        """A card shows this clip."""
        self._cards[clip] += 1

    @Slot(str)
    def vanish(self, clip: str) -> None:
        """A card of this clip is gone; one that takes its place in the same moment keeps it open."""
        self._cards[clip] -= 1
        QTimer.singleShot(0, self, self._stay_with_card)

    @Slot()
    def close(self) -> None:
        """Stop, and drop the clip."""
        self._turn += 1
        self._outlet.watch(False)
        if self._player is not None:
            self._player.unload()
        self._captions = Captions()
        self._captions_name = ""
        for name in ("full", "clip", "state", "hasPicture", "position", "duration", "positionText", "durationText"):
            self._reset(name)
        for name in ("hasCaptions", "captionText"):
            self._reset(name)

    # --- the screen process ---

    def forget_person(self) -> None:
        """Nothing of a clip stays, and the player goes too."""
        self.close()
        if self._player is not None:
            self._player.deleteLater()
            self._player = None
        self._captions_chosen = False
        self._reasons.clear()
        self._reset("captionsOn")

    # --- parts ---

    def _open(self, clip: str, captions: str) -> None:
        full = self.full and clip == self.clip
        self.close()
        self._captions_name = captions
        turn, store = self._turn, self.desk.store
        if not self._captions_chosen:
            self.put(captionsOn=bool(self._display.captions))
        self.put(clip=clip, state="loading", full=full)

        def ready(found: tuple[bytes | None, Captions]) -> None:
            if turn == self._turn:
                self._start(*found)

        origin = self.elsewhere.get(clip.partition(":")[0])
        self.desk.bridge.draw(lambda: _fetch(store, clip, captions) if origin is None else _fetched(origin, clip, captions), ready)

    def _start(self, clip: bytes | None, captions: Captions) -> None:
        if clip is None:
            self.put(state="missing")
            return
        player = self._player or self._make_player()
        self._captions = captions
        self.put(hasCaptions=bool(captions.cues))
        player.load(clip)

    def _make_player(self) -> ClipPlayer:
        # Only now: QtMultimedia costs memory.
        from kiosk.ui.video import ClipPlayer  # noqa: PLC0415

        player = ClipPlayer(self._frames, self)
        player.moved.connect(self._moved)
        player.measured.connect(self._measured)
        player.turned.connect(self._turned)
        player.failed.connect(self._failed)
        self._player = player
        return player

    @Slot(int)
    def _moved(self, position: int) -> None:
        if not self.clip:
            return
        self.put(position=position, positionText=clock_text(position), captionText=self._words_at(position))
        if self.state == "playing":
            self.used.emit()

    @Slot(int)
    def _measured(self, duration: int) -> None:
        if self.clip:
            self.put(duration=duration, durationText=clock_text(duration))

    @Slot(str)
    def _turned(self, state: str) -> None:
        if not self.clip:
            return
        self.put(state=state)
        self._caption()
        self._outlet.watch(state == "playing")
        if state == "playing":
            self.started.emit()

    @Slot()
    def _sound(self) -> None:
        """Into the room only where that is allowed; on a kiosk into the handset (as read aloud)."""
        player = self._player
        if player is None or self.state != "playing":
            return
        audience = audience_of(self.desk.policy.speech.output, self.desk.place.kind, self._outlet.sensed)
        player.hear(0.0 if audience == "nobody" else self._display.volume / self._display.loudest)
        if player.silent:
            self._tell(self.tr("This video plays without sound here."))
        elif audience == "nobody":
            self._tell(self.tr("Lift the handset to listen."))

    def _tell(self, reason: str) -> None:
        if reason not in self._reasons:
            self._reasons.add(reason)
            self.told.emit(reason)

    @Slot()
    def _failed(self) -> None:
        if self.clip:
            self.put(state="broken", hasPicture=False, captionText="")

    @Slot()
    def _framed(self) -> None:
        self.put(hasPicture=not self._frames.image.isNull())

    def _caption(self) -> None:
        self.put(captionText=self._words_at(self.position))

    def _words_at(self, position: int) -> str:
        return self._captions.at(position) if self.captionsOn and self.state in {"playing", "paused"} else ""

    @Slot()
    def _stay_with_card(self) -> None:
        self._cards = +self._cards
        if self.clip and not self.full and not self._cards[self.clip]:
            self.close()

    def _reset(self, name: str) -> None:
        before = getattr(self, name)
        self._values.pop(name, None)
        if getattr(self, name) != before:
            self.change_of(name).emit()


def clock_text(ms: int) -> str:
    """Minutes and seconds, as a player shows them: 0:07."""
    minutes, seconds = divmod(max(0, ms) // 1000, 60)
    return f"{minutes}:{seconds:02d}"


def _fetch(store: Store, clip: str, captions: str) -> tuple[bytes | None, Captions]:
    """The bytes of a clip, None when they are not here (yet), and its captions. On a worker."""
    try:
        with store.read() as connection:
            data = get_blob(connection, clip)
            words = get_blob(connection, captions) if captions else None
    except StoreError as error:
        log.warning("clip_not_read", kind=type(error).__name__)
        return None, Captions()
    return data, _captions(words)


def _fetched(origin: Callable[[str], bytes | None], clip: str, captions: str) -> tuple[bytes | None, Captions]:
    """The same from elsewhere. On a worker."""
    return origin(clip), _captions(origin(captions) if captions else None)


def _captions(words: bytes | None) -> Captions:
    try:
        return Captions() if words is None else parse_captions(words)
    except BadCaptions as error:
        log.warning("captions_unusable", reason=str(error))
        return Captions()
