"""The players of sound and film of one screen, and how the rest of it hears of them."""

from __future__ import annotations

from importlib import import_module

from PySide6.QtCore import QObject, Slot

from kiosk.ui.desk import Desk
from kiosk.ui.outlet import outlet_of
from kiosk.ui.playback import Playback
from kiosk.ui.viewmodels.display import DisplayModel
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.ears import Ears
from kiosk.ui.viewmodels.media.library_words import LibraryWords
from kiosk.ui.viewmodels.media.movie import MovieModel
from kiosk.ui.viewmodels.media.music import MusicModel
from kiosk.ui.viewmodels.media.playlists import PlaylistsModel
from kiosk.ui.viewmodels.media.preview import PreviewModel
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.reading import ReadingModel
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.ui.viewmodels.video import VideoModel

#: Whoever comes here may play something next.
NEAR = frozenset({"library", "library-title", "title", "music", "playlists", "playlist", "movie"})


class Players(QObject):
    """Music, audiobooks, movies and previews share one decoder's process: one of them is heard at a time."""

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        display: DisplayModel,
        session: SessionModel,
        door: TitleDoor,
        title_words: TitleWords,
        library_words: LibraryWords,
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._session = session
        self.playback = Playback(desk.place.player, self)
        self._ears = Ears(desk, display, outlet_of(desk.place.handset, self), self.playback)
        self.music = MusicModel(desk, navigator, display, self.playback, door, title_words)
        self.movie = MovieModel(desk, navigator, display, self.playback, door, library_words, title_words)
        self.playlists = PlaylistsModel(desk, navigator, session, self.music, title_words)
        self.preview = PreviewModel(desk, navigator, self.playback)
        for player in (self.music, self.movie, self.preview):
            player.used.connect(session.touched)
        for teller in (self._ears, self.music, self.movie):
            teller.told.connect(session.explain)
        session.change_of("covered").connect(self._covered)
        navigator.arriving.connect(self._arriving)
        desk.ended.connect(self.playback.cool)

    def beside(self, reading: ReadingModel, video: VideoModel) -> None:
        """Only one of them speaks: a player, a clip, or the voice."""
        for player in (self.music, self.movie, self.preview):
            player.started.connect(reading.hush)
            player.started.connect(video.pause)
        video.started.connect(self.pause)
        self._reading = reading
        reading.change_of("speaking").connect(self._reads)

    @Slot()
    def pause(self) -> None:
        """Whatever plays stands still."""
        self.playback.pause()

    def close(self) -> None:
        """The screen goes: the decoder's process too."""
        self.playback.cool()

    @Slot()
    def _reads(self) -> None:
        if self._reading.speaking:
            self.pause()

    @Slot()
    def _covered(self) -> None:
        if self._session.covered:
            self.pause()
            self.preview.close()

    @Slot(str)
    def _arriving(self, route: str) -> None:
        if route in NEAR and self._desk.session is not None and self._desk.place.media is not None:
            self.playback.warm()
            # Qt's sound costs a tenth of a second to load.
            self._desk.bridge.draw(lambda: import_module("kiosk.ui.system_out"))
